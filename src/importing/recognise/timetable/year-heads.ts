import type { FiscalYear } from '../../../domain/fiscal-year.ts';

/** What the head of a column says of time. A span of years (`R8～R10`) has a later `to`. */
export interface YearHead {
  readonly from: FiscalYear;
  readonly to: FiscalYear;
  /** `R11以降`: it goes on to the end of the period. */
  readonly open?: true;
  /** Says what is or was (現状, 実績, 基準値), or what is aimed at (目標). */
  readonly role?: 'current' | 'target';
  /** From 1 to 12, where a month is named with its year. */
  readonly month?: number;
}

/** A part of a year as the head of a column: a half, a quarter, a month (from 1 to 12), or months (`4～6月`). */
export interface YearPart {
  readonly month?: number;
}

/**
 * The fiscal year that a head names, in any spelling (`R8`, `令和８(2026)年度`, `FY2026`, `8年度`, `R7（現状）`), or undefined where
 * it is not a head of a year: nothing but years and the words that plans put beside them may stand in it. `1年目` is counted
 * from the first year of `period`.
 */
export function readYearHead(text: string, period?: readonly [FiscalYear, FiscalYear]): YearHead | undefined {
  // A head is short; anything long is not worth the work.
  const written = text.length > 80 || !/[\p{N}元年一二三四五六七八九十]/u.test(text) ? '' : compact(text);
  if (written === '' || written.length > 40) return undefined;
  const found = [...withEras(written).matchAll(YEAR)].map((match) => ({
    at: match.index,
    length: match[0].length,
    match,
  }));
  const rest = withEras(written).replace(YEAR, ' ');
  const years = found.map(({ match }) => yearOf(match));
  if (years.length === 0) return yearOfCount(written, period);
  if (!ONLY_WORDS.test(rest.replaceAll(' ', ''))) return undefined;
  return headOf(years, written, found.at(0)?.match[5]);
}

/** The part of a year that a head below a year names: 上期, 第1四半期, `1Q`, `4月`, `7～9月`; undefined for anything else. */
export function readYearPart(text: string): YearPart | undefined {
  if (text.length > 40) return undefined;
  const written = compact(text);
  const month = /^(\d{1,2})月?$/u.exec(written)?.[1];
  if (month !== undefined && Number(month) >= 1 && Number(month) <= 12) return { month: Number(month) };
  return PART.test(written) ? {} : undefined;
}

/** Whether a head says what is now: 現状, 現況, 現在の状況. */
export const isCurrentHead = (text: string): boolean =>
  text.length <= 40 && /^(?:現状|現況|現在)(?:の?(?:状況|取組|年度))?$/u.test(compact(text));

/** Whether a head says that values of an indicator stand below, not what is done: 目標値(R10), 基準値, 数値目標. */
export const isValueHead = (text: string): boolean => /目標|値/u.test(text) && text.length <= 30;

/** A text of a head as heads are compared: NFKC, without blanks. */
export const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/(?<=令和|平成)[一二三四五六七八九十]{1,3}/gu, (kanji) => String(numberOf(kanji)));

/** 十二 → 12. */
function numberOf(kanji: string): number {
  const [tens = '', ones = ''] = kanji.includes('十') ? kanji.split('十') : ['', kanji];
  const ten = kanji.includes('十') ? 10 * Math.max(1, DIGITS.indexOf(tens)) : 0;
  return ten + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

const DIGITS = '〇一二三四五六七八九';

const ERA_START: Readonly<Record<string, number>> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988, 昭和: 1925 };
const YEAR =
  /(?:(令和|平成|昭和|(?<![A-Za-z])[RH])[.．]?(\d{1,2}|元)|(?:FY|(?<!\d))(20\d\d)(?!\d)|(?<![\d.])(\d{1,2})(?=年度))(?:年度?)?(?:[./]?(\d{1,2})月)?/gu;
const RANGE = /[~〜～–—―‐-]|から|・/u;
const WORDS =
  '現状|現況|現在|基準|実績|見込み?|予定|計画期間|計画|当初|目標|目安|値|年度|年次|年|初|中間|最終|末|時点|短期|中期|長期|前期|後期|第[1-9]期|フェーズ[1-9]?|ステップ[1-9]?|スケジュール|工程|実施|の|以降|以後|まで|から|\\d年目';
const ONLY_WORDS = new RegExp(`^(?:${WORDS}|[()（）\\[\\]【】〔〕/／・:：~〜～–—―‐\\-⇒→])*$`, 'u');
const PART =
  /^(?:(?:上|下)(?:半)?期|(?:前|後)(?:半|期)|第?(?:[1-4一二三四]|I{1,3}|IV)(?:四半期|Q|期)|Q[1-4]|I{1,3}|IV|(?:年度)?(?:当初|前半|後半|年末)|\d{1,2}月?[~〜～–—―-]\d{1,2}月)(?:\(.*\))?$/u;

/** `令和8～10年度` → `令和8～令和10年度`; `(2026)` stays, since it names the same year. */
const withEras = (text: string): string =>
  text
    .replace(
      /(令和|平成|(?<![A-Za-z])[RH])(\d{1,2}|元)(年度?)?([~〜～–—―‐・-])(\d{1,2})(?=年度?|$|[)）末])/gu,
      '$1$2$3$4$1$5',
    )
    .replace(/(?<!\d)(\d{1,2})([~〜～–—―‐-])(\d{1,2})年度/gu, '$1年度$2$3年度')
    .replace(/(20\d\d)([~〜～–—―‐-])(\d\d)(?=年度|$)/gu, '$1$220$3')
    .replace(/(令和|平成|(?<![A-Za-z])[RH])(\d{1,2}|元)\((20\d\d)\)年度/gu, '$1$2年度($3年度)');

function yearOf(match: RegExpMatchArray): FiscalYear {
  const [, era, eraYear, western, bare, month] = match;
  const early = month !== undefined && Number(month) <= 3 ? 1 : 0;
  if (western !== undefined) return Number(western) - early;
  if (bare !== undefined) return 2018 + Number(bare) - early;
  return (ERA_START[era ?? ''] ?? 2018) + (eraYear === '元' ? 1 : Number(eraYear)) - early;
}

function headOf(years: readonly FiscalYear[], written: string, month: string | undefined): YearHead | undefined {
  const from = Math.min(...years);
  const to = Math.max(...years);
  if (from !== to && (!RANGE.test(written) || to - from > 15 || years[0] !== from)) return undefined;
  return {
    from,
    to,
    ...(/以降|以後|[~〜～]$/u.test(written) ? { open: true } : {}),
    ...(/現状|現況|現在|基準|実績/u.test(written)
      ? { role: 'current' }
      : /目標/u.test(written)
        ? { role: 'target' }
        : {}),
    ...(month === undefined || from !== to ? {} : { month: Number(month) }),
  };
}

function yearOfCount(written: string, period: readonly [FiscalYear, FiscalYear] | undefined): YearHead | undefined {
  if (period === undefined) return undefined;
  const count = /^(\d)年目$/u.exec(written)?.[1];
  const year = written === '初年度' ? period[0] : written === '最終年度' ? period[1] : period[0] + Number(count) - 1;
  return Number.isNaN(year) || year > period[1] ? undefined : { from: year, to: year };
}
