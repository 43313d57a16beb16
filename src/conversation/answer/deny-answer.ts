import type { Answer } from '../../domain/answer.ts';
import type { Question } from '../../domain/question.ts';
import { contactInCharge } from './in-charge.ts';
import { silenceText } from './silence-text.ts';

/** That the plan does not answer the question after all, with what was found as the nearest that it does say. */
export function denyAnswer(question: Question, answer: Extract<Answer, { readonly kind: 'grounded' }>): Answer {
  const { about, language, statements, choices, inCharge } = answer;
  const [plan] = question.plans.length === 1 ? question.plans : [];
  const nowhere =
    language === 'en'
      ? 'None of these plans says exactly that.'
      : 'どの計画にも、お尋ねのとおりの記載は見当たりません。';
  return {
    kind: 'not-in-plan',
    about,
    language,
    text: plan === undefined ? nowhere : silenceText(question, { plan, about, reason: 'no-detail', nearest: [] }),
    nearest: statements,
    choices,
    ...(inCharge === undefined ? (plan === undefined ? {} : contactInCharge(plan)) : { inCharge }),
  };
}
