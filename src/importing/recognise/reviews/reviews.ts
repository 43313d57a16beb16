import type { DraftReview } from '../../../domain/draft.ts';
import type { FoundDoubt, Outlined } from '../recognition.ts';
import { readReviewLine } from './review-lines.ts';
import { plainMark, reviewSections } from './review-sections.ts';
import { readReviewTables, type ReadReview } from './review-tables.ts';

/**
 * How the items of the earlier plan were judged: the rows of the tables, or the lines, of the parts that look back on it. A mark
 * (○△×) is given as the word that the plan explains it with; letters of a scale (A, B) stay.
 */
export function readReviews(outlined: readonly Outlined[]): {
  readonly reviews: readonly DraftReview[];
  readonly doubts: readonly FoundDoubt[];
} {
  const found = reviewSections(outlined).flatMap(({ blocks, legend }) => {
    const inTables = readReviewTables(blocks);
    const read = inTables.length > 0 ? inTables : blocks.flatMap(readReviewLine);
    return read.map((review) => toDraft(review, legend));
  });
  return { reviews: found, doubts: found.flatMap(toDoubts) };
}

function toDraft(
  { number, title, result, note, at, spot }: ReadReview,
  legend: ReadonlyMap<string, string>,
): DraftReview {
  const word = /^\P{L}$/u.test(result.trim()) ? legend.get(plainMark(result)) : result;
  return {
    ...(number !== undefined && { number }),
    title,
    names: namesOf(title),
    result: word ?? result,
    note,
    place: at.place,
    ...(at.page !== undefined && { page: at.page }),
    ...(word === undefined && {
      uncertain: `評価の記号「${result}」の意味が計画の中に見つからないため、記号のまま載せました。`,
    }),
    spot,
  };
}

/** What a title quotes, and a title without what stands in brackets. */
function namesOf(title: string): readonly string[] {
  const quoted = [...title.matchAll(/[「『]([^「」『』]{2,30})[」』]/gu)].map(([, name = '']) => name);
  const bare = title.replace(/[（(][^（）()]*[）)]/gu, '').trim();
  return [...new Set([...quoted, bare])].filter((name) => name !== title && name.length > 1);
}

const toDoubts = ({ title, result, spot, uncertain }: DraftReview): readonly FoundDoubt[] =>
  uncertain === undefined
    ? []
    : [{ about: { kind: 'review', title }, spot, read: result, assumed: result, reason: uncertain }];
