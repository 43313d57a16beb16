import { tidyTitle } from './measure-titles.ts';
import type { ReadPhase } from '../recognition.ts';
import { contained, likeness } from './similar.ts';

/**
 * A title for a row of a timetable that has none of its own, in the words of its cells: what all of them are about (書かない窓口の試行,
 * 書かない窓口の本格導入 → 書かない窓口), the first where the next only goes on with it, or else the first two.
 */
export function titleOfPhases(phases: readonly ReadPhase[]): string {
  const texts = [...new Set(phases.map(({ phase }) => plain(phase)))].filter(Boolean);
  const [first = '', second] = texts;
  const alone = first.replace(/を(?:実施|行う|進める)(?:する)?$/u, '');
  if (second === undefined) return alone;
  const topic = commonTopic(texts);
  if (topic !== undefined) return topic;
  const joined = `${first}、${second}`;
  return goesOn(first, second) || joined.length > LONGEST ? shorter(first, second) : joined;
}

const plain = (phase: string): string => tidyTitle(phase.replace(/[（(][^（）()]*[)）]|[※＊*]\d*/gu, ''));

const SHORTEST = 4;
const LONGEST = 44;

/** What all texts begin with, where each says of it the …の what is done. */
function commonTopic(texts: readonly string[]): string | undefined {
  const common = texts.reduce(commonStart).replace(/の$/u, '');
  return common.length >= SHORTEST && texts.every((text) => text.slice(common.length).startsWith('の'))
    ? common
    : undefined;
}

function commonStart(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one.slice(0, at);
}

/** The second is a sentence, or says the same in nearly the same words. */
const goesOn = (first: string, second: string): boolean =>
  /[うくすつぬぶむるたいに]$/u.test(second) || isSame(first, second) || contained(second, first) >= 0.75;

/** Alike, and not only because both begin with what they are about. */
const isSame = (first: string, second: string): boolean =>
  likeness(first, second) >= 0.5 && commonStart(first, second).length < SHORTEST;

/** Of two ways to say the same. */
const shorter = (first: string, second: string): string =>
  isSame(first, second) && second.length < first.length ? second : first;
