import type { FiscalYear } from '../../../domain/fiscal-year.ts';
import { normalise } from '../../../language/normalise.ts';
import { findFiscalYears, withoutYears } from '../../../language/years.ts';

/** A cell that names a fiscal year and nothing else (`2027`, `R9`, `令和9年度`); undefined for any other. */
export function readYear(text: string): FiscalYear | undefined {
  const written = normalise(text);
  const western = /^((?:19|20|21)\d{2})(?:年度?)?$/u.exec(written)?.[1];
  if (western !== undefined) return Number(western);
  // No word of today is a year here: what follows from it (今年度) is refused by the bound.
  const [year, ...others] = findFiscalYears(written, { today: '1900-04-01' });
  if (year === undefined || year < 1950 || others.length > 0) return undefined;
  return withoutYears(written).trim() === '' ? year : undefined;
}

const DATE = /^(\d{4})\s?(?:年(?!度)|[-/.]|$)\s?(?:(\d{1,2})\s?(?:月|[-/.]|$)\s?(?:(\d{1,2})\s?日?)?)?$/u;

/** A date as the files have it (`2028/1/5` and `2028年1月5日` are `2028-01-05`); what is none is left as it is. */
export function readDate(text: string): string {
  const [, year, month, day] = DATE.exec(text.normalize('NFKC')) ?? [];
  if (year === undefined) return text;
  return [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))].join('-');
}
