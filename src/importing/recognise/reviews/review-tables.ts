import type { SourceCell, SourceTable, Spot } from '../../../domain/source-document.ts';
import { normalise } from '../../../language/normalise.ts';
import type { Outlined } from '../recognition.ts';
import { readNumbering } from '../outline/numbering.ts';

/** One item of the earlier plan as a row or a line gives it; `result` as it stands there. */
export interface ReadReview {
  readonly number?: string;
  readonly title: string;
  readonly result: string;
  readonly note: string;
  readonly at: Outlined;
  readonly spot: Spot;
}

/**
 * The rows of tables that have a column of results (達成, 継続, 見直し, A, ○ …): number, title, result and what is told beside. One
 * cell may hold number, title and text together. A table that goes on without its head has the columns of the one before.
 */
export function readReviewTables(blocks: readonly Outlined[]): readonly ReadReview[] {
  const reviews: ReadReview[] = [];
  let known: Columns | undefined;
  for (const at of blocks) {
    if (at.block.kind !== 'table') continue;
    const columns = columnsOf(at.block) ?? (known?.width === at.block.rows[0]?.length ? known : undefined);
    if (columns === undefined) continue;
    known = columns;
    for (const row of at.block.rows) reviews.push(...readRow(row, columns, at));
  }
  return reviews;
}

/** Whether a text is a judgement: a word or a mark of a scale, nothing else. */
export const isResult = (text: string): boolean => RESULT.test(normalise(text).replace(/\s+/gu, ''));

const WORDS =
  '(?:(?:一部|概ね|おおむね|ほぼ|未|既に|目標|計画どおり|予定どおり|計画通り)?(?:達成|完了|実施|着手|順調|終了)(?:済み?|中|済)?(?:\\(?(?:継続|一部)\\)?)?|継続(?:検討|実施|中)?|見直し|廃止|中止|統合|拡充|拡大|縮小|休止|改善|検討(?:中|継続)|(?:やや|大幅に?)?(?:遅れ|遅延)(?:ている|気味)?|未実施|未着手|未達成?|取組中|進行中|運用中|導入済み?|次期計画(?:へ|に)?(?:継続|引継ぎ|移行)|移行|新規)';
const RESULT = new RegExp(
  `^[「【\\[(]?(?:${WORDS}(?:[・/、]${WORDS})?|[a-es][+-]?|[ivxⅰ-ⅹ]{1,3}|[◎○〇◯●△▲×✕✖☓-])[」】\\])]?$`,
  'u',
);

interface Columns {
  readonly width: number;
  readonly result: number;
  readonly title: number;
  readonly number?: number;
  readonly notes: readonly number[];
}

