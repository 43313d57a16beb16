/** A date as Excel shows it in a format with the Japanese era or the day of the week (`[$-411]ge.m.d`, `ggge"年"m"月"`); UTC fields. */
export function japaneseDate(date: Date, format: string): string {
  const era = ERAS.find(({ from }) => date.getTime() >= from) ?? ERAS[ERAS.length - 1];
  const eraYear = String(date.getUTCFullYear() - (era === undefined ? 0 : era.first) + 1);
  const day = '日月火水木金土'[date.getUTCDay()] ?? '';
  const parts: Readonly<Record<string, string>> = {
    ggg: era?.name ?? '',
    gg: era?.name.slice(0, 1) ?? '',
    g: era?.letter ?? '',
    ee: eraYear.padStart(2, '0'),
    e: eraYear,
    yyyy: String(date.getUTCFullYear()),
    yy: String(date.getUTCFullYear() % 100).padStart(2, '0'),
    mm: String(date.getUTCMonth() + 1).padStart(2, '0'),
    m: String(date.getUTCMonth() + 1),
    dd: String(date.getUTCDate()).padStart(2, '0'),
    d: String(date.getUTCDate()),
    aaaa: `${day}曜日`,
    aaa: day,
  };
  return firstSection(format).replace(TOKEN, (token, quoted: string | undefined, escaped: string | undefined) => {
    if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped ?? '';
    return token.startsWith('[') ? '' : (parts[token.toLowerCase()] ?? token);
  });
}

/** Whether a format needs `japaneseDate`. */
export const isJapaneseFormat = (format: string): boolean =>
  /g|e|aaa/iu.test(firstSection(format).replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '')) && !/general|[0#]/iu.test(format);

const firstSection = (format: string): string => format.split(';')[0] ?? '';
const TOKEN = /"([^"]*)"|\\(.)|\[[^\]]*\]|g{1,3}|e{1,2}|y{4}|yy|m{1,2}|d{1,2}|a{3,4}/giu;

// The first days of the eras, as the Cabinet ordered them.
const ERAS = [
  { name: '令和', letter: 'R', first: 2019, from: Date.UTC(2019, 4, 1) },
  { name: '平成', letter: 'H', first: 1989, from: Date.UTC(1989, 0, 8) },
  { name: '昭和', letter: 'S', first: 1926, from: Date.UTC(1926, 11, 25) },
  { name: '大正', letter: 'T', first: 1912, from: Date.UTC(1912, 6, 30) },
  { name: '明治', letter: 'M', first: 1868, from: Date.UTC(1868, 0, 25) },
] as const;
