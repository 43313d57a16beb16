import type { IsoDate } from './fiscal-year.ts';
import type { MilestoneKind } from './milestone.ts';
import type { PersonalDataPolicy } from './personal-data.ts';

/** When owners are reminded, whom else, how delivery is tried, and what becomes of personal data in questions. */
export interface Policy {
  /** Days before a milestone, for each kind, furthest first. */
  readonly leadDays: Readonly<Record<MilestoneKind, readonly number[]>>;
  /** Months (1 to 12) on whose first working day every section gets a digest of what comes. */
  readonly digestMonths: readonly number[];
  /** Working days without an answer after which the DX promoters are told. */
  readonly escalateAfterWorkingDays: number;
  /** Times of day in Japan, `HH:MM`, between which nothing is sent. `from` may be later than `to`: the night. */
  readonly quietHours: { readonly from: string; readonly to: string };
  /** Days off besides weekends, holidays and 29 December to 3 January. Without a municipality, everybody's. */
  readonly daysOff: readonly { readonly date: IsoDate; readonly municipality?: string | undefined }[];
  readonly delivery: DeliveryPolicy;
  /** How many years records are kept before they may be deleted. */
  readonly keepYears: number;
  readonly personalData: PersonalDataPolicy;
}

/** How often and how fast a message is tried. */
export interface DeliveryPolicy {
  readonly attempts: number;
  /** The wait after the first failure; it doubles with every further one. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** How long one replica has a message to itself. */
  readonly leaseMs: number;
}