const HEADS = {
  result:
    /^(?:評価(?:結果|区分|ランク)?|自己評価|総合評価|判定|結果|達成(?:状況|度|区分)|進捗(?:状況|度|区分)?|実施状況|取組状況|区分|状況|分類(?:評価)?|今後の方向性?|方向性|今後の対応|今後)$/u,
  title:
    /^(?:(?:主な|具体的な|実施|個別)?(?:取組|取り組み|施策|事業|項目|アクション|プロジェクト)(?:事項|項目|名称?|内容|メニュー)?|名称|内容|題名|件名)$/u,
  number: /^(?:no\.?|番号|#|№|施策番号|取組番号|整理番号|項番)$/u,
  note: /実績|成果|課題|内容|理由|備考|コメント|説明|概要|経過|詳細|取組状況|実施状況|評価内容|主な|今後/u,
};

const heading = (cell: SourceCell | undefined): string => normalise(cell?.text ?? '').replace(/\s+/gu, '');

/** The columns by what their cells are, helped by their heads: results are words of a scale, the title stands left of its text. */
function columnsOf({ rows }: SourceTable): Columns | undefined {
  const width = rows[0]?.length ?? 0;
  const all = Array.from({ length: width }, (_, column) => column);
  const result = resultColumn(rows, all);
  if (result === undefined) return undefined;
  const number = all.find(
    (column) => column !== result && (HEADS.number.test(heading(rows[0]?.[column])) || isNumbers(rows, column)),
  );
  const texts = all.filter(
    (column) => column !== result && column !== number && rows.some((row) => (row[column]?.text.length ?? 0) > 1),
  );
  const titles = texts.filter((column) => HEADS.title.test(heading(rows[0]?.[column])));
  const title = titles.findLast((column) => !HEADS.note.test(heading(rows[0]?.[column]))) ?? titles[0] ?? texts[0];
  if (title === undefined) return undefined;
  const notes = texts.filter((column) => column > title && column !== result);
  return { width, result, title, notes, ...(number !== undefined && { number }) };
}

function resultColumn(rows: SourceTable['rows'], all: readonly number[]): number | undefined {
  const scores = all.map((column) => {
    const texts = rows
      .slice(1)
      .map((row) => row[column]?.text.trim() ?? '')
      .filter((text) => text !== '');
    if (/\d年度?|^r\d|上期|下期|四半期/u.test(heading(rows[0]?.[column]))) return 0;
    const headed = HEADS.result.test(heading(rows[0]?.[column])) ? 0.2 : 0;
    const share = texts.length === 0 ? 0 : texts.filter(isResult).length / texts.length;
    return share < 0.6 ? 0 : share + headed;
  });
  const best = Math.max(...scores);
  return best > 0 ? scores.indexOf(best) : undefined;
}

const isNumbers = (rows: SourceTable['rows'], column: number): boolean => {
  const texts = rows
    .slice(1)
    .map((row) => row[column]?.text.trim() ?? '')
    .filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => /^(?:[①-⑳㉑-㊿]|[(（]?\d+(?:[-.－]\d+)*[)）]?)$/u.test(text));
};

function readRow(row: readonly SourceCell[], columns: Columns, at: Outlined): readonly ReadReview[] {
  const cell = row[columns.title];
  const result = row[columns.result]?.text.trim() ?? '';
  if (cell === undefined || !isResult(result) || cell.text.trim() === '' || cell === row[columns.result]) return [];
  const { number, title, rest } = splitItem(cell.text);
  const label = columns.number === undefined ? number : row[columns.number]?.text.trim();
  const notes = columns.notes
    .map((column) => row[column])
    .filter((note, index, cells) => note !== cell && cells.indexOf(note) === index);
  const note = [rest, ...notes.map((each) => each?.text ?? '')]
    .map(oneLine)
    .filter((text) => text !== '')
    .join(' ');
  return [
    {
      ...(label !== undefined && label !== '' && { number: label }),
      title,
      result: oneLine(result),
      note,
      at,
      spot: cell.spot,
    },
  ];
}

/** Number, title and what follows in one text: the title ends with its line, or at the first blank behind a whole word. */
export function splitItem(text: string): { readonly number?: string; readonly title: string; readonly rest: string } {
  const numbering = readNumbering(text.trim());
  const body = numbering?.title ?? text.trim();
  const [first = '', ...lines] = body.split('\n');
  const cut = /^.*。/su.test(first)
    ? [...first.matchAll(/ /gu)].find(({ index }) => endsTitle(first.slice(0, index)))
    : undefined;
  const title = cut === undefined ? first : first.slice(0, cut.index);
  const rest = [...(cut === undefined ? [] : [first.slice(cut.index + 1)]), ...lines].join('\n');
  return { ...(numbering?.label !== undefined && { number: numbering.label }), title: title.trim(), rest };
}

const endsTitle = (left: string): boolean =>
  left.length >= 4 &&
  /[\p{Script=Han}\p{Script=Katakana}ー）)」』]$/u.test(left) &&
  (left.match(/[（(「『]/gu)?.length ?? 0) === (left.match(/[）)」』]/gu)?.length ?? 0);

const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, '').trim();
