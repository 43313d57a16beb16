/** A year, a month or a day that a text names. A fiscal year has `fiscal`, a calendar year `calendar`. */
export interface YearMark {
  readonly at: number;
  readonly end: number;
  readonly fiscal?: number;
  readonly calendar?: number;
  readonly month?: number;
  readonly day?: number;
  /** What something is compared with (R7年度比), not when it is. */
  readonly reference?: true;
}

/** A number with its unit: value 6000000, unit `円`. A share is always in `%`. */
export interface Figure {
  readonly at: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
}

const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  r: 2018,
  h: 1988,
  reiwa: 2018,
  heisei: 1988,
};

const ERA = String.raw`(?<era>令和|平成|昭和|reiwa ?|heisei ?|(?<![a-z])[rh](?=\d))(?<n>\d{1,2}|元)(?!\d)(?:\(\d{4}\))?`;
const WEST = String.raw`(?<![\d.,])(?<fy>fy ?)?(?<west>(?:19|20)\d\d)(?![\d,.]\d|\d)(?!年代|s\b)`;
const TAIL = String.raw`(?:(?<fiscal>\s?年度)|(?:\s?年)?(?:[.\s-]?(?<month>\d{1,2})(?:月|(?<=-\d\d)(?!\d))(?:(?<day>\d{1,2})日|-(?<isoday>\d\d))?)?(?:年(?!間|代))?)`;
const MARK = new RegExp(`(?:${ERA}|${WEST})${TAIL}`, 'gu');
const PAREN = /(令和|平成|昭和|r)(\d{1,2}|元)(?:年度?)?\s?\((\d{4})(?:年度?)?\)/gu;

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const ENGLISH_MONTH = new RegExp(`(${MONTHS.join('|')}) (?:(\\d{1,2}), )?((?:19|20)\\d\\d)`, 'gu');

const KANJI_DIGITS = '〇一二三四五六七八九';
const COUNTED =
  /([一二三四五六七八九]?十)?([一二三四五六七八九])?(?=つ|本柱|本の|年間|年度|段階|割|段(?=ずつ)|種類|点|箇所|箇月|回|件|課|分野|項目|業務|施策|層)/gu;

/** 三つ → 3つ, 十二件 → 12件; 令和八年度 → 令和8年度. Words such as 一部 or 第一 stay. */
export const withDigits = (text: string): string =>
  text.replace(COUNTED, (all, tens: string | undefined, ones: string | undefined) => {
    if (all === '') return '';
    const ten = tens === undefined ? 0 : tens.length === 1 ? 10 : 10 * KANJI_DIGITS.indexOf(tens.charAt(0));
    return String(ten + (ones === undefined ? 0 : KANJI_DIGITS.indexOf(ones)));
  });

const LISTED =
  /(令和|平成|r|20(?=\d\d))(\d{1,2})(年度?)?(\s?(?:[~・、,/-]|から|と|及び|および|や|または)\s?)(?!20|令和|r\d)(\d{1,2})(?=年度)/gu;
const LISTED_WEST = /(20\d\d)(\s?(?:[~・、,/-]|から|と|及び|および|や|または)\s?)(?=20\d\d年度)/gu;

/** 令和8〜10年度 → 令和8年度~令和10年度, and so for 8・9年度 and 2026~2028年度. */
function spelledOut(text: string): string {
  let before = text;
  for (let round = 0; round < 4; round += 1) {
    const after = before.replace(LISTED, '$1$2年度$4$1$5').replace(LISTED_WEST, '$1年度$2');
    if (after === before) return after;
    before = after;
  }
  return before;
}

/** 方針1, 施策1-2, 第3段階: a number that is part of a name, and counts nothing. */
const NUMBERED = /(?:方針|指針|施策|政策|目標|目的|第)\d{1,3}(?:-\d{1,3})*(?![\d%件.])/gu;
const ORDINALS = '零壱弐参肆伍陸漆捌玖之';

/** What both readers below are given. */
export const readable = (canonical: string): string =>
  spelledOut(withDigits(canonical))
    .replace(/(?<=\d),(?=\d{3})/gu, '')
    .replace(/(\d+)万(\d)千/gu, '$1$2千')
    .replace(NUMBERED, (all) => all.replace(/[\d-]/gu, (digit) => ORDINALS.charAt(digit === '-' ? 10 : Number(digit))));

/** Whether an era year and the western year in brackets behind it are two years: 令和8年度（2027年度）. */
export const contradictsItself = (text: string): boolean =>
  [...text.matchAll(PAREN)].some(([, era = '', year = '', west]) => {
    const number = (ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year));
    return number !== Number(west);
  }) || [...text.matchAll(NEXT)].some(([, before, after]) => Number(before) + 1 !== Number(after));

/** 令和8年度に検討し、翌年度の令和9年度に */
const NEXT = /令和(\d{1,2})年度[^令]{0,40}翌年度の?、?令和(\d{1,2})/gu;

