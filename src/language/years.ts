import { fiscalYearOf, type FiscalYear, type IsoDate } from '../domain/fiscal-year.ts';

/** The first western year of an era minus one: 令和1年 = 2019. */
const ERAS: readonly (readonly [RegExp, number])[] = [
  [/^(?:令和|r|reiwa)$/u, 2018],
  [/^(?:平成|h|heisei)$/u, 1988],
  [/^(?:昭和|showa)$/u, 1925],
];

const ERA_YEAR =
  /(令和|平成|昭和|reiwa|heisei|showa|(?<![a-z])[rh])\s?\.?(\d{1,2}|元)(?!\d)(?:年?(?:度)?)(?:\s?[.年/-]?\s?(\d{1,2})月)?/gu;
const WESTERN = /(?<!\d)(?:fy\s?)?(20[0-4]\d)(?!\d)(?:\s?年度|\s?年)?(?:\s?[.年/-]?\s?(\d{1,2})月)?/gu;
const BARE = /(?<![\d.])(\d{1,2})年度/gu;

/** Where the words 今年度, 初年度 … are read from. */
export interface YearContext {
  readonly today: IsoDate;
  /** The plan's first and last fiscal year, for 初年度 and 最終年度. */
  readonly period?: readonly [FiscalYear, FiscalYear];
}

/**
 * The fiscal years named in a normalised text, in order, each once: 令和8年度, R8, 8年度, 2026年度, FY2026, 今年度,
 * 来年度, 初年度; a month moves to its fiscal year (令和7年2月 → 2024); `R8〜R10` is every year between.
 */
export function findFiscalYears(written: string, context: YearContext): readonly FiscalYear[] {
  const text = withDigits(written);
  const found: { at: number; end: number; year: FiscalYear }[] = [];
  const add = (at: number, length: number, year: FiscalYear): void => {
    if (!found.some((other) => at < other.end && at + length > other.at)) found.push({ at, end: at + length, year });
  };
  for (const match of text.matchAll(ERA_YEAR)) {
    const base = ERAS.find(([era]) => era.test(match[1] ?? ''))?.[1] ?? 0;
    const number = match[2] === '元' ? 1 : Number(match[2]);
    add(match.index, match[0].length, shifted(base + number, match[3]));
  }
  for (const match of text.matchAll(WESTERN)) add(match.index, match[0].length, shifted(Number(match[1]), match[2]));
  for (const match of text.matchAll(BARE)) add(match.index, match[0].length, 2018 + Number(match[1]));
  for (const [pattern, year] of relativeYears(context)) {
    for (const match of text.matchAll(pattern)) add(match.index, match[0].length, year);
  }
  return filled(
    found.toSorted((a, b) => a.at - b.at),
    text,
  );
}

/** 令和八年度 → 令和8年度. */
const withDigits = (text: string): string =>
  text.replace(
    /(?<=令和|平成|昭和)([一二三四五六七八九]?十)?([一二三四五六七八九])?(?=年)/gu,
    (all, tens: string | undefined, ones: string | undefined) =>
      all === ''
        ? ''
        : String(
            (tens === undefined
              ? 0
              : 10 * (DIGITS.indexOf(tens.charAt(0)) > 9 || tens.length === 1 ? 1 : DIGITS.indexOf(tens.charAt(0)))) +
              (ones === undefined ? 0 : DIGITS.indexOf(ones)),
          ),
  );

const DIGITS = '〇一二三四五六七八九十';

/** January to March belong to the fiscal year before. */
const shifted = (year: number, month: string | undefined): FiscalYear =>
  month !== undefined && Number(month) <= 3 ? year - 1 : year;

function relativeYears({ today, period }: YearContext): readonly (readonly [RegExp, FiscalYear])[] {
  const now = fiscalYearOf(today);
  return [
    [/再来年度?|year after next/gu, now + 2],
    [/来年度?|next (?:fiscal )?year/gu, now + 1],
    [/一昨年度?|おととし/gu, now - 2],
    [/昨年度?|去年度?|前年度(?!比)|last (?:fiscal )?year/gu, now - 1],
    [/今年度?|本年度|ことし|this (?:fiscal )?year/gu, now],
    ...(period === undefined
      ? []
      : ([
          [/初年度|1年目|一年目|first year/gu, period[0]],
          [/最終年度|最後の年度?|final year|last year of the plan/gu, period[1]],
        ] as const)),
  ];
}

function filled(found: readonly { at: number; end: number; year: FiscalYear }[], text: string): readonly FiscalYear[] {
  const years = new Set<FiscalYear>();
  for (const [index, { end, year }] of found.entries()) {
    years.add(year);
    const next = found[index + 1];
    if (
      next &&
      next.year > year &&
      next.year - year < 12 &&
      /^(?:年度?)?\s*(?:から|[~〜～–-]|to|through)\s*$/u.test(text.slice(end, next.at))
    ) {
      for (let between = year + 1; between < next.year; between += 1) years.add(between);
    }
  }
  return [...years];
}

/** Takes the years and months out of a text, for what is left to be searched. */
export const withoutYears = (text: string): string =>
  withDigits(text)
    .replace(ERA_YEAR, ' ')
    .replace(WESTERN, ' ')
    .replace(BARE, ' ')
    .replace(/(?:再来|来|一昨|昨|去|今|本)年度?|初年度|最終年度|(?:this|next|last) (?:fiscal )?year/gu, ' ');
