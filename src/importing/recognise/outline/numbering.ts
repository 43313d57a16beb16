/** How a heading is marked: `1-1` has the style `decimal:2`, 【基本方針1】 `word:基本方針:1`, ■ めざす姿 `mark:■`. */
export interface Numbering {
  /** What headings of one level have in common. */
  readonly style: string;
  /** As the plan writes it: 第1章, 1-1, (1), ①, 【基本方針1】; absent where a mark or a bracket only sets the line off. */
  readonly label?: string;
  /** What follows the label; empty where the title stands on the next line. */
  readonly title: string;
  /** The last number of the label, where it counts. */
  readonly ordinal?: number;
}

/** Takes a line apart into its number, or mark, and its title; undefined where it has none. */
export function readNumbering(line: string): Numbering | undefined {
  const text = line.trim();
  for (const read of READERS) {
    const found = read(text);
    if (found) return found;
  }
  return undefined;
}

type Reader = (text: string) => Numbering | undefined;

const DIGITS = '[0-9０-９]{1,2}(?![0-9０-９])';
const KANJI = '[一二三四五六七八九十]{1,3}';
const ROMAN = '[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ]';
const CIRCLED = '[①-⑳㉑-㉟㊱-㊿❶-❿➀-➓⓫-⓴]';
const DOT = '[.．\\-－‐–−ー・]';
const MANY = `${DIGITS}(?:\\s?${DOT}\\s?${DIGITS})+`;
const ANY = `(?:${DIGITS}(?:\\s?${DOT}\\s?${DIGITS})*|${ROMAN}|${CIRCLED}|${KANJI})`;

/** What follows a number that counts something and numbers nothing: 5 年間, 3つの, 10.5%. */
const UNIT = /^(?:年|月\b|月[^次例報間]|日[^本常程]|[%％]|件|人[がはをの]|か所|箇所|カ所|つの|[~～〜,，])/u;

const READERS: readonly Reader[] = [
  numbered(`第\\s?(${DIGITS}|${KANJI})\\s?(?:部|編|篇)`, 'part'),
  numbered(`第\\s?(${DIGITS}|${KANJI})\\s?章|序章|終章`, 'chapter'),
  numbered(`第\\s?(${DIGITS}|${KANJI})\\s?節`, 'section'),
  numbered(`第\\s?(${DIGITS}|${KANJI})\\s?項(?!目)`, 'clause'),
  numbered(`(?:No|NO|no)[.．]?\\s?(${DIGITS})|№\\s?(${DIGITS})`, 'no'),
  words,
  decimals,
  numbered(`[(（](${DIGITS})[)）]|[⑴-⒇]`, 'paren'),
  numbered(`(${CIRCLED}(?:[0-9](?=\\s))?)`, 'circled'),
  numbered(`(?:${ROMAN})\\s?[-－‐.．]\\s?(${DIGITS})`, 'roman:2'),
  numbered(`(?:${ROMAN}|[A-ZＡ-Ｚ])(?:\\s?[-－‐–.．]\\s?${DIGITS})+(?=\\s)`, 'lettered'),
  numbered(
    `(${ROMAN})[.．、:：]?|(?:I{1,3}|IV|VI{0,3}|IX|X)[.．](?=\\s|[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])`,
    'roman',
  ),
  numbered(`(${DIGITS})(?:[)）])`, 'half-paren'),
  numbered(`(${DIGITS})(?:[.．、:：](?![0-9０-９])|(?=\\s))`, 'decimal:1'),
  numbered(`[(（](${KANJI})[)）]`, 'paren-kanji'),
  numbered(`(${KANJI})(?:[、.．]|(?=\\s))`, 'kanji'),
  numbered('[(（][アイウエオカキクケコサシスセソ][)）]|[㋐-㋾]', 'paren-kana'),
  numbered('[アイウエオカキクケコサシスセソ](?:[.．、)）]|(?=\\s))', 'kana'),
  numbered('[(（][a-zA-Zａ-ｚＡ-Ｚ][)）]|[a-zA-Zａ-ｚＡ-Ｚ][.．)）](?=\\s|[^\\p{L}\\p{N}])', 'letter'),
  marked,
  bracketed,
];

function numbered(label: string, style: string): Reader {
  const pattern = new RegExp(`^(${label})\\s*(.*)$`, 'su');
  return (text) => {
    const match = pattern.exec(text);
    const title = match?.at(-1) ?? '';
    if (!match || (COUNTING.has(style) && UNIT.test(title))) return undefined;
    return { style, label: (match[1] ?? '').trim(), title: withoutColon(title), ...ordinalOf(match[1] ?? '') };
  };
}

/** The styles that a mere number in a line could be taken for. */
const COUNTING: ReadonlySet<string> = new Set(['decimal:1', 'half-paren', 'kanji']);

const DECIMALS = new RegExp(`^([(（]?(${MANY})[)）.．]?)\\s*(.*)$`, 'su');

