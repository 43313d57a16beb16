import { isCardNumber } from './check-digits.ts';
import { standsAlone, windowOf } from './digit-runs.ts';
import type { NumberFinder } from './find-numbers.ts';
import { isLettered } from './number-context.ts';

const SHAPES = ['16', '15', '14', '4,4,4,4', '4,6,5', '4,6,4'];

/** 14 to 16 digits of a card, however they are spaced. */
export const findCardNumber: NumberFinder = (text, run, first) => {
  for (const length of [16, 15, 14]) {
    const window = windowOf(run, first, length);
    if (window === undefined || !isCardNumber(window.digits) || isLettered(text, window)) continue;
    if (standsAlone(window, SHAPES)) return { window };
  }
  return undefined;
};
