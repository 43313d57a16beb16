/**
 * A Japanese fiscal year, named by the western year in which it begins:
 * 2026 is 令和8年度, from 2026-04-01 to 2027-03-31 (地方自治法 第208条).
 */
export type FiscalYear = number;

/** A day in Japan, `YYYY-MM-DD`. */
export type IsoDate = string;

/** The fiscal year that holds `date`. */
export function fiscalYearOf(date: IsoDate): FiscalYear {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1;
}

/** The first day of a fiscal year, 1 April. */
export const firstDayOf = (year: FiscalYear): IsoDate => `${year}-04-01`;

/** The last day of a fiscal year, 31 March of the next western year. */
export const lastDayOf = (year: FiscalYear): IsoDate => `${year + 1}-03-31`;

/** `2026` → `令和8年度（2026年度）`; years before 令和 stay western. */
export function formatFiscalYear(year: FiscalYear): string {
  return year < 2019 ? `${year}年度` : `令和${eraYear(year)}年度（${year}年度）`;
}

/** `2026` → `令和8年度`, for tables and second mentions. */
export const shortFiscalYear = (year: FiscalYear): string => (year < 2019 ? `${year}年度` : `令和${eraYear(year)}年度`);

/** `2026` → `FY2026 (Reiwa 8)`. */
export const englishFiscalYear = (year: FiscalYear): string =>
  year < 2019 ? `FY${year}` : `FY${year} (Reiwa ${year - 2018})`;

const eraYear = (year: FiscalYear): string => (year === 2019 ? '元' : String(year - 2018));
