import { normalise } from '../../../language/normalise.ts';

/** Spellings that are one word: okurigana, kana for kanji, the long vowel mark. Applied to claim and evidence alike. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/取り?組み?/gu, '取組'],
  [/手続き/gu, '手続'],
  [/申し?込み?/gu, '申込'],
  [/問い?合わ?せ/gu, '問合せ'],
  [/引き?継[ぎい]/gu, '引継'],
  [/受け?付け?/gu, '受付'],
  [/打ち?合わ?せ/gu, '打合せ'],
  [/見直し/gu, '見直'],
  [/貸し?出し?/gu, '貸出'],
  [/位置付け|位置づけ/gu, '位置付'],
  [/子ども|子供|こども/gu, '子供'],
  [/めざ(?=[すしさせそ])|目ざ/gu, '目指'],
  [/だれ/gu, '誰'],
  [/すべて|全部|あらゆる/gu, '全て'],
  [/さまざま|いろいろ|多様|色々|種々/gu, '様々'],
  [/わか(?=[りるっら])|解(?=り|る)/gu, '分か'],
  [/つく(?=[りるっ])|創(?=[りるっ])/gu, '作'],
  [/つな(?=[がぎげい])/gu, '繋'],
  [/ひとり/gu, '一人'],
  [/まとめ/gu, '纏め'],
  [/ふたつ/gu, '2つ'],
  [/みっつ/gu, '3つ'],
  [/うえ(?=で)/gu, '上'],
  [/[ヶケかカヵ]所|箇所/gu, '箇所'],
  [/[ヶケかカヵ]月/gu, '箇月'],
  [/ウェブ|ウエブ/gu, 'web'],
  [/パーセント/gu, '%'],
  [/良(?=[くい])/gu, 'よ'],
  [/(?:ひと|一|1)つに(?=ま|纏|統|集|し|そろ|揃)/gu, '一括に'],
  [/その(?:うち|中)?の?(?:ひと|一|1)つ(?=は|が|で|と|に|、)/gu, 'それ'],
  [/の(?:中の)?(?:ひと|一|1)つ(?=で|と|に|が|。|、|$)/gu, ''],
  [/翌年度の?(?=令和|20)/gu, ''],
  [/(?<![\d和成])1年(?:間)?に(?=\d)/gu, '年に'],
  [/ひとつ/gu, '1つ'],
  [/(?<=[ァ-ヺー]{2})ー(?![ァ-ヺー])/gu, ''],
  [/(?<=[ァ-ヺー])[・=](?=[ァ-ヺ])/gu, ''],
  [/[〜～–—―−]/gu, '~'],
];

const CIRCLED = /[①-⑳㉑-㉟]/gu;

/** The form in which a claim and its evidence are compared. Circled numbers are numbers of headings, not figures: they go. */
export function canonical(text: string): string {
  let plain = normalise(text.replace(CIRCLED, ' '));
  for (const [spelling, one] of SPELLINGS) plain = plain.replace(spelling, one);
  return plain;
}

/** Numbers of headings, each with the two characters behind it: `⑮電子`. */
export const headingNumbers = (text: string): readonly string[] =>
  [...text.replace(/[\s「『]/gu, '').matchAll(/([①-⑳㉑-㉟])(.{0,2})/gu)].map((match) => match[0]);