function decimals(text: string): Numbering | undefined {
  const match = DECIMALS.exec(text);
  const [label = '', number = '', title = ''] = match?.slice(1) ?? [];
  if (!match || UNIT.test(title)) return undefined;
  const depth = number.split(new RegExp(DOT, 'u')).length;
  return {
    style: `decimal:${depth}`,
    label: label.replaceAll(' ', ''),
    title: withoutColon(title),
    ...ordinalOf(number),
  };
}

const JAPANESE = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ーA-Z]';
const BRACKETED_WORD = new RegExp(
  `^([【〔［\\[《〈＜<](${JAPANESE}{1,10}?)\\s?(${ANY})[】〕］\\]》〉＞>])\\s*(.*)$`,
  'su',
);
const WORD = new RegExp(`^((${JAPANESE}{1,10}?)\\s?(${ANY}))(?:[\\s:：.．、]+(.*)|(?=[「『【])(.*)|)$`, 'su');
/** Numbered things that are no headings: captions, years, versions. */
const NO_WORD = /^(?:図|表|図表|写真|グラフ|別紙|様式|注|令和|平成|昭和|第|約|計|全|平均|.*[はがをにへとでのも])$/u;

/** 基本方針1, 施策 1-1, 【基本目標Ⅰ】: a word that is counted. */
function words(text: string): Numbering | undefined {
  const match = BRACKETED_WORD.exec(text) ?? WORD.exec(text);
  const [label = '', word = '', number = '', after, quoted] = match?.slice(1) ?? [];
  const title = after ?? quoted ?? '';
  if (!match || NO_WORD.test(word) || UNIT.test(title) || !isCounted(word, title)) return undefined;
  // A kanji numeral ends many a word (唯一, 統一); it numbers only within brackets.
  if (/^[一二三四五六七八九十]+$/u.test(number) && !/^[【〔［[《〈＜<]/u.test(label)) return undefined;
  const depth = number.split(new RegExp(DOT, 'u')).length;
  return { style: `word:${word}:${depth}`, label, title: withoutColon(title), ...ordinalOf(number) };
}

/** A label that stands alone has to be a word that plans count by; 新型コロナ 19 is none. */
const isCounted = (word: string, title: string): boolean =>
  title === '' ? COUNTED.test(word) : !/^[A-Z]+$/u.test(word) || /^(?:STEP|PHASE|ACTION|GOAL|KPI)$/u.test(word);

const COUNTED =
  /(?:施策|取組|取り組み|事業|方針|目標|柱|戦略|プロジェクト|目的|指針|アクション|項目|個票|政策|視点|分野|テーマ|ステップ|STEP|ACTION)$/u;

/** ★事業1: what is marked may be numbered too, and goes by its number then. */
function marked(text: string): Numbering | undefined {
  const match = /^([■□◆◇●○◎▶▷►★☆▼▽❖✓◯⚫⬛・･])\s*(?=[^\s])(.*)$/su.exec(text);
  if (!match) return undefined;
  const [, mark = '', rest = ''] = match;
  const inner = /[・･]/u.test(mark) ? undefined : readNumbering(rest);
  return inner?.label === undefined ? { style: `mark:${mark}`, title: withoutColon(rest) } : inner;
}

function bracketed(text: string): Numbering | undefined {
  const match =
    /^([【〔［《〈＜<≪])\s*([^【】〔〕［］《》〈〉＜＞<>≪≫]+?)\s*[】〕］》〉＞>≫](?:\s*[(（][^()（）]*[)）])?$/su.exec(
      text,
    );
  return match ? { style: `bracket:${alike(match[1] ?? '')}`, title: match[2] ?? '' } : undefined;
}

/** Conversions give 《 now as 《, now as ＜. */
const alike = (bracket: string): string => (/[《〈＜<≪]/u.test(bracket) ? '《' : bracket);

/** Without the colon behind the label and without the marks of notes. */
const withoutColon = (title: string): string =>
  title
    .replace(/^[:：.．、]\s*/u, '')
    .replace(/\[※\d*\]|※\d*|\*+/gu, '')
    .trim();

function ordinalOf(label: string): { readonly ordinal?: number } {
  const plain = label.normalize('NFKC');
  const digits = /(\d+)\D*$/u.exec(plain)?.[1];
  if (digits !== undefined) return { ordinal: Number(digits) };
  const kanji = /[一二三四五六七八九十]+/u.exec(plain)?.[0];
  return kanji === undefined ? {} : { ordinal: kanjiNumber(kanji) };
}

function kanjiNumber(kanji: string): number {
  const [tens, ones = ''] = kanji.includes('十') ? kanji.split('十') : ['0', kanji];
  const digit = (text: string): number => '〇一二三四五六七八九'.indexOf(text);
  return (
    (kanji.includes('十') ? Math.max(digit(tens === '' ? '一' : (tens ?? '')), 0) * 10 : 0) +
    Math.max(ones === '' ? 0 : digit(ones), 0)
  );
}
