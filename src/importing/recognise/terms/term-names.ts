import { normalise } from '../../../language/normalise.ts';

/** What the head of an entry tells of a word beside its explanation. */
export interface TermHead {
  readonly name: string;
  /** Other names, as the plan writes them, each once. */
  readonly names: readonly string[];
  readonly reading?: string;
  /** The long form of an abbreviation: `Artificial Intelligence`. */
  readonly expansion?: string;
}

/**
 * The head of an entry, such as `AI（人工知能 Artificial Intelligence）`, as name, other names, reading and long form. What stands
 * in brackets behind a word is another way of saying it; a page, a chapter or a mark of a note in brackets is not.
 */
export function readTermHead(written: string): TermHead {
  const text = withoutMarks(written);
  const glosses = [...text.matchAll(BRACKETS)].map((found) => found[1] ?? '').filter((gloss) => !NO_GLOSS.test(gloss));
  const name = withoutMarks(text.replace(BRACKETS, '')).replace(/\s+/gu, ' ');
  return headOf(name, glosses.flatMap(splitGloss));
}

/**
 * What the first words of a definition tell of the word: 「Artificial Intelligence」の略, 人工知能（Artificial Intelligence）の略,
 * 人工知能のこと。…
 */
export function namesInDefinition(name: string, definition: string): TermHead {
  const start = definition.replace(/^[「『"“]/u, '');
  const glosses =
    OPENINGS.map((opening) => opening.exec(start))
      .find((found) => found !== null)
      ?.slice(1) ?? [];
  return headOf(name, glosses.flatMap(splitGloss));
}

/** The form in which names are told to be the same: width, case, ・, blanks and dashes do not count. */
export const termKey = (name: string): string => normalise(name).replace(/[\s・･·\-‐－/／「」『』]/gu, '');

/** A text without the marks and brackets that a plan sets around the head of an entry. */
export function withoutMarks(written: string): string {
  const text = written
    .replace(/^[\s・･●○◎◆◇■□▪▶►▸▼▽▲△★☆※＊*✓✔–—-]+/u, '')
    .replace(/(?:\*\*|\\?[*＊]|※[0-9０-９]{0,2}|[：:＝=…])+$/u, '')
    .trim();
  return /^[【「『〔［[〈《＜<]([^】」』〕］\]〉》＞>]+)[】」』〕］\]〉》＞>]$/u.exec(text)?.[1]?.trim() ?? text;
}

/** Whether a text can be the head of an entry: a few words, no sentence, no heading of a group such as あ行 or 第1章. */
export function isTermLike(written: string): boolean {
  const text = withoutMarks(written);
  const bare = text.replace(BRACKETS, '').trim();
  return (
    bare.length > 0 &&
    bare.length <= 32 &&
    text.length <= 110 &&
    !/[。？?！!\t]|[、，,]$/u.test(bare) &&
    /[\p{L}]/u.test(bare) &&
    !SENTENCE_END.test(bare) &&
    !isGroupHeading(text)
  );
}

/** あ行, A～Z, 英数字, 第1章 総論, 五十音順: headings inside a glossary that are no words. */
export const isGroupHeading = (written: string): boolean =>
  written.length <= 40 && GROUP_HEADING.test(normalise(withoutMarks(written)));

/** Whether a head only labels what follows: a source, a remark, the office to ask. */
export const isLabel = (head: string): boolean => LABEL.test(withoutMarks(head));

const LABEL =
  /^(?:正式名称|出典|資料|参考.*|参照|備考|注|注意|例|凡例|対象.*|期間|目標.*|指標.*|目的|内容|担当.{0,4}|所管.{0,4}|事務局|連絡先|発行.*|編集.*|作成.*|お?問い?合わ?せ.*|電話.*|tel.*|fax.*|e-?mail|メール|url|住所|所在地|〒.*|場所|日時|算出.*|計算.*|単位|現状.*|基準.*|.*(?:経過|開催状況|名簿|要綱)|第\d+回|回答.*|調査.*|n)$/iu;
const BRACKETS = /[（(]([^（）()]*)[）)]/gu;
const NO_GLOSS =
  /^(?:[※*＊注]?\s?\d*|p+\.?\s?\d+.*|\d+\s?(?:頁|ページ).*|第.+[章節条].*|.*(?:年度?|努力義務|再掲|参照|抜粋|順))$/iu;
const PHRASE = String.raw`[A-Za-z][A-Za-z'’&.\-‐]*(?:[ ・,/]+(?:[A-Za-z][A-Za-z'’&.\-‐]*|\d+(?:\.\d+)?))+`;
const FOREIGN = `${PHRASE}|[A-Z][a-z]{3,}`;
const WORD = String.raw`[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9ー・･\-]`;
const OPENINGS: readonly RegExp[] = [
  new RegExp(`^(${PHRASE})[」』"”]?(?:の略|の頭文字|、|。|[（(])`, 'u'),
  new RegExp(`^((?:${WORD}|の){2,25}?)[」』"”]?[（(](${FOREIGN})[)）](?:の|と|、|。)`, 'u'),
  new RegExp(`^(${WORD}{2,16})[」』"”]?(?:のこと|の略|の意味|とも(?:いう|呼))`, 'u'),
];
const SENTENCE_END = /(?:です|ます|ません|した|する|こと|もの|ている|される|[はがをにでと])$/u;
const GROUP_HEADING =
  /^(?:[あ-ん]行?|[ア-ン]行?|[あ-んア-ン]\s?[~〜・-]\s?[あ-んア-ン]|[a-z]|[a-z]\s?[~〜・-]\s?[a-z]|[わらやまはなたさかあ]行.{0,6}|英数字?|数字|数字・.{1,8}|英字|記号|アルファベット|ローマ字|カタカナ|ひらがな|漢字|その他|第[\d一二三四五六七八九十]+[章節編部].*|[^。]{0,10}(?:五十音|50音|アルファベット|かな|カナ)順.{0,12})$/u;

const ABBREVIATION = /^(?=.*[A-Z].*[A-Z]|[A-Z]+$)[A-Za-z0-9&.\-‐ ]{1,12}$/u;

function headOf(name: string, glosses: readonly string[]): TermHead {
  const others = glosses.filter((gloss) => termKey(gloss) !== termKey(name) && termKey(gloss) !== '');
  const expansion = others.find((gloss) => isExpansion(name, gloss));
  const reading = others.find((gloss) => gloss !== expansion && isReading(name, gloss));
  const names = [...new Set(others.filter((gloss) => gloss !== expansion && gloss !== reading))];
  return { name, names, ...(reading !== undefined && { reading }), ...(expansion !== undefined && { expansion }) };
}

// A long form has several words or is longer than an abbreviation that it explains.
const isExpansion = (name: string, gloss: string): boolean =>
  new RegExp(`^(?:${FOREIGN})$`, 'u').test(gloss) || (ABBREVIATION.test(name) && /^[A-Za-z' .-]{6,}$/u.test(gloss));

/** Kana behind ideographs; behind letters the names of the letters (エーアイ) or a short word (ウーダ), not a long one in katakana. */
function isReading(name: string, gloss: string): boolean {
  if (/^[\p{Script=Hiragana}ー・]+$/u.test(gloss)) return true;
  const letters = name.replace(/[^A-Za-z0-9\-‐ ]+$/u, '');
  if (!/^[A-Za-z0-9\-‐ ]+$/u.test(letters) || !/^[\p{Script=Katakana}ー・]+$/u.test(gloss)) return false;
  return LETTERS.test(gloss) || (!gloss.includes('・') && gloss.length <= Math.min(5, letters.length + 1));
}
const LETTERS =
  /^(?:エー|エイ|ビー|シー|ディー|デー|イー|エフ|ジー|エイチ|アイ|ジェイ|ジェー|ケー|ケイ|エル|エム|エヌ|オー|ピー|キュー|アール|エス|ティー|ユー|ブイ|ヴイ|ダブリュー|ダブル|エックス|ワイ|ゼット|・)+$/u;

/** `人工知能 Artificial Intelligence` → both; `通称：マイナポ` → the name; a whole sentence → nothing. */
function splitGloss(gloss: string): readonly string[] {
  return gloss
    .replace(/^(?:以下|略称|通称|別名|別称|正式名称|英語?|英訳|仮称|旧称)[、：:\s]*/u, '')
    .replace(/(?:と?いう。?|のこと。?|の略。?|など|等)$/u, '')
    .split(
      /[、，；;＝=：:／\n]|(?<=[a-z])[・･](?=[^A-Za-z])|(?<=[^A-Za-z]) (?=[A-Za-z])|(?<=[A-Za-z]) (?=[^A-Za-z\d])|(?<![A-Za-z])\/|\/(?![A-Za-z])/u,
    )
    .map((part) => part.replace(/^[\s「『"“]+|[\s」』"”。]+$/gu, ''))
    .filter((part) => part.length > 1 && part.length <= 60 && !/[。をがはへ]|する|した/u.test(part));
}

const SOUNDS: Readonly<Record<string, string>> = {
  A: 'アエオ',
  B: 'バビブベボ',
  C: 'カキクケコサシセスソチ',
  D: 'ダデディドジ',
  E: 'イエ',
  F: 'フ',
  G: 'ガギグゲゴジ',
  H: 'ハヒフヘホ',
  I: 'イア',
  J: 'ジ',
  K: 'カキクケコ',
  L: 'ラリルレロ',
  M: 'マミムメモ',
  N: 'ナニヌネノ',
  O: 'オ',
  P: 'パピプペポフ',
  Q: 'クキ',
  R: 'ラリルレロ',
  S: 'サシスセソ',
  T: 'タチツテト',
  U: 'ウユア',
  V: 'バビブベボヴ',
  W: 'ウワ',
  X: 'エ',
  Y: 'ヤユヨイ',
  Z: 'ザジズゼゾ',
};

/** Whether a long form in katakana can begin with the first letter of an abbreviation: DX and デジタル…, not AI and チャット…. */
export const sounds = (abbreviation: string, katakana: string): boolean =>
  (SOUNDS[abbreviation[0] ?? ''] ?? '').includes(katakana[0] ?? ' ');
