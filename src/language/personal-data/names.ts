import { BREAK } from './folded-text.ts';
import type { Found } from './find-numbers.ts';
import { SURNAMES } from './surnames.ts';

const HAN = '[\\p{Script=Han}々ヶ]';
const SURNAME = `(?:${SURNAMES.toSorted((a, b) => b.length - a.length).join('|')})`;
const KATAKANA = '[ァ-ヶー]{2,10}(?:[ ・][ァ-ヶー]{1,10})?';
const LATIN = '[A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15})?';
/** A name as it is written, the most telling form first. */
const NO_GIVEN = '(?!電話|携帯|連絡|住所|年齢|性別|生年|メール|番号|電子)';
const NAME = `(?:${SURNAME}${HAN}{1,3}(?!${HAN})|${SURNAME} ?[ぁ-ん]{2,5}|${HAN}{1,4} ${NO_GIVEN}(?:${HAN}{1,3}(?!${HAN})|[ぁ-ん]{2,5})|${HAN}{1,6}|${KATAKANA}|[ぁ-ん]{2,5} [ぁ-ん]{2,5}|${LATIN})`;

/** Only what stands next to a name makes it personal. */
const NEXT = 24;

const TITLE = /様|さま|さん|氏|殿|-san\b/gu;
/** Words that hold a title's characters: 仕様, 様式, 氏名, さんか… */
const NO_TITLE_BEHIND = /^(?:名|子|式|々|相|子|態)/u;
const BEFORE_TITLE = new RegExp(
  `(?:(?<!${HAN})${HAN}{1,5} ${HAN}{1,4}|${SURNAME} ?[ぁ-ん]{2,5}|${HAN}{1,8}|(?<![ァ-ヶー])${KATAKANA}|(?<![ぁ-ん\\p{Script=Han}])[ぁ-ん]{2,6}|(?<![A-Za-z])${LATIN})(?: ?\\([ァ-ヶーぁ-ん ・]{2,15}\\))? ?$`,
  'u',
);
const OFFICE = new RegExp(
  `^(?:${HAN}{1,8}[課係室](?=${SURNAME})|(?:課長|係長|部長|室長|局長|市長|町長|村長|社長|会長|主任|主査|主事|職員|市民|町民|村民|住民|担当者?|申請者|相談者|代表|宛先|宛名) ?)`,
  'u',
);
const NO_NAME =
  /^(?:皆|各位?|お?客|客|住民|市民|町民|村民|職員|担当|担当者|関係者|利用者|申請者|保護者|相談者|業者|患者|生徒|児童|本人|家族|奥|旦那|神|王|何|同|両|多|仕|模|異|一|有|貴|課長|係長|部長|市長|町長|村長|皆々|同|母|父|兄|姉|妹|弟|子|お?子|者|会社|御社|貴社|みな|たく|おかあ|おとう|おばあ|おじい|おにい|おねえ|おく|だんな|おまわり|おきゃく)$/u;

const MARK = /(氏 ?名|お?名前|ご?芳名|フルネーム|[Nn]ame|NAME) ?([:=】\]」(「『]|は|が)? ?/gu;
const WHOSE_NAME = /(?:本人|申請者|相談者|担当者|住民|市民|町民|職員|私|世帯主|子|父|母|夫|妻|対象者|届出人)の$/u;
const ONE_NAME = new RegExp(`^${NAME}`, 'u');
const KNOWN = new RegExp(`^(?:${SURNAME}|${KATAKANA}$|${LATIN}$)`, 'u');
const WELL_MARKED = new RegExp(`^(?:${SURNAME}|${HAN}{1,5} ${HAN}{1,4}$|${HAN}{3,6}$)`, 'u');
const NO_VALUE =
  /^(?:住所|生年月日|電話|性別|年齢|必須|任意|入力|記入|記載|不要|省略|非公開|未定|同上|匿名|該当|欄|項目|確認|変更|以外|一覧|何|誰|不明|無記名|フリガナ|ふりがな|カナ|かな|漢字|ローマ字|姓|英字)/u;

/** The names in a folded text that stand behind 氏名 or, with 様, さん or 氏, next to other personal data (`others`). */
export function findNames(text: string, others: readonly Found[]): readonly Found[] {
  const isNext = nextTo(text, others);
  return [...titled(text).filter(isNext), ...marked(text, isNext), ...english(text).filter(isNext)];
}

function titled(text: string): readonly Found[] {
  return [...text.matchAll(TITLE)].flatMap(({ index, 0: title }) => {
    if (NO_TITLE_BEHIND.test(text.slice(index + title.length, index + title.length + 1))) return [];
    const start = Math.max(0, index - 20);
    const match = BEFORE_TITLE.exec(text.slice(start, index));
    if (match === null) return [];
    const office = OFFICE.exec(match[0])?.[0] ?? '';
    const name = match[0].slice(office.length).trimEnd();
    if (name === '' || NO_NAME.test(name)) return [];
    const from = start + match.index + office.length;
    return [{ kind: 'name' as const, from, to: from + name.length }];
  });
}

/** 「氏名：…」 is a name wherever it stands; 「名前は…」 where it begins like one, or next to other personal data. */
function marked(text: string, isNext: (found: Found) => boolean): readonly Found[] {
  return [...text.matchAll(MARK)].flatMap(({ index, 0: mark, 1: word = '', 2: sign = '' }) => {
    const from = index + mark.length;
    const value = ONE_NAME.exec(text.slice(from, from + 24))?.[0] ?? '';
    if (value === '' || NO_VALUE.test(value) || NO_NAME.test(value)) return [];
    const found = { kind: 'name' as const, from, to: from + value.length };
    const formal = /氏|芳/u.test(word) && mark !== word;
    if (/^name$/iu.test(word) && !isSign(sign)) return [];
    const before = text.slice(Math.max(0, index - 6), index);
    if (before.endsWith('の') && !WHOSE_NAME.test(before)) return [];
    const sure = formal
      ? isSign(sign) || WELL_MARKED.test(value)
      : mark !== word && (KNOWN.test(value) || isNext(found));
    const latin = /^[A-Z]/u.test(value);
    return sure && (!latin || (isSign(sign) && value.includes(' '))) ? [found] : [];
  });
}

const isSign = (sign: string): boolean => /^[:=】\]」(「『]$/u.test(sign);

const english = (text: string): readonly Found[] =>
  [...text.matchAll(/\b(?:Mr|Mrs|Ms|Miss|Dr)\.? ?([A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15})?)/gu)].map(
    ({ index, 0: whole, 1: name = '' }) => ({
      kind: 'name' as const,
      from: index + whole.length - name.length,
      to: index + whole.length,
    }),
  );

/** Whether something stands next to other personal data, with no end of a sentence between them. */
function nextTo(text: string, others: readonly Found[]): (found: Found) => boolean {
  // Of each position where personal data begins or ends, so that as many as there are cost no more than they are.
  const [ends, starts] = [new Set(others.map(({ to }) => to)), new Set(others.map(({ from }) => from))];
  return ({ from, to }) => {
    for (let far = 0; far <= NEXT; far += 1) {
      if (ends.has(from - far) && isOneSentence(text.slice(from - far, from))) return true;
      if (starts.has(to + far) && isOneSentence(text.slice(to, to + far))) return true;
    }
    return false;
  };
}

const isOneSentence = (between: string): boolean => !/[。！？!?]/u.test(between) && !between.includes(BREAK);
