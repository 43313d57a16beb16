import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { StoredMilestone } from '../../ports/ledger.ts';
import { changeSentence, readMilestone, removalSentence, returnSentence } from './changes.ts';
import { type ActiveMilestone, isRemindedOf, sectionsOf, type Wanted } from './planning.ts';

/** How the plans differ from what the ledger has. */
export interface Reconciled {
  /** What the plans have now. */
  readonly active: readonly ActiveMilestone[];
  /** What the ledger must keep. */
  readonly stored: readonly StoredMilestone[];
  /** What sections are to be told of it. */
  readonly changes: readonly Wanted[];
}

/** One milestone, reconciled. */
interface Step {
  readonly active?: ActiveMilestone;
  readonly stored?: StoredMilestone;
  readonly changes: readonly Wanted[];
}

/**
 * Sets the milestones of the plans beside those of the ledger. New ones are kept and told of later, by their leads. Those that
 * people would notice to be different count up `sequence`, and the sections in charge, old and new, are told on `dueOn`
 * unless the day has gone by then. Any other difference is kept without a word.
 */
export function reconcile(
  stored: readonly StoredMilestone[],
  milestones: readonly Milestone[],
  day: IsoDate,
  dueOn: IsoDate,
): Reconciled {
  const known = new Map(stored.map((milestone) => [milestone.id, milestone]));
  const derived = new Set(milestones.map(({ id }) => id));
  const steps = [
    ...milestones.map((milestone) => reconcileOne(milestone, known.get(milestone.id), day, dueOn)),
    ...stored
      .filter(({ id, removedOn }) => removedOn === undefined && !derived.has(id))
      .map((gone) => remove(gone, day, dueOn)),
  ];
  return {
    active: steps.flatMap(({ active }) => (active === undefined ? [] : [active])),
    stored: steps.flatMap(({ stored: kept }) => (kept === undefined ? [] : [kept])),
    changes: steps.flatMap(({ changes }) => changes),
  };
}

function reconcileOne(milestone: Milestone, known: StoredMilestone | undefined, day: IsoDate, dueOn: IsoDate): Step {
  const body = JSON.stringify(milestone);
  if (known === undefined) return kept(milestone, { id: milestone.id, body, sequence: 0, since: day });
  if (known.removedOn !== undefined) return comeBack(milestone, known, day, dueOn);
  const { sequence } = known;
  // Seen under a clock that ran ahead: from now on its reminders are owed again.
  const since = known.since > day ? day : known.since;
  if (known.body === body && known.since === since) return { active: { milestone, sequence, since }, changes: [] };
  const before = readMilestone(known.body);
  const change = before && changeSentence(before, milestone);
  if (change === undefined) {
    return kept(milestone, { id: milestone.id, body, sequence, since });
  }
  const next = { id: milestone.id, body, sequence: sequence + 1, since: day };
  return kept(milestone, next, tell(next, { before, now: milestone, change, dueOn }));
}

/** A milestone that was gone and that the plan has again. */
function comeBack(milestone: Milestone, { sequence }: StoredMilestone, day: IsoDate, dueOn: IsoDate): Step {
  const next = { id: milestone.id, body: JSON.stringify(milestone), sequence: sequence + 1, since: day };
  return kept(milestone, next, tell(next, { now: milestone, change: returnSentence(milestone), dueOn }));
}

function remove(gone: StoredMilestone, day: IsoDate, dueOn: IsoDate): Step {
  const next = { ...gone, sequence: gone.sequence + 1, removedOn: day };
  const before = readMilestone(gone.body);
  if (before === undefined) return { stored: next, changes: [] };
  return { stored: next, changes: tell(next, { before, change: removalSentence(before), dueOn }) };
}

const kept = (milestone: Milestone, stored: StoredMilestone, changes: readonly Wanted[] = []): Step => ({
  active: { milestone, sequence: stored.sequence, since: stored.since },
  stored,
  changes,
});

/** One change for each section that was or is in charge; none where nobody is reminded of the milestone, or its days are over. */
function tell(
  { id, sequence }: StoredMilestone,
  { before, now, change, dueOn }: { before?: Milestone | undefined; now?: Milestone; change: string; dueOn: IsoDate },
): readonly Wanted[] {
  const sides = [before, now].filter((side) => side !== undefined);
  const latest = now ?? before;
  if (latest === undefined || !isRemindedOf(latest) || sides.every(({ date }) => date < dueOn)) return [];
  const owners = [...new Set(sides.flatMap((side) => side.owners))];
  return sectionsOf({ owners }).map((department) => ({
    milestone: id,
    occasion: { kind: 'change', sequence },
    department,
    dueOn,
    change,
  }));
}
