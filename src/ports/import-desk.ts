import type { Doubt } from '../domain/draft.ts';
import type { FileProblem } from '../domain/errors.ts';
import type { Passage, Plan } from '../domain/plan.ts';
import type { PlanChanges } from '../domain/plan-changes.ts';

/**
 * Where drafts are looked at, settled and published. Methods reject with `KakariError`: `no-draft` (`municipality`), `no-doubt`
 * (`doubt`), `draft-changed` (somebody else changed it meanwhile), `file-unwritable`, and those of the ledger. Nothing is half done.
 */
export interface ImportDesk {
  drafts(): Promise<readonly DraftSummary[]>;
  /** A draft as its files are now, also where a person changed them by hand; undefined where there is none. */
  open(municipality: string): Promise<OpenDraft | undefined>;
  /**
   * Carries decisions out in their order, all or none. Throws `FileProblemsError` (`draft-invalid`) where the draft could not be used afterwards,
   * `cannot-drop` and `no-field` (`field`, `known`) for what its subject does not allow.
   */
  settle(municipality: string, decisions: readonly Decision[]): Promise<void>;
  /**
   * Puts the draft in force for everybody, also for other processes, and takes it off the desk. What is still doubtful stays marked `uncertain`. `revision` is
   * the number under which it is published. Throws `FileProblemsError` (`draft-invalid`) where the draft cannot be used.
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

/**
 * What a person decides of something in a draft: `on` is the id of a doubt, or the `subjectKey` of what is not doubtful: it is right, it is to say something
 * else, or it is to say nothing of this.
 */
export type Decision =
  | { readonly on: string; readonly kind: 'accept' | 'drop' }
  /** Values by field of the subject: `phase`, `from`, `to`, `owners` (by 、), `definition` … as text. An empty one takes the field away. */
  | { readonly on: string; readonly kind: 'mend'; readonly values: Readonly<Record<string, string>> };
