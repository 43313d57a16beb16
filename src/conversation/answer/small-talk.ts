import type { Answer, Choice } from '../../domain/answer.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';

const HELP = {
  ja: 'DX計画のことをお答えします。担当課、時期（工程表）、目標値、用語の意味、計画の内容をお尋ねください。計画にないことは「ない」とお答えします。',
  en: 'I answer questions about the DX plan: which section is in charge, when a measure starts, targets, terms, and what the plan says. If the plan is silent, I say so.',
};
const HELLO = { ja: 'こんにちは。係（かかり）です。', en: 'Hello, this is Kakari.' };
const THANKS = { ja: 'どういたしまして。ほかにもあれば、どうぞ。', en: 'You are welcome. Anything else?' };

/** A greeting, thanks, an empty message or "what can you do": a friendly line and questions to try. */
export function smallTalk(question: Question): Answer {
  const { language, text, plans } = question;
  const thanks = /ありがと|thank/u.test(text);
  const lead = thanks
    ? THANKS[language]
    : question.intent === 'greeting'
      ? `${HELLO[language]}${language === 'en' ? ' ' : ''}${HELP[language]}`
      : HELP[language];
  return {
    kind: 'small-talk',
    about: 'greeting',
    language,
    text: lead,
    choices: thanks ? [] : examples(plans, language),
  };
}

/** Questions that the first of the plans can answer. */
function examples(plans: readonly Plan[], language: Question['language']): readonly Choice[] {
  const [plan] = plans;
  const measure = plan?.measures[0];
  const term = plan?.terms[0];
  if (!plan || !measure) return [];
  const [name, word] = [language === 'en' ? measure.english : measure.title, term?.name ?? 'DX'];
  const asked =
    language === 'en'
      ? [plan.namesOwners ? `Who is in charge of "${name}"?` : `What is "${name}" about?`, `What does ${word} mean?`]
      : [plan.namesOwners ? `${name}の担当課は？` : `${name}の今後の取組は？`, `${word}とは何ですか？`];
  return asked.map((text) => ({ label: text, question: text }));
}
