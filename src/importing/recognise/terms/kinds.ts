import type { SourceTable } from '../../../domain/source-document.ts';
import { normalise } from '../../../language/normalise.ts';
import type { FoundTerm } from './found-term.ts';
import type { Outlined } from '../recognition.ts';
import { isTermLike } from './term-names.ts';

/**
 * The words of a table that tells kinds apart (区分|内容, 作業分類|作業内容): a row explains its word where the first clause of its
 * text ends with the noun that the word ends with (付随作業 | 主な作業に伴って必要となる作業). Any other table of that head may say
 * anything of its rows. So do lists of such words.
 */
export function readKinds(outlined: readonly Outlined[]): readonly FoundTerm[] {
  const tables = outlined.flatMap((at) => (at.block.kind === 'table' ? kindsOf(at.block, at) : []));
  return [...tables, ...listedKinds(outlined)];
}

const LISTED =
  /^[^\p{L}\p{N}]*([\p{Script=Katakana}\p{Script=Latin}\p{Script=Han}ー・]{2,20}[（(][^（）()]{2,20}[）)])\s([^。]{8,80}?(?:\p{Script=Han}|等|こと|もの))$/u;

/** Three lines or more in a row, each a word with its other name in brackets and what it is: `アウトカム（成果） 取組で起きる変化`. */
function listedKinds(outlined: readonly Outlined[]): readonly FoundTerm[] {
  const rows: FoundTerm[][] = [];
  let row: FoundTerm[] = [];
  for (const at of outlined) {
    const [, head = '', definition = ''] = (at.block.kind === 'paragraph' && LISTED.exec(at.block.text)) || [];
    if (head === '') row = [];
    else if (row.push({ head, definition, at, spot: at.block.spot, origin: 'sentence' }) === 1) rows.push(row);
  }
  return rows.filter((each) => each.length >= 3).flat();
}

const KIND = /^(?:区分|分類|種別|種類|類型|名称|.{1,4}(?:区分|分類|種別|種類|類型))$/u;
const CONTENT = /^(?:内容|説明|定義|考え方|概要|意味|.{1,4}(?:内容|説明|定義))$/u;

function kindsOf(table: SourceTable, at: Outlined): readonly FoundTerm[] {
  const heads = table.rows[0]?.map(({ text }) => normalise(text).replace(/\s+/gu, '')) ?? [];
  const [kind, content] = [heads.findIndex((head) => KIND.test(head)), heads.findIndex((head) => CONTENT.test(head))];
  if (kind < 0 || content < 0) return [];
  const seen = new Set<string>();
  return table.rows.slice(1).flatMap((row): readonly FoundTerm[] => {
    const [head, definition] = [row[kind]?.text.trim() ?? '', row[content]?.text.trim() ?? ''];
    if (seen.has(head) || !isTermLike(head) || !isOfKind(head, definition)) return [];
    seen.add(head);
    return [
      {
        head,
        definition: definition.replace(/\s*\n\s*/gu, ''),
        at,
        spot: row[kind]?.spot ?? at.block.spot,
        origin: 'sentence',
      },
    ];
  });
}

function isOfKind(head: string, definition: string): boolean {
  const noun = /\p{Script=Han}{2}$/u.exec(head)?.[0];
  const clause = /^[^。、\n（(【\s]{6,}/u.exec(definition)?.[0] ?? '';
  return noun !== undefined && head.length > 2 && new RegExp(`${noun}(?:であり|で|です)?$`, 'u').test(clause);
}
