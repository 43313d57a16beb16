import { createHash } from 'node:crypto';
import type { MilestoneKind } from '../../domain/milestone.ts';
import type { Measure, Plan } from '../../domain/plan.ts';

/**
 * An id such as `seki-15.phase-begins.3f9a2c1b`: the measure (without one, the municipality), the kind, and 8 hex digits of a
 * SHA-256 over plan and `identity`. `identity` is what tells the milestone from others of its kind in the measure and must
 * not hold the date of a phase, so that one that moves to another year stays itself. A plan with another id is another plan.
 */
export const milestoneId = (
  plan: Plan,
  measure: Measure | undefined,
  kind: MilestoneKind,
  identity: readonly (string | number)[],
): string =>
  `${owner(plan, measure)}.${kind}.${digest([plan.municipality.id, plan.id, measure?.id ?? '', ...identity])}`;

/** Most measure ids begin with the municipality's; one that does not, or is not ASCII, is made to. */
function owner({ municipality }: Plan, measure: Measure | undefined): string {
  if (measure === undefined) return municipality.id;
  const id = /^[\w-]+$/u.test(measure.id) ? measure.id : digest([measure.id]);
  return id.startsWith(`${municipality.id}-`) ? id : `${municipality.id}-${id}`;
}

const digest = (parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8);
