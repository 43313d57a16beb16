import type { Language } from './message.ts';
import type { Block } from './reply.ts';

/** What was asked, in the field's terms; used for feedback and for the tests. */
export type QuestionClass =
  | 'owner'
  | 'measures-of-section'
  | 'schedule'
  | 'milestones'
  | 'target'
  | 'term'
  | 'plan-fact'
  | 'review'
  | 'content'
  | 'comparison'
  | 'greeting'
  /** Not a question of ours: it held personal data, and was stopped. */
  | 'personal-data';

/** Where a statement comes from. `passage` is what stands there, in Kakari's words. */
export interface Citation {
  readonly municipality: string;
  readonly plan: string;
  readonly version: string;
  readonly place: string;
  readonly page?: number;
  readonly passage: string;
  readonly uncertain?: string;
}

/** Something said, with what it rests on. */
export interface Statement {
  readonly block: Block;
  readonly citations: readonly Citation[];
  /** All that the cited places say, Japanese and English: what the statement is checked against before anybody reads it. */
  readonly evidence: string;
}

/** Whom to ask further: the sections in charge, or those that the plan names for questions. Never empty. */
export interface InCharge {
  /** Municipality id. */
  readonly municipality: string;
  readonly departments: readonly string[];
}

/** A question to ask next. */
export interface Choice {
  readonly label: string;
  readonly question: string;
}

/**
 * The answer to a question: `grounded` rests on the plan, `not-in-plan` says that the plan is silent and offers what is
 * nearest, `needs-clarification` asks back, `small-talk` is a greeting or help.
 */
export type Answer =
  | {
      readonly kind: 'grounded';
      readonly about: QuestionClass;
      readonly language: Language;
      readonly statements: readonly Statement[];
      readonly notices: readonly string[];
      readonly choices: readonly Choice[];
      readonly inCharge?: InCharge;
      /** Present where a model wrote statements of it, each of them checked against its evidence. */
      readonly wordedBy?: 'model';
    }
  | {
      readonly kind: 'not-in-plan';
      readonly about: QuestionClass;
      readonly language: Language;
      readonly text: string;
      readonly nearest: readonly Statement[];
      readonly choices: readonly Choice[];
      readonly inCharge?: InCharge;
    }
  | {
      readonly kind: 'needs-clarification' | 'small-talk';
      readonly about: QuestionClass;
      readonly language: Language;
      readonly text: string;
      readonly choices: readonly Choice[];
    };
