import { wholeCharacters } from '../../domain/cut-text.ts';
import type { Language } from '../../domain/message.ts';
import type { Plan } from '../../domain/plan.ts';

/** What a plan itself says of protecting personal data, in short, and where. */
export interface PlanRule {
  readonly plan: string;
  readonly says: string;
  readonly place: string;
}

/** Long enough for a sentence of a plan. */
const LONGEST = 120;

// What a town says of itself; what the state asks of all municipalities is no rule of the town's.
const PROTECTS = /個人情報[^。]{0,60}(?:守|保護|管理|漏え?い|セキュリティ)|(?:守|保護)[^。]{0,20}個人情報/u;
const POLICY = /(?:[市町村区]|本庁)(?:の|は、?)?情報セキュリティポリシー/u;

/** The sentence of a plan that speaks of protecting personal data, else of the town's own security policy; undefined where none does. */
export function planRule(plan: Plan, language: Language): PlanRule | undefined {
  for (const pattern of [PROTECTS, POLICY]) {
    for (const { text, english, place, page } of plan.passages) {
      const at = sentencesOf(text, /(?<=。)/u).findIndex((one) => one.endsWith('。') && pattern.test(one));
      if (at < 0) continue;
      const says = language === 'ja' ? sentencesOf(text, /(?<=。)/u)[at] : englishSentence(english);
      return {
        plan: language === 'ja' ? plan.title : plan.english,
        says: shortened(says ?? text),
        place: placeText(place, page, language),
      };
    }
  }
  return undefined;
}

const sentencesOf = (text: string, end: RegExp): readonly string[] =>
  text
    .split(/\n/u)
    .flatMap((line) => line.split(end))
    .map((one) => one.replace(/^- /u, '').trim())
    .filter((one) => one !== '');

const englishSentence = (english: string): string | undefined => {
  const sentences = sentencesOf(english, /(?<=[.;:]) /u);
  return sentences.find((one) => /personal|privacy|security policy/iu.test(one)) ?? sentences[0];
};

const shortened = (text: string): string => {
  const plain = text.replace(/。$/u, '');
  return plain.length <= LONGEST ? plain : `${wholeCharacters(plain, LONGEST)}…`;
};

function placeText(place: string, page: number | undefined, language: Language): string {
  if (page === undefined) return place;
  return language === 'ja' ? `${place}、${page}ページ` : `${place}, p. ${page}`;
}
