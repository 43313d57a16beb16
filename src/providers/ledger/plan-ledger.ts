import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { PlanLedger, PlanReading, PlanVersion, PublishedPlan } from '../../ports/ledger.ts';
import type { LedgerAccess } from './ledger-access.ts';
import { storable } from './rows.ts';
import type { PlanVersionTable, Tables } from './schema.ts';
import { writeRecords } from './write-records.ts';

type NewPlan = Parameters<PlanLedger['publishPlan']>[0];

/** The plans that were published. */
export const planLedger = (access: LedgerAccess): PlanLedger => ({
  ...planReading(access),
  publishPlan: (plan, at) =>
    access.write(async (db) => {
      await oneAfterTheOther(access, db);
      return publish(db, withoutNul(plan), at);
    }),
  withdrawPlan: (municipality, by, at) =>
    access.write(async (db) => {
      await oneAfterTheOther(access, db);
      return withdraw(db, { municipality, by: storable(by), at });
    }),
});

/** Reads what was published. */
export const planReading = (access: LedgerAccess): PlanReading => ({
  plansRevision: () => access.read(readRevision),
  planVersions: (municipality) => access.read((db) => readVersions(db, municipality)),
  publishedPlan: (revision) => access.read((db) => readPublished(db, revision)),
});

/** PostgreSQL gives numbers before it keeps rows: a lower one that came later would be overlooked by whoever asks for the last. */
const oneAfterTheOther = (access: LedgerAccess, db: Tables): Promise<void> => access.serialise(db, 'plans');

async function readRevision(db: Tables): Promise<number> {
  const { last } = await db
    .selectFrom('plan_versions')
    .select((eb) => eb.fn.max('revision').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

async function readVersions(db: Tables, municipality: string | undefined): Promise<readonly PlanVersion[]> {
  const rows = await db
    .selectFrom('plan_versions')
    .selectAll()
    .$if(municipality !== undefined, (query) => query.where('municipality', '=', municipality ?? ''))
    .orderBy('revision', 'desc')
    .execute();
  return rows.map(versionOf);
}

async function readPublished(db: Tables, revision: number): Promise<PublishedPlan | undefined> {
  const row = await db
    .selectFrom('plan_versions')
    .selectAll()
    .where('revision', '=', revision)
    .where('kind', '=', 'published')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const files = await db
    .selectFrom('plan_files')
    .select(['name', 'body'])
    .where('revision', '=', revision)
    .orderBy('name')
    .execute();
  return { ...versionOf(row), files: Object.fromEntries(files.map(({ name, body }) => [name, body])) };
}

type VersionRow = Omit<PlanVersionTable, 'revision'> & { readonly revision: number };

// PostgreSQL gives large numbers as text.
const versionOf = ({ digest: _digest, revision, ...row }: VersionRow): PlanVersion => ({
  revision: Number(revision),
  ...row,
});

const withoutNul = ({ files, ...plan }: NewPlan): NewPlan => ({
  municipality: plan.municipality,
  plan: storable(plan.plan),
  title: storable(plan.title),
  version: storable(plan.version),
  by: storable(plan.by),
  files: Object.fromEntries(Object.entries(files).map(([name, body]) => [name, storable(body)])),
});

async function publish(db: Tables, { files, ...plan }: NewPlan, at: Instant): Promise<number> {
  const digest = digestOf(files);
  const last = await lastStep(db, plan.municipality);
  if (last?.kind === 'published' && last.digest === digest) return Number(last.revision);
  const revision = await addStep(db, { ...plan, kind: 'published', digest, at });
  for (const [name, body] of Object.entries(files))
    await db.insertInto('plan_files').values({ revision, name, body }).execute();
  const detail = { plan: plan.plan, title: plan.title, version: plan.version, files: Object.keys(files).length };
  await record(db, { ...plan, at, action: 'plan-published', revision, detail });
  return revision;
}

async function withdraw(
  db: Tables,
  { municipality, by, at }: Pick<PlanVersion, 'municipality' | 'by' | 'at'>,
): Promise<boolean> {
  const last = await lastStep(db, municipality);
  if (last?.kind !== 'published') return false;
  const { plan, title, version } = last;
  const revision = await addStep(db, { kind: 'withdrawn', municipality, plan, title, version, digest: '', by, at });
  const detail = { plan, title, version };
  await record(db, { municipality, by, at, action: 'plan-withdrawn', revision, detail });
  return true;
}

const lastStep = (db: Tables, municipality: string): Promise<VersionRow | undefined> =>
  db
    .selectFrom('plan_versions')
    .selectAll()
    .where('municipality', '=', municipality)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();

async function addStep(db: Tables, step: Omit<PlanVersionTable, 'revision'>): Promise<number> {
  const { revision } = await db
    .insertInto('plan_versions')
    .values(step)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return Number(revision);
}

const digestOf = (files: NewPlan['files']): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex');

const record = (
  db: Tables,
  step: Pick<PlanVersion, 'municipality' | 'by' | 'at' | 'revision'> & {
    readonly action: 'plan-published' | 'plan-withdrawn';
    readonly detail: Readonly<Record<string, string | number>>;
  },
): Promise<void> => {
  const { at, by, action, municipality, revision, detail } = step;
  return writeRecords(db, [{ at, actor: by, action, municipality, subject: String(revision), detail }]);
};
