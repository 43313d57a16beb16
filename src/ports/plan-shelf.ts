import type { Plan } from '../domain/plan.ts';

/** The plans in force. What is published while the process runs is on the shelf without a restart: ask anew for each use. */
export interface PlanShelf {
  /** One plan for each municipality, by id. The same array until something is published. */
  readonly plans: () => readonly Plan[];
}
