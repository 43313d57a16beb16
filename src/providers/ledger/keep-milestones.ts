import type { Instant } from '../../domain/instant.ts';
import type { LedgerRecord, PlanningChange } from '../../ports/ledger.ts';
import { inChunks } from './chunks.ts';
import { milestoneRow, parseMilestone } from './rows.ts';
import type { MilestoneTable, Tables } from './schema.ts';
import { recordOf } from './write-records.ts';

/** Writes the milestones that differ from what is stored and are not older. Returns a record of each. */
export async function keepMilestones(
  db: Tables,
  change: PlanningChange,
  at: Instant,
): Promise<readonly LedgerRecord[]> {
  const rows = change.milestones.map((stored) => milestoneRow(change.municipality, stored));
  const before = await storedRows(db, rows);
  const news = rows.filter((row) => isNews(row, before.get(row.id)));
  await inChunks(news, 7, (some) => write(db, some));
  return news.map((row) => recordOf(at, actionOf(row, before.get(row.id)), row.municipality, row.id, detailOf(row)));
}

async function storedRows(db: Tables, rows: readonly MilestoneTable[]): Promise<ReadonlyMap<string, MilestoneTable>> {
  const ids = rows.map(({ id }) => id);
  const stored = await inChunks(ids, 1, (some) =>
    db.selectFrom('milestones').selectAll().where('id', 'in', some).execute(),
  );
  return new Map(stored.map((row) => [row.id, row]));
}

const isNews = (row: MilestoneTable, before: MilestoneTable | undefined): boolean =>
  before === undefined ||
  (row.sequence >= before.sequence &&
    (row.sequence !== before.sequence ||
      row.body !== before.body ||
      row.since !== before.since ||
      row.removed_on !== before.removed_on));

const write = (db: Tables, rows: readonly MilestoneTable[]): Promise<readonly unknown[]> =>
  db
    .insertInto('milestones')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        municipality: eb.ref('excluded.municipality'),
        date: eb.ref('excluded.date'),
        body: eb.ref('excluded.body'),
        sequence: eb.ref('excluded.sequence'),
        since: eb.ref('excluded.since'),
        removed_on: eb.ref('excluded.removed_on'),
      })),
    )
    .execute();

/** One that comes back after it was removed is added again. */
function actionOf(row: MilestoneTable, before: MilestoneTable | undefined): LedgerRecord['action'] {
  if (row.removed_on !== null) return 'milestone-removed';
  return before === undefined || before.removed_on !== null ? 'milestone-added' : 'milestone-changed';
}

function detailOf(row: MilestoneTable): LedgerRecord['detail'] {
  const { kind, date, phase, owners } = parseMilestone(row.body);
  return { kind, date, phase, owners: owners.join('、'), sequence: row.sequence };
}
