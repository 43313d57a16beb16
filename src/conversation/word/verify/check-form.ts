import type { Language } from '../../../domain/message.ts';
import type { ClaimFault } from '../../../domain/worded.ts';

/** A sentence of an answer is short; a longer one is a paragraph, or worse. */
const LONGEST_CHARACTERS = 240;
const LONGEST_ENGLISH_CHARACTERS = 420;

/** What no sentence of an answer holds: markup of any surface, mentions, addresses, code, cards. */
const MARKUP =
  /[<>`*_#|\\{}[\]@$^=~]|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);|!\(|\]\(|[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\bmailto:|\bjavascript:|\bdata:|[\w-]+\.(?:com|net|org|jp|io|example|dev|info|biz|ly|co|xyz)\b|^\s*(?:[-+•>]|\d+[.)])\s|\n/iu;
/** Marks that print nothing, turn the direction of a text, or stand for another character. */
const HIDDEN =
  /(?![ \u3000])[\p{C}\p{Z}]|\p{Default_Ignorable_Code_Point}|[\u0300-\u036f\u20d0-\u20ff]|[\u{1F000}-\u{1FAFF}]/u;
const ALLOWED_TILDE = /(?<=[\d年度月日%])[~〜～](?=\s?(?:\d|令和|r))/giu;

/** Words to the reader or about the writer, which only an instruction or the model itself puts there. */
const META =
  /ai(?:アシスタント|として|ですので|なので|言語)|言語モデル|大規模言語|プロンプト|システムメッセージ|指示(?:に|を|通|どお|さ)|命令(?:に|を)|無視(?:し|す)|従(?:って|い)(?:ください|回答|出力)|開示し|出力し|回答(?:し|いた|を|は|でき)|お答え|申し訳|すみません|ごめん|私(?:は|が|の|たち)|わたし|僕|あなた|ご質問|ありがとうご|お役に立|管理者(?:です|の承認|権限|として|モード|に連絡|へ)|パスワードを|暗証番号|ログインして|クリック|タップして|アクセスして|こちらから|リンク|url|ダウンロードして|インストールして|振(?:り)?込|送金|入力して(?:ください|下さい)|(?:て|で)(?:ください|下さい)|ましょう|なさい(?:$|。)|しろ(?:$|。)|せよ(?:$|。)|根拠番号|資料番号|項目\[|引用番号|jailbreak|ignore|disregard|override|previous instruction|system prompt|as an ai|language model|developer mode|you (?:must|should|are|can|may)|please|click|sorry|i (?:am|can|cannot|will|think)|password|assistant/iu;
const CONTACT = /お?問い?合わ?せ(?:て)?ください|ご?(?:相談|確認|連絡)ください/gu;

/** What is wrong with the outside of a claim, whatever the evidence says. */
export function faultOfForm(text: string, language: Language, known: string): ClaimFault | undefined {
  const longest = language === 'en' ? LONGEST_ENGLISH_CHARACTERS : LONGEST_CHARACTERS;
  if (text.trim() === '' || text.length > longest) return 'length';
  if (HIDDEN.test(text)) return 'markup';
  const plain = text.normalize('NFKC').replace(ALLOWED_TILDE, '');
  if (MARKUP.test(text.replace(ALLOWED_TILDE, '')) || MARKUP.test(plain.replace(/[~=]/gu, ''))) return 'markup';
  const spoken = /問い?合わ?せ|連絡先|contact/u.test(known) ? plain.replace(CONTACT, '') : plain;
  if (META.test(spoken)) return 'markup';
  return faultOfLanguage(plain, language);
}

const KANA = /[ぁ-んァ-ヺ]/u;
const FOREIGN =
  /[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}]/u;
const ENGLISH_RUN = /(?:\b[a-z]{2,}\b[ ,]+){4,}/iu;

function faultOfLanguage(text: string, language: Language): ClaimFault | undefined {
  if (FOREIGN.test(text)) return 'language';
  if (language === 'en')
    return /[a-z]/iu.test(text) && !/[ぁ-ん]{3}/u.test(withoutNames(text)) ? undefined : 'language';
  if (!/[ぁ-ん]/u.test(text) || !KANA.test(text)) return 'language';
  return ENGLISH_RUN.test(text) ? 'language' : undefined;
}

const withoutNames = (text: string): string => text.replace(/[("「][^)"」]*[)"」]/gu, '');
