import type { Language } from '../domain/message.ts';

const ENGLISH_WORDS =
  /\b(?:the|an?|is|are|was|were|do|does|did|has|have|what|whats|which|when|who|whose|where|why|how|will|can|in|of|for|and|to|by|on|with|about|list|show|tell|me|us)\b/giu;

const ENGLISH_OPENING =
  /^\s*(?:(?:hello|hi|hey|thanks|thank you|help)\b[\s!.]*$|(?:which|what|who|when|where|why|how|is|are|does|do|list|show|tell)\s+[a-z])/iu;

/** The language a question is asked in. Acronyms and Japanese names inside an English question do not change it. */
export function detectLanguage(text: string): Language {
  const plain = text.normalize('NFKC');
  const kana = (plain.replace(/[「『（(][^「『（(」』）)]*[」』）)]/gu, '').match(/[ぁ-ん]/gu) ?? []).length;
  if (ENGLISH_OPENING.test(plain)) return 'en';
  const english = (plain.match(ENGLISH_WORDS) ?? []).length;
  if (english >= 2) return kana > english * 4 ? 'ja' : 'en';
  const hasJapanese = /[ぁ-んァ-ヶ一-龠]/u.test(plain);
  const words = (plain.match(/[a-z]{2,}/giu) ?? []).length;
  return !hasJapanese && words >= 2 ? 'en' : 'ja';
}
