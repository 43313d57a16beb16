/**
 * The form in which texts are compared: NFKC (which also mends half-width kana and Kangxi radicals), lower case, letters
 * that a layout spaced out joined again (`I C T` → `ict`), control and bidirectional marks removed, white space folded
 * to single spaces. Applying it twice changes nothing.
 */
export function normalise(text: string): string {
  return joinSpacedLetters(mendCharacters(text).replace(WHITE_SPACE, ' ').trim()).toLowerCase().normalize('NFKC');
}

/** Whether a text has a kana or kanji, and so is asked or written in Japanese. */
export const hasJapanese = (text: string): boolean => JAPANESE.test(text);

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ｦ-ﾟ]/u;
const WHITE_SPACE = /\s+/gu;

// Everything that prints nothing: control characters other than white space, bidirectional marks, zero-width characters,
// fillers, variation selectors, private use, unassigned and lone surrogates.
const INVISIBLE = /(?![\t\n\v\f\r\u0085])(?:\p{C}|\p{Default_Ignorable_Code_Point})/gu;

// Most texts hold nothing else, and this pattern is much the faster.
const ALL_VISIBLE = /^[\n\u0020-\u007e\u3000-\u30ff\u4e00-\u9fff\uff00-\uff9f]*$/u;

const dropInvisible = (text: string): string => (ALL_VISIBLE.test(text) ? text : text.replace(INVISIBLE, ''));

function mendCharacters(text: string): string {
  const composed = dropInvisible(text).replace(PRIMES, "'").normalize('NFKC');
  // A double prime becomes two primes only now.
  const plain = dropInvisible(composed).replace(PRIMES, "'");
  return mendRadicals(plain).replace(DASH_IN_KANA, 'ー');
}

// A PDF often holds a radical where a character is meant. NFKC mends the Kangxi block, but to the traditional forms, and
// leaves most of the CJK Radicals Supplement alone (Unicode: EquivalentUnifiedIdeograph.txt).
const RADICAL_OF: ReadonlyMap<string, string> = new Map(
  [
    '⺠民',
    '⻁虎',
    '⻄西',
    '⻆角',
    '⻑長',
    '⻘青',
    '⻝食',
    '⻤鬼',
    '⻨麦',
    '⻩黄',
    '⻫斉',
    '⻭歯',
    '⻯竜',
    '⻲亀',
    '⻳亀',
  ]
    .concat(['戶戸', '黑黒', '黃黄', '靑青', '麥麦', '齒歯', '龜亀', '龟亀', '\u2027・'])
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
const RADICALS = new RegExp(`[\\u2f00-\\u2fdf${[...RADICAL_OF.keys()].join('')}]`, 'gu');

/** The characters that are meant where a text has radicals (both blocks) or U+2027; nothing else changes. */
export const mendRadicals = (text: string): string =>
  text.replace(RADICALS, (radical) => {
    const composed = radical.normalize('NFKC');
    return RADICAL_OF.get(composed) ?? composed;
  });

// β´モデル, β′モデル, β’モデル: whichever mark a keyboard gave. NFKC would turn the acute accent into a space and a combining mark.
const PRIMES = /[\u00b4\u2032\u2018\u2019\u201b\uff07`]/gu;

const DASH_IN_KANA = /(?<=[ァ-ヺー])[\u2010-\u2015\u2212](?=[ァ-ヺー])/gu;

// Two single letters may be words of an English sentence ("am I a …"), unless both are capitals; three are an abbreviation.
const SPACED_LETTERS =
  /(?<![\p{Script=Latin}\p{M}\p{N}])(?:[A-Za-z](?: [A-Za-z]){2,}|[A-Z] [A-Z])(?![\p{Script=Latin}\p{M}\p{N}])/gu;

function joinSpacedLetters(text: string): string {
  return text.replace(SPACED_LETTERS, (letters) => letters.replaceAll(' ', ''));
}
