import type { Doubt, Draft } from '../domain/draft.ts';
import type { FileProblem } from '../domain/errors.ts';
import type { Passage, Plan } from '../domain/plan.ts';
import type { PlanChanges } from '../domain/plan-changes.ts';

/**
 * Where drafts are looked at, settled and published. Methods reject with `KakariError`: `no-draft` (`municipality`), `no-doubt`
 * (`doubt`), `draft-busy` (somebody else is changing it), `file-unwritable`, and those of the ledger. Nothing is half done.
 */
export interface ImportDesk {
  drafts(): Promise<readonly DraftSummary[]>;
  /** A draft as its files are now, also where a person changed them by hand; undefined where there is none. */
  open(municipality: string): Promise<OpenDraft | undefined>;
  /** Settles doubts, in their order, all or none; each decision names a doubt of the draft. */
  settle(municipality: string, decisions: readonly Decision[]): Promise<void>;
  /**
   * Puts the draft in force for everybody, also for other processes, and takes it off the desk. What is still doubtful stays marked `uncertain`. `revision` is
   * the number under which it is published. Throws `DraftProblemsError` where the draft cannot be used.
   */
  publish(municipality: string, by: string): Promise<{ readonly revision: number; readonly plan: Plan }>;
  /** Takes a draft off the desk. */
  discard(municipality: string): Promise<void>;
}

export interface DraftSummary {
  readonly municipality: string;
  readonly name: string;
  readonly title: string;
  readonly doubts: number;
  /** Whether a plan of the municipality is in force that this one would take the place of. */
  readonly replaces: boolean;
}

export interface OpenDraft {
  readonly summary: DraftSummary;
  /** Absent where the files cannot be read as a plan; `problems` says why. */
  readonly plan?: Plan;
  readonly problems: readonly FileProblem[];
  /** Those that are not settled, with the stretch of the source that they are about and its neighbours. */
  readonly doubts: readonly (Doubt & { readonly source: readonly Passage[] })[];
  /** Against the plan in force. */
  readonly changes?: PlanChanges;
}

/** What a person decides: the draft is right, it is to say something else, or it is to say nothing of this. */
export type Decision =
  | { readonly doubt: string; readonly kind: 'accept' | 'drop' }
  /** Values by field of the subject: `phase`, `from`, `to`, `owners` (by 、), `definition` … as text. */
  | { readonly doubt: string; readonly kind: 'mend'; readonly values: Readonly<Record<string, string>> };

/** The facts of a draft, for the report of an import. */
export type DraftFacts = Omit<Draft, 'passages'>;
