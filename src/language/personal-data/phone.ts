import { type DigitRun, isPart, shapeOf, type Window, windowOf } from './digit-runs.ts';
import type { NumberFinder } from './find-numbers.ts';
import { FILLER, isCalled, isLettered } from './number-context.ts';

/**
 * A phone number of Japan (電気通信番号計画): fixed (10 digits), mobile and IP (11), also with +81; one of another country with its +;
 * a local one right behind a word such as 電話. Numbers that are free or the same for everybody (0120, 0800, 0570, 0990) are nobody's.
 */
export const findPhone: NumberFinder = (text, run, first) => {
  const window = abroad(text, run, first) ?? japanese(run, first) ?? local(text, run, first);
  if (window === undefined || isPart(window) || isLettered(text, window)) return undefined;
  return { window, ...extent(text, window) };
};

const MOBILE_SHAPES = ['11', '3,4,4', '3,8', '7,4'];
const FIXED_SHAPES = ['10', '2,4,4', '3,3,4', '4,2,4', '5,1,4', '2,8', '3,7', '4,6', '6,4'];

const MOBILE = /^0[5-9]0/u;
const FIXED = /^0[1-9]/u;
const NOBODYS = /^(?:0120|0570|0990|0180)/u;

function japanese(run: DigitRun, first: number): Window | undefined {
  const mobile = windowOf(run, first, 11);
  // Of 0800, 4-3-4 is the form of a free number, and 3-4-4 that of a mobile one.
  if (
    mobile !== undefined &&
    MOBILE.test(mobile.digits) &&
    (MOBILE_SHAPES.includes(shapeOf(mobile)) || isWhole(mobile))
  )
    return mobile;
  const fixed = windowOf(run, first, 10);
  if (fixed === undefined || !FIXED.test(fixed.digits) || NOBODYS.test(fixed.digits)) return undefined;
  return FIXED_SHAPES.includes(shapeOf(fixed)) ? fixed : undefined;
}

/** Nothing else is near, however it is spaced. */
const isWhole = ({ run, first, last }: Window): boolean =>
  first === 0 &&
  last === run.length - 1 &&
  (run[0]?.digits.length === 3 || run.every(({ digits }) => digits.length === 1));

const DOMESTIC = /^(?:0?(?:[5-9]0\d{8}|[1-9]\d{8}))$/u;

function abroad(text: string, run: DigitRun, first: number): Window | undefined {
  const plus = isCalled(/\+ ?$/u, text, run, first);
  if (!plus && !run[first]?.digits.startsWith('0081')) return undefined;
  const country = plus ? '81' : '0081';
  for (const length of [15, 14, 13, 12, 11, 10]) {
    const window = windowOf(run, first, length);
    if (window === undefined) continue;
    if (!window.digits.startsWith(country)) return plus ? window : undefined;
    const rest = window.digits.slice(country.length);
    if (DOMESTIC.test(rest) && !NOBODYS.test(`0${rest.replace(/^0/u, '')}`)) return window;
  }
  return undefined;
}

const CALL_BEFORE = new RegExp(`(?:電話|TEL|℡|☎|携帯|FAX|ファックス|phone)${FILLER}$`, 'iu');

function local(text: string, run: DigitRun, first: number): Window | undefined {
  if (!isCalled(CALL_BEFORE, text, run, first)) return undefined;
  return [6, 7, 8]
    .map((length) => windowOf(run, first, length))
    .find((window) => window !== undefined && /^[234],4$/u.test(shapeOf(window)));
}

/** With the plus and the parenthesis that belong to it. */
function extent(text: string, { from, to }: Window): { readonly from: number; readonly to: number } {
  const lead = /(?:\+ ?|\()$/u.exec(text.slice(Math.max(0, from - 2), from))?.[0] ?? '';
  const closes = lead !== '(' || text.slice(from, to).includes(')');
  return { from: closes ? from - lead.length : from, to };
}