/** The years, months and days of a readable text, in order. */
export function yearMarks(text: string): readonly YearMark[] {
  const found: YearMark[] = [];
  for (const match of text.matchAll(ENGLISH_MONTH)) {
    const [all, month = '', day, year] = match;
    found.push({
      at: match.index,
      end: match.index + all.length,
      calendar: Number(year),
      month: MONTHS.indexOf(month) + 1,
      ...(day === undefined ? {} : { day: Number(day) }),
    });
  }
  for (const match of text.matchAll(MARK)) {
    if (found.some(({ at, end }) => match.index < end && match.index + match[0].length > at)) continue;
    const reference = /^\s?(?:比|と比|に比|を基準)/u.test(text.slice(match.index + match[0].trimEnd().length));
    found.push(reference ? { ...markOf(match), reference } : markOf(match));
  }
  return found.toSorted((a, b) => a.at - b.at);
}

function markOf(match: RegExpExecArray): YearMark {
  const { era, n, west, fy, fiscal, month, day, isoday } = match.groups ?? {};
  const year = era === undefined ? Number(west) : (ERAS[era.trim()] ?? 0) + (n === '元' ? 1 : Number(n));
  const span = { at: match.index, end: match.index + match[0].trimEnd().length };
  if (fiscal !== undefined || fy !== undefined || (era !== undefined && era.startsWith('reiwa')))
    return { ...span, fiscal: year };
  // `R7`, `R10` in a plan is a fiscal year unless a month follows.
  if (month === undefined && era !== undefined && !/年/u.test(match[0])) return { ...span, fiscal: year };
  const dayOf = day ?? isoday;
  return {
    ...span,
    calendar: year,
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(dayOf === undefined ? {} : { day: Number(dayOf) }),
  };
}

/** Whether what stands in the evidence bears the year that is claimed. */
export function bearsYear(known: YearMark, said: YearMark): boolean {
  if (known.reference !== said.reference) return false;
  if (said.fiscal !== undefined) return fiscalOf(known) === said.fiscal;
  if (known.fiscal !== undefined)
    // People write 2026年 for 2026年度; a month would be more than is known.
    return said.month === undefined && known.fiscal === said.calendar;
  return (
    known.calendar === said.calendar &&
    (said.month === undefined || said.month === known.month) &&
    (said.day === undefined || said.day === known.day)
  );
}

const fiscalOf = ({ fiscal, calendar, month }: YearMark): number | undefined => {
  if (fiscal !== undefined) return fiscal;
  if (calendar === undefined || month === undefined) return undefined;
  return month <= 3 ? calendar - 1 : calendar;
};

const FIGURE =
  /(?<![\d.a-z])(\d+(?:\.\d+)?)(千|万|億|百万)?(?:の(?=[\p{Script=Han}ァ-ヺ]))?([%つ]|[\p{Script=Han}ァ-ヺー]{1,6}|km2?|m2)?/gu;
const SCALES: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 百万: 1e6, 億: 1e8 };

/** The numbers of a readable text that belong to no year. */
export function figures(text: string, years: readonly YearMark[]): readonly Figure[] {
  const found: Figure[] = [];
  for (const match of text.matchAll(FIGURE)) {
    const [, digits = '', scale, unit = ''] = match;
    if (years.some(({ at, end }) => match.index < end && match.index + digits.length > at)) continue;
    const value = Number(digits) * (SCALES[scale ?? ''] ?? 1);
    const share = unit.startsWith('割');
    found.push({
      at: match.index,
      end: match.index + digits.length + (scale ?? '').length,
      value: share ? value * 10 : Math.round(value * 1e6) / 1e6,
      unit: share ? '%' : unit,
    });
  }
  return found;
}

/** Whether a number of the evidence is the one claimed. A claim may leave the unit out, or count with つ. */
export const bearsFigure = (known: Figure, said: Figure): boolean =>
  known.value === said.value &&
  (said.unit === '' ||
    known.unit === '' ||
    known.unit.charAt(0) === said.unit.charAt(0) ||
    (said.unit === 'つ' && !/^[%円年月日時人歳]/u.test(known.unit)) ||
    (known.unit === 'つ' && !/^[%円年月日時人歳]/u.test(said.unit)));

const FROM = /^\s?(?:から|より|~|以降|以後)/u;
const UNTIL = /^\s?(?:まで|にかけて|を(?:年限|期限))/u;

/** Whether what is said begins with a year of a readable text: `令和8年度から`, `from FY2026`. */
export const beginsWith = (text: string, { at, end }: YearMark): boolean =>
  FROM.test(text.slice(end)) || /(?:from|since|starting in|beginning in|as of) $/u.test(text.slice(0, at));
/** Whether it ends with it: `令和10年度まで`, `until FY2028`. */
export const endsWith = (text: string, { at, end }: YearMark): boolean =>
  UNTIL.test(text.slice(end)) || /(?: to|until|through) $/u.test(text.slice(0, at));
