import { tokenise } from '../../language/tokenise.ts';

/** How near each of some questions (a row) is to each of some texts. */
export type Nearness = readonly (readonly number[])[];

/** Nearness by the cosines of vectors of length 1. */
export const nearnessOf = (questions: readonly Float32Array[], texts: readonly Float32Array[]): Nearness =>
  questions.map((question) => texts.map((text) => innerProduct(question, text)));

/** Nearness by words: the information that a question and a text share. */
export function nearnessByWords(questions: readonly string[], texts: readonly string[]): Nearness {
  const grams = texts.map((text) => new Set(tokenise(text).bigrams));
  const counts = new Map<string, number>();
  for (const gram of grams.flatMap((set) => [...set])) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const information = (gram: string): number => Math.log(1 + texts.length / (counts.get(gram) ?? 1));
  return questions.map((question) => {
    const asked = [...new Set(tokenise(question).bigrams)];
    return grams.map((set) => asked.reduce((sum, gram) => sum + (set.has(gram) ? information(gram) : 0), 0));
  });
}

/**
 * The mean reciprocal rank at which questions find their own texts, 0 to 1. Question and text of one place belong together, and so do
 * those of places with one `key`; what is as near as the own stands before it.
 */
export function foundRank(nearness: Nearness, keys: readonly string[]): number {
  const ranks = nearness.map((row, at) => {
    const isOwn = (other: number): boolean => keys[other] === keys[at];
    const own = Math.max(...row.filter((_, other) => isOwn(other)));
    return 1 / (1 + row.filter((near, other) => !isOwn(other) && near >= own).length);
  });
  return mean(ranks);
}

/** The mean nearness of questions to texts of other places. */
export const unrelatedNearness = (nearness: Nearness): number =>
  mean(nearness.flatMap((row, at) => row.filter((_, other) => other !== at)));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const innerProduct = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
