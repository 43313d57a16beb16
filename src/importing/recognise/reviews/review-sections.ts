import { normalise } from '../../../language/normalise.ts';
import type { Outlined } from '../recognition.ts';

/** A part of a plan that looks back on the plan before it, with what its marks mean. */
export interface ReviewSection {
  readonly blocks: readonly Outlined[];
  /** `○` → 達成, as a line beside the tables says. */
  readonly legend: ReadonlyMap<string, string>;
}

/**
 * The parts that judge the items of an earlier plan: under a heading, or in a table with a caption or a head, that names an earlier
 * plan or a looking back (前計画の評価, 第2期計画の達成状況, Ver.2 の振り返り, これまでの取組の検証).
 */
export function reviewSections(outlined: readonly Outlined[]): readonly ReviewSection[] {
  const sections = new Map<string, Outlined[]>();
  for (const each of outlined) {
    const key = reviewKey(each);
    if (key === undefined) continue;
    const blocks = sections.get(key);
    if (blocks === undefined) sections.set(key, [each]);
    else blocks.push(each);
  }
  return [...sections.values()].map((blocks) => ({ blocks, legend: readMarks(blocks) }));
}

function reviewKey({ headings, block }: Outlined): string | undefined {
  const depth = headings.findIndex(({ title, label }) => looksBack(`${label ?? ''}${title}`));
  if (depth >= 0)
    return headings
      .slice(0, depth + 1)
      .map(({ title }) => title)
      .join('\n');
  if (block.kind !== 'table') return undefined;
  const head = block.rows[0]?.map(({ text }) => text).join(' ') ?? '';
  return [block.caption ?? '', head, block.spot.sheet ?? ''].some(looksBack) ? `table ${head}` : undefined;
}

/** Whether a title or the head of a table is about how an earlier plan went. */
export function looksBack(title: string): boolean {
  if (title.length > 200) return false;
  const text = normalise(title).replace(/\s+/gu, '');
  return LOOKING_BACK.test(text) || (EARLIER.test(text) && JUDGED.test(text));
}

const LOOKING_BACK = /振り?返り|ふりかえり/u;
const EARLIER =
  /前(?:期)?(?:の)?(?:計画|プラン|アクションプラン|戦略|ビジョン|大綱|方針)|前期|前回|前次|旧計画|現行計画|現計画|第[\d一二三四五六七八九十]+[期次]|ver\.?\d|これまで|従来|過去/u;
const JUDGED = /評価|検証|達成|実績|成果|進捗|総括|取組状況|取組結果|実施状況|実施結果|取り組み状況|結果|状況/u;

const MARK =
  /([◎○〇◯●△▲×✕✖☓□■◇◆★☆]|(?<![A-Za-zＡ-Ｚ])[A-ESＡ-Ｅ](?![A-Za-z]))\s*[」』]?\s*(?:[：:…＝=]+|―+)\s*[「『]?([^◎○〇◯●△▲×✕✖☓、。／/」』）)\s]{1,20})/gu;

function readMarks(blocks: readonly Outlined[]): ReadonlyMap<string, string> {
  const texts = blocks.flatMap(({ block }) =>
    block.kind === 'table' ? [block.caption ?? '', ...block.rows.flat().map(({ text }) => text)] : [block.text],
  );
  return new Map(
    texts.flatMap((text) =>
      [...text.matchAll(MARK)].map(([, mark = '', word = '']) => [plainMark(mark), word] as const),
    ),
  );
}

/** Marks that look alike are one: 〇, ◯ and ○, ✕ and ×. */
export const plainMark = (mark: string): string =>
  mark.normalize('NFKC').replace(/[〇◯]/u, '○').replace(/[✕✖☓]/u, '×').trim();
