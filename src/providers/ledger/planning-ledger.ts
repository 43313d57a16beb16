import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { Instant } from '../../domain/instant.ts';
import type { LedgerRecord, PlanningChange, PlanningLedger, PlanningState } from '../../ports/ledger.ts';
import { inChunks } from './chunks.ts';
import { keepMilestones } from './keep-milestones.ts';
import type { LedgerAccess } from './ledger-access.ts';
import { milestoneOf, reminderOf, reminderRow } from './rows.ts';
import type { ReminderRow, Tables } from './schema.ts';
import { recordOf, writeRecords } from './write-records.ts';

/** What planning reads and decides, one municipality at a time. */
export const planningLedger = (access: LedgerAccess): PlanningLedger => ({
  planningState: (municipality, remindersSince) => access.read((db) => planningState(db, municipality, remindersSince)),
  recordPlanning: async (changes, at) => {
    const full = changes.filter((change) => !isEmpty(change)).toSorted(byMunicipality);
    if (full.length === 0) return;
    await access.write(async (db) => {
      for (const change of full) await recordPlanning(access, db, change, at);
    });
  },
});

const isEmpty = ({ milestones, planned, withdrawn, escalated }: PlanningChange): boolean =>
  milestones.length + planned.length + withdrawn.length + escalated.length === 0;

// Replicas wait for one another in one order, and never in a circle.
const byMunicipality = (a: PlanningChange, b: PlanningChange): number => (a.municipality < b.municipality ? -1 : 1);

// Sorted here: asked to sort, PostgreSQL may walk through the reminders of the whole country in the order of their ids.
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

async function planningState(db: Tables, municipality: string, since: IsoDate): Promise<PlanningState> {
  const milestones = await db
    .selectFrom('milestones')
    .select(['id', 'body', 'sequence', 'since', 'removed_on'])
    .where('municipality', '=', municipality)
    .execute();
  const reminders = await db
    .selectFrom('reminders')
    .selectAll()
    .where('municipality', '=', municipality)
    .where((eb) =>
      eb.or([
        eb('due_on', '>=', since),
        eb('milestone', 'in', (of) =>
          of
            .selectFrom('milestones')
            .select('milestones.id')
            .where('milestones.municipality', '=', municipality)
            .where('milestones.date', '>=', since),
        ),
      ]),
    )
    .execute();
  return {
    milestones: milestones.map(milestoneOf).toSorted(byId),
    reminders: reminders.map(reminderOf).toSorted(byId),
  };
}

async function recordPlanning(access: LedgerAccess, db: Tables, change: PlanningChange, at: Instant): Promise<void> {
  // Replicas that plan the same municipality at once follow one another, so that the second finds nothing to do.
  await access.serialise(db, `planning ${change.municipality}`);
  await writeRecords(db, [
    ...(await keepMilestones(db, change, at)),
    ...(await withdraw(db, change, at)),
    ...(await keepPlanned(db, change, at)),
    ...(await keepEscalated(db, change, at)),
  ]);
}

/** Only those that still wait: one that is on a message goes out with it. */
async function withdraw(db: Tables, { withdrawn }: PlanningChange, at: Instant): Promise<readonly LedgerRecord[]> {
  const gone = await inChunks(withdrawn, 1, (ids) =>
    db
      .deleteFrom('reminders')
      .where('id', 'in', ids)
      .where('state', '=', 'due')
      .where('message', 'is', null)
      .returning(['id', 'municipality', 'milestone', 'occasion_key', 'department', 'route', 'due_on'])
      .execute(),
  );
  for (const row of gone) if (row.route === 'escalation') await takeBackEscalation(db, row);
  return gone.map((row) =>
    recordOf(at, 'reminder-withdrawn', row.municipality, row.id, {
      milestone: row.milestone,
      occasion: row.occasion_key,
      department: row.department,
    }),
  );
}

/** The promoters were not told after all. What they were told of earlier reminders stays. */
const takeBackEscalation = (
  db: Tables,
  { milestone, department, due_on }: Pick<ReminderRow, 'milestone' | 'department' | 'due_on'>,
): Promise<unknown> =>
  db
    .updateTable('reminders')
    .set({ escalated_on: null })
    .where('milestone', '=', milestone)
    .where('department', '=', department)
    .where('escalated_on', '>=', due_on)
    .execute();

async function keepPlanned(db: Tables, { planned }: PlanningChange, at: Instant): Promise<readonly LedgerRecord[]> {
  const rows = planned.map(reminderRow);
  const kept = await inChunks(rows, 21, (some) =>
    db
      .insertInto('reminders')
      .values([...some])
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute(),
  );
  const isNew = new Set(kept.map(({ id }) => id));
  return rows
    .filter(({ id }) => isNew.has(id))
    .map((row) =>
      recordOf(at, 'reminder-planned', row.municipality, row.id, {
        milestone: row.milestone,
        occasion: row.occasion_key,
        department: row.department,
        contact: `${row.contact_kind}:${row.contact_address}`,
        route: row.route,
        dueOn: row.due_on,
      }),
    );
}

async function keepEscalated(
  db: Tables,
  { escalated, day }: PlanningChange,
  at: Instant,
): Promise<readonly LedgerRecord[]> {
  const kept = await inChunks(escalated, 1, (ids) =>
    db
      .updateTable('reminders')
      .set({ escalated_on: day })
      .where('id', 'in', ids)
      .where('escalated_on', 'is', null)
      .returning(['id', 'municipality', 'milestone', 'department'])
      .execute(),
  );
  return kept.map(({ id, municipality, milestone, department }) =>
    recordOf(at, 'reminder-escalated', municipality, id, { milestone, department, escalatedOn: day }),
  );
}
