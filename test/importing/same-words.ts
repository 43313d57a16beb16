import { mendSourceText } from '../../src/language/mend-source-text.ts';
import { normalise } from '../../src/language/normalise.ts';

/**
 * What a text is compared by: NFKC and lower case, radicals mended, without white space, brackets, marks (・「」★◯→) and punctuation;
 * only letters, digits and the signs that belong to a figure are left. Marks of notes (※1) are no words.
 */
export const key = (text: string): string =>
  normalise(mendSourceText(text).replace(/※\d+/gu, '')).replace(/[^\p{L}\p{N}%+]|(?<![\p{L}\p{N}])\+/gu, '');

const sources = new Map<string, string>();

/** Whether all of a text stands in the source, in one stretch. */
export function standsIn(text: string, source: string): boolean {
  const known = sources.get(source) ?? key(source);
  sources.set(source, known);
  return known.includes(key(text));
}

/** How far two texts have the same pairs of letters (Dice), from 0 to 1. */
export function overlap(one: string, other: string): number {
  const [a, b] = [pairsOf(key(one)), pairsOf(key(other))];
  const both = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 1 : (2 * both) / (a.size + b.size);
}

/** The share of the pairs of letters of `wanted` that `found` has, from 0 to 1: longer definitions are no worse. */
export function covered(found: string, wanted: string): number {
  const [has, asked] = [pairsOf(key(found)), pairsOf(key(wanted))];
  return asked.size === 0 ? 1 : [...asked].filter((pair) => has.has(pair)).length / asked.size;
}

/**
 * Whether a wording of the source is what a person retold: `told` stands nowhere in the source, `found` does, one has most of the words of
 * the other (six pairs of letters in ten), and neither is twice as long.
 */
export function retold(found: string, told: string, source: string): boolean {
  const lengths = [key(found).length, key(told).length];
  return (
    2 * Math.min(...lengths) >= Math.max(...lengths) &&
    Math.max(covered(found, told), covered(told, found)) >= 0.6 &&
    standsIn(found, source) &&
    !standsIn(told, source)
  );
}

/** Whether a wording of the source is one part of what a person retold from several: of five letters or more, nearly all in `told`. */
export const partOfRetold = (found: string, told: string, source: string): boolean =>
  key(found).length >= 5 && covered(told, found) >= 0.9 && standsIn(found, source) && !standsIn(told, source);

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set([...text].slice(0, Math.max(1, text.length - 1)).map((_, at) => text.slice(at, at + 2)));

/** Whether two keys are the same but for spelling: at most one letter in ten differs, and of short ones none. */
export function nearly(one: string, other: string): boolean {
  const most = Math.floor(Math.max(one.length, other.length) / 10);
  return Math.abs(one.length - other.length) <= most && distance(one, other) <= most;
}

function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [below, against] of [...other].entries()) {
      const swap = (row[below] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(swap, (row[below + 1] ?? 0) + 1, (next[below] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/**
 * Whether two numbers name the same place: their letters and digits in order are the same, whatever stands between and around them
 * (`施策 1-(2)`, `1-2`, `①`, `Ⅰ-1`), or the longer ends with the shorter after one of its separators (`3-1-①` and `①`).
 */
export function sameNumber(one: string | undefined, other: string | undefined): boolean {
  const [a, b] = [stepsOf(one), stepsOf(other)];
  if (a.length === 0 || b.length === 0) return a.length === b.length;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.slice(-short.length).join('-') === short.join('-');
}

const stepsOf = (number = ''): readonly string[] =>
  (
    number
      .normalize('NFKC')
      .toUpperCase()
      .match(/\d+|[A-Z]+|[ァ-ヶ]/gu) ?? []
  ).map((step) => step.replace(/^0+(?=\d)/u, ''));
