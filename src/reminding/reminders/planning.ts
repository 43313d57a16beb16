import type { ContactKind, DirectoryEntry } from '../../domain/directory.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import { addDays } from '../../domain/instant.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Occasion, Route } from '../../domain/reminder.ts';
import type { PlanningState } from '../../ports/ledger.ts';
import type { WorkingDays } from './working-days.ts';

/** What one run of planning for one municipality rests on. */
export interface PlanningInput {
  /** Municipality id. */
  readonly municipality: string;
  /** `contact.departments` of its plans: whose pages get what is for the DX promoters where the directory has none of them. */
  readonly contactDepartments: readonly string[];
  /** Today in Japan. */
  readonly day: IsoDate;
  /** As the plans say now. */
  readonly milestones: readonly Milestone[];
  /** As the ledger has it, read with `remindersSince(day)`. */
  readonly state: PlanningState;
  /** Entries of other municipalities are passed over. */
  readonly directory: readonly DirectoryEntry[];
  /** Kinds of contacts whose surface is switched on. */
  readonly reachable: ReadonlySet<ContactKind>;
  readonly policy: Policy;
  readonly workingDays: WorkingDays;
}

/** A milestone that the plan has, with what the ledger knows of it. */
export interface ActiveMilestone {
  readonly milestone: Milestone;
  readonly sequence: number;
  readonly since: IsoDate;
}

/** Something that a section, or the DX promoters in its stead, are to be told; whom it goes to is not yet decided. */
export interface Wanted {
  /** Milestone id, or `digestOf(municipality)`. */
  readonly milestone: string;
  readonly occasion: Occasion;
  /** Empty where the plan names no section. */
  readonly department: string;
  readonly dueOn: IsoDate;
  readonly change?: string;
  /** Only of what is for the DX promoters by its nature. */
  readonly route?: Extract<Route, 'escalation' | 'wrong-owner' | 'undelivered'>;
}

/**
 * How long planning looks back: what was missed while the service was down is still told after a year, and not after more.
 * Records must be kept for longer than this, or something would be told again.
 */
export const LOOK_BACK_DAYS = 400;

/** The `remindersSince` with which the ledger is to be asked for the state of a municipality. */
export const remindersSince = (day: IsoDate): IsoDate => addDays(day, -LOOK_BACK_DAYS);

/** What stands for the milestone of a digest. */
export const digestOf = (municipality: string): string => `${municipality}.digest`;

/** The sections in charge; one without a name where the plan names none. */
export const sectionsOf = ({ owners }: Pick<Milestone, 'owners'>): readonly string[] =>
  owners.length === 0 ? [''] : owners;

/** Whether it has reminders of its own: the end of a phase that another follows is told with the beginning of that one. */
export const isRemindedOf = ({ kind, next }: Pick<Milestone, 'kind' | 'next'>): boolean =>
  kind !== 'phase-ends' || next === undefined;
