import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdsPlans } from '../../../src/providers/ledger/holds-plans.ts';
import { LEDGER_MIGRATIONS } from '../../../src/providers/ledger/migrations.ts';
import { type LedgerPlace, openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { openPlanReading } from '../../../src/providers/ledger/open-plan-reading.ts';
import { newPlan } from '../../contracts/ledger/plans.ts';
import { NINE } from '../../contracts/ledger/samples.ts';
import { POSTGRES_MISSING, startPostgres, type TestPostgres } from '../../postgres.ts';
import { fillPlans, fillReminders, plansIn, remindersIn } from './filled-ledger.ts';
import { temporaryFolder } from './temporary-folder.ts';

const BEFORE_PLANS = Object.fromEntries(Object.entries(LEDGER_MIGRATIONS).slice(0, 2));

/** What reading published plans is, and what becomes of ledgers of the time before. `newPlace` names an empty database. */
function planReading(newPlace: () => Promise<LedgerPlace>): void {
  it('gives what a ledger has, also what is published while it is open', async () => {
    const place = await newPlace();
    const ledger = await openLedger(place);
    await fillPlans(ledger);
    const reading = await openPlanReading(place);
    if (reading === undefined) throw new Error('Plans were published.');
    expect(await plansIn(reading)).toEqual(await plansIn(ledger));
    await ledger.publishPlan(newPlan('aoba', '第3版'), NINE);
    expect(await reading.plansRevision()).toBe(await ledger.plansRevision());
    await reading.close();
    await ledger.close();
  });

  it('finds nothing in a ledger of the time before plans were published, and leaves it as it is', async () => {
    const place = await newPlace();
    await (await openLedger(place, { migrations: BEFORE_PLANS })).close();
    expect(await openPlanReading(place)).toBeUndefined();
    const old = await openLedger(place, { migrations: BEFORE_PLANS });
    await old.close();
  });

  it('is of a ledger that is brought forward with all that it holds', async () => {
    const place = await newPlace();
    const old = await openLedger(place, { migrations: BEFORE_PLANS });
    await fillReminders(old);
    const before = await remindersIn(old);
    await expect(old.plansRevision()).rejects.toThrow('plan_versions');
    await old.close();
    const now = await openLedger(place);
    expect([await remindersIn(now), await now.plansRevision()]).toEqual([before, 0]);
    await fillPlans(now);
    const plans = await plansIn(now);
    await now.close();
    const again = await openLedger(place);
    expect(await plansIn(again)).toEqual(plans);
    await again.close();
  });
}

describe('published plans in a SQLite file', () => {
  const folder = temporaryFolder();
  let files = 0;
  const newFile = (): string => join(folder, `${(files += 1)}.sqlite`);
  planReading(() => Promise.resolve({ kind: 'sqlite', file: newFile() }));

  it('are none, and none is made, where there is no file', async () => {
    const file = join(folder, 'nowhere', 'ledger.sqlite');
    expect(await openPlanReading({ kind: 'sqlite', file })).toBeUndefined();
    expect(existsSync(dirname(file))).toBe(false);
  });

  it('are known to be there or not before the ledger is opened', async () => {
    const file = newFile();
    writeFileSync(file, '');
    expect(await holdsPlans(file)).toBe(false);
    const ledger = await openLedger({ kind: 'sqlite', file });
    expect(await holdsPlans(file)).toBe(false);
    await ledger.publishPlan(newPlan('aoba', '第1版'), NINE);
    expect(await holdsPlans(file)).toBe(true);
    await ledger.close();
  });

  it('are not looked for in a database of somebody else, which stays as it is', async () => {
    const file = newFile();
    const database = new Database(file);
    database.exec('create table addresses (name text)');
    database.close();
    const before = readFileSync(file);
    expect(await holdsPlans(file)).toBe(false);
    await expect(openPlanReading({ kind: 'sqlite', file })).rejects.toMatchObject({ code: 'ledger-foreign' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it.each([holdsPlans, (file: string) => openPlanReading({ kind: 'sqlite', file })])(
    'cannot be told of a file that is no database',
    async (look) => {
      const file = newFile();
      writeFileSync(file, '係'.repeat(2_000));
      await expect(look(file)).rejects.toMatchObject({ code: 'ledger-damaged', fields: { place: file } });
    },
  );
});

describe.skipIf(POSTGRES_MISSING !== '')(`published plans on PostgreSQL${POSTGRES_MISSING}`, () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  planReading(async () => ({ kind: 'postgres', url: await server.newDatabase() }));
});
