import type { Message } from '../../../src/domain/message.ts';
import type { Question } from '../../../src/domain/question.ts';
import { understandQuestion } from '../../../src/conversation/understand/understand-question.ts';
import { haranoPlan, oharanoPlan } from '../../fixtures/harano-plans.ts';

/** Reads a question put to 原野市, in the light of it and of 大原野市, in 令和8年度. */
export const understand = (text: string, rest: Partial<Message> = {}): Question =>
  understandQuestion({ text, municipality: 'harano', history: [], today: '2026-11-20', ...rest }, [
    haranoPlan,
    oharanoPlan,
  ]);

/** Reads a question put to nobody in particular. */
export function understandAnywhere(text: string, history: readonly string[] = []): Question {
  return understandQuestion({ text, history, today: '2026-11-20' }, [haranoPlan, oharanoPlan]);
}

/** The names of the sections that a question names. */
export const sectionsIn = (question: Question): readonly string[] => question.departments.map(({ name }) => name);
/** The ids of the municipalities whose plans a question is put to. */
export const scopeOf = (question: Question): readonly string[] =>
  question.plans.map(({ municipality }) => municipality.id);
