import { normalise } from '../../../language/normalise.ts';

/** A title as titles are compared: without blanks, brackets and marks, in one spelling. */
export function titleKey(title: string): string {
  const known = KEYS.get(title);
  if (known !== undefined) return known;
  const key = normalise(title)
    .replace(/[\s・、,.。「」『』()[\]【】〈〉<>:：\-‐–—―~〜/／*＊※]/gu, '')
    .replace(/取り?組み/gu, '取組')
    .replace(/手続き/gu, '手続');
  if (KEYS.size >= MOST_KEYS) KEYS.clear();
  KEYS.set(title, key);
  return key;
}

/** A title is compared with many others; the key depends on nothing else, so that it may be kept. */
const KEYS = new Map<string, string>();
const MOST_KEYS = 10_000;

/** Whether two titles are the same but for their spelling. */
export const similar = (one: string, other: string): boolean =>
  titleKey(one) !== '' && titleKey(one) === titleKey(other);

/** How much two texts share, from 0 to 1: the pairs of letters in both (Dice's coefficient). */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  return a.length === 0 || b.length === 0 ? 0 : (2 * sharedPairs(a, b)) / (a.length + b.length);
}

/** How much of `part` stands in `whole`, from 0 to 1, by pairs of letters. */
export function contained(part: string, whole: string): number {
  const [a, b] = [pairsOf(part), pairsOf(whole)];
  return a.length === 0 ? 0 : sharedPairs(a, b) / a.length;
}

function sharedPairs(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const pair of a) left.set(pair, (left.get(pair) ?? 0) + 1);
  let both = 0;
  for (const pair of b) {
    const count = left.get(pair) ?? 0;
    if (count > 0) both += 1;
    left.set(pair, count - 1);
  }
  return both;
}

function pairsOf(text: string): readonly string[] {
  const key = titleKey(text);
  return Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2));
}
