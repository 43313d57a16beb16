import type { Choice } from '../../domain/answer.ts';
import { fiscalYearOf, type IsoDate } from '../../domain/fiscal-year.ts';
import type { Plan } from '../../domain/plan.ts';
import { exampleQuestions } from '../../language/example-questions.ts';

/** Questions to begin with, on a day. */
export const promptsFor = (plans: readonly Plan[], today: IsoDate): readonly Choice[] =>
  exampleQuestions(plans, fiscalYearOf(today));
