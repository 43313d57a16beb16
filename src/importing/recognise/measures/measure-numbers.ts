import { digits, type Merged } from './merge-measures.ts';
import type { FoundDoubt } from '../recognition.ts';

/** The number of a measure, and why it is not the one that stands in the plan. */
export interface SettledNumber {
  readonly number?: string;
  readonly printed?: string;
  readonly reason?: string;
}

/**
 * Numbers that stand once in their group. Where one is printed twice and the next but one follows (⑱, ⑱, ⑳), the second is a slip for
 * the number between; elsewhere the second has none.
 */
export function settleNumbers(
  numbers: readonly (string | undefined)[],
  groups: readonly (readonly string[])[],
): readonly SettledNumber[] {
  const seen = new Set<string>();
  return numbers.map((number, index) => {
    if (number === undefined) return {};
    const group = (groups[index] ?? []).join('/');
    const settled = seen.has(`${group} ${number}`)
      ? repeated(number, numbers[index - 1], numbers[index + 1])
      : { number };
    seen.add(`${group} ${settled.number ?? number}`);
    return settled;
  });
}

function repeated(number: string, before: string | undefined, after: string | undefined): SettledNumber {
  const between = Number(digits(number)) + 1;
  if (before === number && after !== undefined && Number(digits(after)) === between + 1) {
    const meant = inStyle(number, between);
    if (meant !== undefined) {
      return {
        number: meant,
        printed: number,
        reason: `番号「${number}」が前の取組と重なっているため、前後の順から「${meant}」とみなしました`,
      };
    }
  }
  return { printed: number, reason: `同じ見出しの中で番号「${number}」が重なっているため、番号を付けませんでした` };
}

/** A count written as another number is. */
function inStyle(like: string, count: number): string | undefined {
  if (/^\d+$/u.test(like)) return String(count);
  if (/^[(（]\d+[)）]$/u.test(like)) return like.replace(/\d+/u, String(count));
  if (!/^[①-⑳㉑-㉟]$/u.test(like) || count > 35) return undefined;
  return String.fromCodePoint(count <= 20 ? 0x245f + count : 0x3250 + count - 20);
}

/** The doubt of a number that was mended or left out. */
export function numberDoubt(
  { number, printed, reason }: SettledNumber,
  id: string,
  measure: Merged | undefined,
): readonly FoundDoubt[] {
  const place = measure?.places[0];
  if (place === undefined || printed === undefined || reason === undefined) return [];
  const assumed = `${number ?? ''} ${place.title}`.trim();
  return [
    {
      about: { kind: 'measure', measure: id, field: 'title' },
      spot: place.spot,
      read: `${printed} ${place.title}`,
      assumed,
      reason,
    },
  ];
}
