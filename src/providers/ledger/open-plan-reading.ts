import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { PlanReading } from '../../ports/ledger.ts';
import type { ModelUseLog } from '../../ports/model-use-log.ts';
import { accessTo, explained } from './ledger-access.ts';
import type { LedgerDialect } from './ledger-dialect.ts';
import { appliedSteps } from './migrate.ts';
import { LEDGER_MIGRATIONS } from './migrations.ts';
import { modelUseLedger } from './model-use-ledger.ts';
import type { LedgerPlace } from './open-ledger.ts';
import { planReading } from './plan-ledger.ts';
import type { LedgerTables } from './schema.ts';
import { sqliteDialectOn } from './sqlite-dialect.ts';

/** Published plans, and the use of models, to be read; `close` when done. */
export interface OpenPlanReading extends PlanReading, Pick<ModelUseLog, 'modelUse'> {
  close(): Promise<void>;
}

const WAIT_MS = 10_000;
const PLANS_STEP = '0003-plans';
const USE_STEP = '0004-model-use';

const NOTHING_USED: Pick<ModelUseLog, 'modelUse'> = { modelUse: () => Promise.resolve([]) };

/**
 * Opens what was published to read it, and changes nothing: undefined where there is no ledger, or one of the time before plans were
 * published. Throws as `openLedger` does.
 */
export async function openPlanReading(place: LedgerPlace): Promise<OpenPlanReading | undefined> {
  if (place.kind === 'sqlite' && !existsSync(place.file)) return undefined;
  const dialect = await explained(place.kind === 'sqlite' ? place.file : 'PostgreSQL', () => readingDialect(place));
  const db = new Kysely<LedgerTables>({ dialect: dialect.kysely });
  try {
    const steps = await explained(dialect.place, () => appliedSteps(db, dialect.place, LEDGER_MIGRATIONS));
    const access = accessTo(db, dialect);
    const { modelUse } = steps.has(USE_STEP) ? modelUseLedger(access) : NOTHING_USED;
    if (steps.has(PLANS_STEP)) return { ...planReading(access), modelUse, close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw error;
  }
  await db.destroy();
  return undefined;
}

/** The driver of PostgreSQL is loaded where it is needed: who asks a question waits for it. */
async function readingDialect(place: LedgerPlace): Promise<LedgerDialect> {
  if (place.kind === 'postgres') {
    const { postgresDialect } = await import('./postgres-dialect.ts');
    return postgresDialect(place.url, WAIT_MS);
  }
  const database = new Database(place.file, { readonly: true, timeout: WAIT_MS });
  return sqliteDialectOn(database, place.file, WAIT_MS);
}
