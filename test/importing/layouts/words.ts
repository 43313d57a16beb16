import type { Town, TownMeasure } from '../fixture-town.ts';

/** The fiscal years of the plan, first to last. */
export const yearsOf = ({ plan }: Town): readonly number[] =>
  Array.from({ length: plan.period[1] - plan.period[0] + 1 }, (_, at) => plan.period[0] + at);

/** `2026` → `令和8年度`; `reiwa(2026, 'R')` → `R8`. */
export const reiwa = (year: number, style: '令和' | 'R' = '令和'): string =>
  style === 'R' ? `R${year - 2018}` : `令和${year - 2018}年度`;

/** The owners as the document prints them. */
export const ownersOf = ({ owners, ownersText }: TownMeasure, between = '、'): string =>
  ownersText ?? owners.join(between);

/** What stands in the cell of a year: the phase where it begins, `goesOn` while it lasts, nothing otherwise. */
export const cellOf = (measure: TownMeasure, year: number, goesOn: string, between = '\n'): string =>
  measure.schedule
    .filter(({ from, to, uncertain }) => uncertain === undefined && from <= year && year <= (to ?? from))
    .map(({ phase, from }) => (from === year ? phase : goesOn))
    .join(between);

/** ASCII digits as full-width ones. */
export const wideDigits = (text: string): string =>
  text.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** Cuts a text after every `width` characters, as a page does, also within words. */
export const wrap = (text: string, width: number): readonly string[] =>
  text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];

/** `①` for 1 and so on to ⑳. */
export const circled = (number: number): string => String.fromCharCode(0x245f + number);
