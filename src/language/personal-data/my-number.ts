import { isMyNumber } from './check-digits.ts';
import { gapsOf, isPart, shapeOf, standsAlone, windowOf } from './digit-runs.ts';
import type { NumberFinder } from './find-numbers.ts';
import { FILLER, isCalled, isLettered, textBehind } from './number-context.ts';

const WORD = '(?:マイナンバー|個人番号|(?:my|individual) ?number)';
const NAMED_BEFORE = new RegExp(`${WORD}(?:カード)?${FILLER}$`, 'iu');
const NAMED_BEHIND = new RegExp(`^[ \n)」』"']*[(は が:]{0,2}(?:私の|本人の)?${WORD}`, 'iu');

/** 12 digits right beside the word, whatever their check digit says: a slip of the finger leaves the person known. */
export const findNamedMyNumber: NumberFinder = (text, run, first) => {
  const window = windowOf(run, first, 12);
  if (window === undefined || isPart(window)) return undefined;
  const named = isCalled(NAMED_BEFORE, text, run, first) || NAMED_BEHIND.test(textBehind(text, window.to));
  return named ? { window } : undefined;
};

/** 12 digits with their check digit, however they are spaced. */
export const findMyNumber: NumberFinder = (text, run, first) => {
  const window = windowOf(run, first, 12);
  if (window === undefined || !isMyNumber(window.digits) || isLettered(text, window)) return undefined;
  const years =
    shapeOf(window) === '4,4,4' && run.slice(first, first + 3).every(({ digits }) => /^(?:19|20)/u.test(digits));
  const amount = gapsOf(window).every((gap) => gap === ',') && /^\d(?:,3)+$/u.test(shapeOf(window));
  return !years && !amount && standsAlone(window, ['12', '4,4,4']) ? { window } : undefined;
};
