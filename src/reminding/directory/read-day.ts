import type { IsoDate } from '../../domain/fiscal-year.ts';
import { tidy } from './rows.ts';

/** What was written where a day belongs. */
export type Day =
  | { readonly kind: 'day'; readonly day: IsoDate }
  | { readonly kind: 'none' }
  | { readonly kind: 'not-a-date' }
  | { readonly kind: 'no-such-day' };

/** Reads 2027-04-01, 2027/4/1, 2027.4.1, 2027年4月1日, 令和9年4月1日 or R9.4.1 (平成 and H likewise), also in full-width digits. */
export function readDay(text: string): Day {
  const written = tidy(text).replace(/\s/gu, '');
  if (written === '') return { kind: 'none' };
  const { era, year = '', month, day } = WRITTEN.exec(written)?.groups ?? {};
  if (year === '') return { kind: 'not-a-date' };
  const western = (era === undefined ? 0 : /^[平h]/iu.test(era) ? 1988 : 2018) + (year === '元' ? 1 : Number(year));
  return existing(western, Number(month), Number(day));
}

const WRITTEN =
  /^(?:(?<era>令和|平成|[rh])\.?(?=(?:\d{1,2}|元)\D)|(?=\d{4}\D))(?<year>\d+|元)(?:年|[-/.])(?<month>\d{1,2})(?:月|[-/.])(?<day>\d{1,2})日?$/iu;

/** Japan's calendar is the Gregorian one, whose days JavaScript counts on into the next month when there are not so many. */
function existing(year: number, month: number, day: number): Day {
  const padded = (value: number, length: number): string => String(value).padStart(length, '0');
  const iso = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  const moment = new Date(Date.UTC(year, month - 1, day));
  return moment.toISOString().slice(0, 10) === iso ? { kind: 'day', day: iso } : { kind: 'no-such-day' };
}
