import { isPart, shapeOf, windowOf } from './digit-runs.ts';
import type { NumberFinder } from './find-numbers.ts';
import { FILLER, isCalled, textBehind } from './number-context.ts';

const PENSION_BEFORE = new RegExp(
  `(?:基礎年金番号|年金番号|年金手帳|年金証書|記号番号|pension (?:number|no))(?:の番号)?${FILLER}$`,
  'iu',
);
const PENSION_BEHIND = /^[ )]*[(はが]{0,2}基礎年金番号/u;
const PENSION_NEAR = /(?:年金|pension)[^。\n\d\0]{0,30}$/iu;

/** 10 digits right beside the word, or 4 and 6 of them not far from a word about pensions. */
export const findNamedPensionNumber: NumberFinder = (text, run, first) => {
  const window = windowOf(run, first, 10);
  if (window === undefined || isPart(window)) return undefined;
  const named = isCalled(PENSION_BEFORE, text, run, first) || PENSION_BEHIND.test(textBehind(text, window.to));
  return named ||
    isCalled(PENSION_CLOSE, text, run, first) ||
    (shapeOf(window) === '4,6' && isCalled(PENSION_NEAR, text, run, first))
    ? { window }
    : undefined;
};

const PENSION_CLOSE = /基礎年金番号[^。\n\d\0]{0,15}$/u;

const CODE_BEFORE = new RegExp(`(?:住民票コード|resident (?:record )?code)${FILLER}$`, 'iu');
const CODE_CLOSE = /住民票コード[^。\n\d\0]{0,15}$/u;
const MOBILE = /^0[5-9]0/u;
const CODE_BEHIND = /^[ )]*[(はが]{0,2}住民票コード/u;

/** 11 digits right beside the word. Without it they cannot be told from a mobile phone's. */
export const findResidentRecordCode: NumberFinder = (text, run, first) => {
  const window = windowOf(run, first, 11);
  if (window === undefined || isPart(window)) return undefined;
  const named = isCalled(CODE_BEFORE, text, run, first) || CODE_BEHIND.test(textBehind(text, window.to));
  return named || (!MOBILE.test(window.digits) && isCalled(CODE_CLOSE, text, run, first)) ? { window } : undefined;
};
