import type { FiscalYear, IsoDate } from './fiscal-year.ts';
import type { Language } from './message.ts';
import type { Department, Plan } from './plan.ts';

/** What kind of answer is looked for. */
export type Intent =
  | 'greeting'
  | 'help'
  | 'owner'
  | 'schedule'
  | 'target'
  | 'term'
  | 'review'
  | 'list-measures'
  | 'content';

/** What a value in the answer must look like, where the question says so. */
export type Wanted =
  | {
      readonly kind: 'money' | 'phone' | 'email' | 'person' | 'date' | 'company' | 'product' | 'person-name' | 'reason';
    }
  | { readonly kind: 'count'; readonly units: readonly string[] }
  | { readonly kind: 'name'; readonly of: string };

/** A question as Kakari understood it. */
export interface Question {
  readonly language: Language;
  /** Normalised text of the question. */
  readonly text: string;
  /** What is left when the words that ask are taken away; may be empty. */
  readonly subject: string;
  /** Subjects of the earlier turns, latest first. */
  readonly earlier: readonly string[];
  /** Whether the question leaves its subject to the conversation (それは…, ほかには…). */
  readonly elliptic: boolean;
  readonly intent: Intent;
  readonly plans: readonly Plan[];
  /** Whether several municipalities are to be set side by side. */
  readonly comparing: boolean;
  /** Whether the municipalities were named one by one in the question. */
  readonly named: boolean;
  readonly departments: readonly Department[];
  /** Sections that the question leaves out (…は除いて). */
  readonly without: readonly Department[];
  /** Sections named in the question that none of its plans has. */
  readonly unknownSections: readonly string[];
  readonly years: readonly FiscalYear[];
  /** Numbers of measures named in the question (`1-5`, `15`). */
  readonly numbers: readonly string[];
  /** Families of phases named in the question (`study`, `run` …). */
  readonly phases: readonly string[];
  readonly wanted?: Wanted;
  /** Names of facts that every plan has (`period`, `headquarters-head` …) which the question asks for. */
  readonly facts: readonly string[];
  /** Whether the section that was spoken of before is meant (その課, they). */
  readonly sameSection: boolean;
  /** Whether a list is asked for (どれ, 一覧, 何がある). */
  readonly listing: boolean;
  /** Whether everything is asked for (全部, 一覧, すべて). */
  readonly all: boolean;
  /** Whether the question puts something to be confirmed (…で合ってる？). */
  readonly confirming: boolean;
  /** Whether it is asked if something already runs (もうやってる？). */
  readonly already: boolean;
  readonly today: IsoDate;
}
