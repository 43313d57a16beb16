import { type FiscalYear, shortFiscalYear } from '../../../src/domain/fiscal-year.ts';

/** A span of fiscal years, inclusive: `令和8〜10年度`; a single year `令和8年度`. */
export function yearSpan(from: FiscalYear, to: FiscalYear): string {
  if (from === to) return shortFiscalYear(from);
  return `${shortFiscalYear(from).replace('年度', '')}〜${shortFiscalYear(to).replace(from < 2019 ? '' : '令和', '')}`;
}

/** The same with western years: `令和8〜10年度（2026〜2028年度）`. */
export function longYearSpan(from: FiscalYear, to: FiscalYear): string {
  const western = from === to ? `${from}年度` : `${from}〜${to}年度`;
  return from < 2019 ? yearSpan(from, to) : `${yearSpan(from, to)}（${western}）`;
}
