import { z } from 'zod';
import type { Claim } from '../../domain/worded.ts';
import { responseShape } from './response-shape.ts';

/** One sentence and the numbers of its evidence. */
export const CLAIM = z.object({ text: z.string(), cites: z.array(z.number()) });

/** What a model answers: statements, or that the evidence does not say. */
export interface ModelAnswer {
  readonly kind: 'answer' | 'not-in-plan';
  readonly statements: readonly Claim[];
}

// One flat object: many servers hold a model to no other kind. `kind` stands first, so that it is known before the first statement.
const ANSWER = z.object({ kind: z.enum(['answer', 'not-in-plan']), statements: z.array(CLAIM) });
const asked = responseShape('answer', ANSWER);
const NOT_IN_PLAN = z.object({ kind: z.literal('not-in-plan') });

/** The shape of an answer. That the evidence does not say may also come without a list of statements. */
export const ANSWER_SHAPE = {
  ...asked,
  read: (value: unknown): ModelAnswer | undefined =>
    asked.read(value) ?? (NOT_IN_PLAN.safeParse(value).success ? { kind: 'not-in-plan', statements: [] } : undefined),
};
