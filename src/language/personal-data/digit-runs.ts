/** Digits that stand together, and what stands between them and the group before in the same run (empty for the first). */
export interface DigitGroup {
  readonly digits: string;
  readonly gap: string;
  /** Positions in the folded text. */
  readonly from: number;
  readonly to: number;
}

/** Groups with nothing but separators between them. */
export type DigitRun = readonly DigitGroup[];

/** Some neighbouring groups of a run: those from `first` to `last`, inclusive. */
export interface Window {
  readonly run: DigitRun;
  readonly first: number;
  readonly last: number;
  readonly digits: string;
  readonly from: number;
  readonly to: number;
}

const KANJI_DIGITS = '〇零一二三四五六七八九';
/** Numbers are also said with 「の」 between the groups. */
const SEPARATORS = /^(?:[ \n\-./_,、:・|()ー]{1,3}| ?の ?)$/u;

/** The runs of digits of a folded text. */
export function digitRuns(text: string): readonly DigitRun[] {
  const digits = digitsIn(text);
  const runs: DigitGroup[][] = [];
  for (const { index, 0: found } of digits.matchAll(/\d+/gu)) {
    const before = runs.at(-1)?.at(-1);
    const gap = before === undefined ? '' : text.slice(before.to, index);
    const group = { digits: found, gap, from: index, to: index + found.length };
    const joined = before !== undefined && SEPARATORS.test(gap) && !isCounted(text, before) && !isCounted(text, group);
    if (joined) runs.at(-1)?.push(group);
    else runs.push([{ ...group, gap: '' }]);
  }
  return runs;
}

/** The text with kanji digits as digits, where they are meant as such: 「一二三四」, but not 「一関市」 or 「四半期」. */
function digitsIn(text: string): string {
  if (!KANJI_DIGIT.test(text)) return text;
  let written = '';
  for (let at = 0; at < text.length; at += 1) {
    const value = KANJI_DIGITS.indexOf(text[at] ?? '');
    written += value >= 0 && isDigitAt(text, at) ? String(Math.max(0, value - 1)) : text[at];
  }
  return written;
}

const KANJI_DIGIT = new RegExp(`[${KANJI_DIGITS}]`, 'u');
const DIGIT = new RegExp(`^[0-9${KANJI_DIGITS}]`, 'u');
const DIGIT_NEXT = new RegExp(`^[-ー ・.]?[0-9${KANJI_DIGITS}]`, 'u');
const DIGITS_BEFORE = new RegExp(`[0-9${KANJI_DIGITS}][-ー ・.]?$`, 'u');

function isDigitAt(text: string, at: number): boolean {
  if (DIGIT_NEXT.test(text.slice(at + 1, at + 3))) return true;
  const before = text.slice(Math.max(0, at - 2), at);
  const endsWord = !/^\p{Script=Han}/u.test(text.slice(at + 1, at + 2));
  return (
    DIGITS_BEFORE.test(before) && (endsWord || (before.length === 2 && [...before].every((one) => DIGIT.test(one))))
  );
}

/** Whether a group counts something (`3人`, `1234円`): then it is no part of a longer number. */
function isCounted(text: string, { digits, gap, to }: Pick<DigitGroup, 'digits' | 'gap' | 'to'>): boolean {
  const unit = text.slice(to, to + 2);
  if (/^(?:円|千円|件|枚|%|千|万|億)/u.test(unit)) return true;
  return digits.length <= 4 && !/[-ー().]/u.test(gap) && UNIT.test(unit);
}

const UNIT = /^(?:年|月|日|時|分|秒|人|名|歳|才|階|章|条|項|回|度|台|館|か所|箇所|個|丁目|ページ|頁)/u;

/** The window that begins with a group of a run and holds exactly so many digits; undefined where none does. */
export function windowOf(run: DigitRun, first: number, length: number): Window | undefined {
  let digits = '';
  for (let last = first; last < run.length; last += 1) {
    digits += run[last]?.digits ?? '';
    if (digits.length > length) return undefined;
    if (digits.length === length)
      return { run, first, last, digits, from: run[first]?.from ?? 0, to: run[last]?.to ?? 0 };
  }
  return undefined;
}

/** The lengths of the groups of a window, such as `4,4,4`. */
export const shapeOf = ({ run, first, last }: Window): string =>
  run
    .slice(first, last + 1)
    .map(({ digits }) => digits.length)
    .join(',');

/** What stands between the groups of a window. */
export const gapsOf = ({ run, first, last }: Window): readonly string[] =>
  run.slice(first + 1, last + 1).map(({ gap }) => gap);

/** What joins a window to its neighbours; undefined where it has none. */
const outerGaps = ({ run, first, last }: Window): readonly string[] =>
  [first === 0 ? undefined : run[first]?.gap, run[last + 1]?.gap].filter((gap) => gap !== undefined);

/** Whether a window is a part of something longer: a neighbour is joined to it as by a hyphen or a decimal point. */
export const isPart = (window: Window): boolean => {
  const inner = gapsOf(window);
  return outerGaps(window).some((gap) => /^[-.ー_]+$/u.test(gap) || (!/[ \n,、]/u.test(gap) && inner.includes(gap)));
};

/**
 * Whether the groups of a window belong together: it has one of the usual shapes, evenly spaced, or stands apart from its neighbours
 * by something else than what stands inside.
 */
export function standsAlone(window: Window, usual: readonly string[]): boolean {
  if (isPart(window)) return false;
  const inner = new Set(gapsOf(window));
  if (inner.size <= 1 && usual.includes(shapeOf(window))) return true;
  // Commas, points and the like also part numbers of a list; digits one by one are none.
  const lists = [...inner].some((gap) => /[./_,、:・|()]/u.test(gap)) && !/^1(?:,1)+$/u.test(shapeOf(window));
  return !lists && inner.size > 0 && outerGaps(window).every((gap) => !inner.has(gap));
}
