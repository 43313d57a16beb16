import type { FiscalYear } from '../../../domain/fiscal-year.ts';

/** A span of fiscal years as a text tells it. */
export interface YearRange {
  readonly years: readonly [FiscalYear, FiscalYear];
  /** Where it begins and ends in the text, after NFKC. */
  readonly at: number;
  readonly end: number;
  /** The text says beside it how many years it is, and is right. */
  readonly counted: boolean;
}

/**
 * The spans of years in a text: 令和8年度から令和10年度まで, R5～R7, 2026-2030, 令和8（2026）年度～令和12（2030）年度, 令和8年4月～令和11年3月,
 * 令和8年度から3年間. A month from January to March belongs to the fiscal year before (地方自治法 第208条).
 */
export function readYearRanges(text: string): readonly YearRange[] {
  const written = text.normalize('NFKC');
  const spans = [...written.matchAll(SPAN)].flatMap((match) => {
    const groups = match.groups ?? {};
    const from = yearOf(groups, 'a');
    const to = yearOf(groups, 'b', groups['aera']);
    const end = match.index + match[0].length;
    return range(from, to, match.index, end, countAfter(written, end));
  });
  const counts = [...written.matchAll(COUNTED)].flatMap((match) => {
    const from = yearOf(match.groups ?? {}, 'a');
    const count = Number(match.groups?.['count']);
    const end = match.index + match[0].length;
    return range(from, (from ?? Number.NaN) + count - 1, match.index, end, count);
  });
  return [...spans, ...counts.filter((one) => !spans.some(({ at }) => at === one.at))];
}

const ERA = '令和|平成|R|H';
/** One year; `name` keeps the groups of two years apart. */
const year = (name: string, era: '' | '?'): string =>
  `(?:(?<${name}west>20[0-5]\\d)|(?<${name}era>${ERA})${era}\\s?(?<${name}year>元|\\d{1,2})(?!\\d))` +
  `\\s?(?:年度?\\s?)?(?:\\((?:20\\d\\d|(?:${ERA})\\s?(?:元|\\d{1,2}))\\s?年?度?\\)\\s?)?(?:年度?)?\\s?(?:(?<${name}month>\\d{1,2})月(?:\\d{1,2}日)?)?`;
const BETWEEN = '\\s?(?:度?から|[~〜～\\-–—―−‐→⇒]|より)\\s?';
const SPAN = new RegExp(`(?<![\\dA-Za-z.])${year('a', '')}${BETWEEN}${year('b', '?')}(?![\\d件人%日回])`, 'gu');
const COUNTED = new RegExp(
  `(?<![\\dA-Za-z.])${year('a', '')}(?:から|より|を初年度とする|を始期とする|を初年度とし、?)の?(?:向こう)?(?<count>\\d{1,2})\\s?(?:年間|か年|カ年|ヵ年|ケ年|ヶ年|箇年)`,
  'gu',
);

function yearOf(
  groups: Readonly<Record<string, string | undefined>>,
  name: string,
  otherEra?: string,
): number | undefined {
  const [west, era = otherEra, short] = [groups[`${name}west`], groups[`${name}era`], groups[`${name}year`]];
  const base = era === undefined ? undefined : /平成|H/u.test(era) ? 1988 : 2018;
  const named =
    west === undefined ? (base === undefined ? undefined : base + Number(short === '元' ? 1 : short)) : Number(west);
  const month = Number(groups[`${name}month`] ?? 4);
  return named === undefined ? undefined : month <= 3 ? named - 1 : named;
}

function range(
  from: number | undefined,
  to: number | undefined,
  at: number,
  end: number,
  count: number | undefined,
): readonly YearRange[] {
  if (from === undefined || to === undefined || !(to >= from) || to - from > 15) return [];
  return [{ years: [from, to], at, end, counted: count === to - from + 1 }];
}

function countAfter(written: string, end: number): number | undefined {
  const match =
    /^(?:まで)?[)\]]?(?:[のを、,()\s]|とする|とし)*(\d{1,2}|[一二三四五六七八九十])\s?(?:年間|か年|カ年|ヵ年|ケ年|ヶ年|箇年|年)/u.exec(
      written.slice(end, end + 24),
    );
  const kanji = '一二三四五六七八九十'.indexOf(match?.[1] ?? '-');
  return match ? (kanji < 0 ? Number(match[1]) : kanji + 1) : undefined;
}
