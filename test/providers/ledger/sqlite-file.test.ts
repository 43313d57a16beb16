import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/ports/ledger.ts';
import { ledgerOn, openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { LEDGER_MIGRATIONS } from '../../../src/providers/ledger/migrations.ts';
import { sqliteDialectOn } from '../../../src/providers/ledger/sqlite-dialect.ts';
import { changeOf, FIRST, milestone, NINE, plan, planned, stored } from '../../contracts/ledger/samples.ts';
import { planInAnotherProcess } from './as-another-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.sqlite`);

const open = (file: string): Promise<Ledger> => openLedger({ kind: 'sqlite', file }, { waitMs: 50 });

/** Something that people are told, about this file. */
const told = (code: string, file: string) => expect.objectContaining({ code, fields: { place: file } });

/** A file with a hundred milestones and reminders, closed. */
async function filledFile(): Promise<string> {
  const file = newFile();
  const ledger = await open(file);
  await fill(ledger, 100);
  await ledger.close();
  return file;
}

const fill = (ledger: Ledger, count: number): Promise<void> => {
  const ids = Array.from({ length: count }, (_, number) => String(number));
  const milestones = ids.map((id) => stored(milestone(`ms-${id}`)));
  return ledger.recordPlanning([changeOf({ milestones, planned: ids.map((id) => planned(`r-${id}`)) })], NINE);
};

const idsIn = async (ledger: Ledger): Promise<readonly string[]> =>
  (await ledger.planningState('aoba', '2027-01-01')).reminders.map(({ id }) => id);

describe('a ledger file', () => {
  it('is made with its folder, and is there when it is opened again', async () => {
    const file = join(folder, 'new', 'folder', 'ledger.sqlite');
    const ledger = await open(file);
    await plan(ledger, [FIRST]);
    await ledger.close();
    const again = await open(file);
    expect(await idsIn(again)).toEqual(['r-1']);
    await again.close();
  });

  it('writes ahead, waits for the disk and holds its references', async () => {
    const file = newFile();
    const database = new Database(file);
    const ledger = await ledgerOn(sqliteDialectOn(database, file, 50), LEDGER_MIGRATIONS);
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys'];
    expect(pragmas.map((name) => database.pragma(name, { simple: true }))).toEqual(['wal', 2, 1]);
    await ledger.close();
  });

  it('can be opened by several processes at the moment it is made', { timeout: 60_000 }, async () => {
    const file = newFile();
    const ids = ['r-1', 'r-2', 'r-3', 'r-4', 'r-5', 'r-6'];
    await Promise.all(ids.map((id) => planInAnotherProcess({ kind: 'sqlite', file }, id)));
    const ledger = await open(file);
    expect(await idsIn(ledger)).toEqual(ids);
    expect((await ledger.records({})).filter(({ action }) => action === 'milestone-added')).toHaveLength(1);
    await ledger.close();
  });

  it('refuses to change a record', async () => {
    const database = new Database(await filledFile());
    expect(() => database.exec("update records set actor = 'x'")).toThrow('what was recorded stays as it is');
    database.close();
  });
});

describe('a ledger file of another version', () => {
  it('is refused and left as it is when it is newer than the program', async () => {
    const file = await filledFile();
    const database = new Database(file);
    database.pragma('journal_mode = DELETE');
    database.exec("insert into ledger_migrations values ('9999-from-the-future', '2040-01-01T00:00:00.000Z')");
    database.close();
    const before = readFileSync(file);
    await expect(open(file)).rejects.toEqual(told('ledger-newer', file));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  const WITH_SECOND = {
    ...LEDGER_MIGRATIONS,
    '9000-remarks': async (db: Parameters<(typeof LEDGER_MIGRATIONS)[string]>[0]) => {
      await sql`alter table milestones add column remark text not null default 'none'`.execute(db);
    },
  };

  it('is brought forward when it is older, with all that it holds', async () => {
    const file = await filledFile();
    const ledger = await openLedger({ kind: 'sqlite', file }, { migrations: WITH_SECOND });
    expect(await idsIn(ledger)).toHaveLength(100);
    await ledger.close();
    const database = new Database(file);
    expect(database.prepare('select distinct remark from milestones').all()).toEqual([{ remark: 'none' }]);
    database.close();
    await expect(open(file)).rejects.toEqual(told('ledger-newer', file));
  });

  it('stays as it was when a step of the way forward fails', async () => {
    const file = await filledFile();
    const failing = {
      ...WITH_SECOND,
      '9001-wrong': async () => {
        throw new Error('this step fails');
      },
    };
    const opening = openLedger({ kind: 'sqlite', file }, { migrations: failing });
    await expect(opening).rejects.toThrow('this step fails');
    const ledger = await open(file);
    expect(await idsIn(ledger)).toHaveLength(100);
    await ledger.close();
  });
});

describe('a file that is no ledger', () => {
  it('is refused and left as it is when it holds tables', async () => {
    const file = newFile();
    const database = new Database(file);
    database.exec("create table addresses (name text); insert into addresses values ('契約検査課')");
    database.close();
    const before = readFileSync(file);
    await expect(open(file)).rejects.toEqual(told('ledger-foreign', file));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('becomes one when it is empty', async () => {
    const file = newFile();
    writeFileSync(file, '');
    const ledger = await open(file);
    await plan(ledger, [FIRST]);
    expect(await idsIn(ledger)).toEqual(['r-1']);
    await ledger.close();
  });
});

describe('a ledger file in trouble', () => {
  it('says that another process has it, and works when that lets go', async () => {
    const file = await filledFile();
    const ledger = await open(file);
    const other = new Database(file);
    other.exec('begin exclusive');
    await expect(fill(ledger, 101)).rejects.toEqual(told('ledger-locked', file));
    expect(await idsIn(ledger)).toHaveLength(100);
    other.exec('rollback');
    await fill(ledger, 101);
    expect(await idsIn(ledger)).toHaveLength(101);
    other.close();
    await ledger.close();
  });

  it('says on opening that another process has it to itself', async () => {
    const file = await filledFile();
    const other = new Database(file);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('begin exclusive');
    await expect(open(file)).rejects.toEqual(told('ledger-locked', file));
    other.close();
  });

  it('says that the disk is full, keeps nothing half, and works when there is room', async () => {
    const file = newFile();
    const database = new Database(file);
    const ledger = await ledgerOn(sqliteDialectOn(database, file, 50), LEDGER_MIGRATIONS);
    await fill(ledger, 100);
    const before = [await ledger.planningState('aoba', '2027-01-01'), await ledger.records({})];
    const most = Number(database.pragma('max_page_count', { simple: true }));
    database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 3}`);
    await expect(fill(ledger, 1_000)).rejects.toEqual(told('ledger-full', file));
    expect([await ledger.planningState('aoba', '2027-01-01'), await ledger.records({})]).toEqual(before);
    database.pragma(`max_page_count = ${most}`);
    await fill(ledger, 1_000);
    expect(await idsIn(ledger)).toHaveLength(1_000);
    await ledger.close();
  });

  it('says why a change failed when the database ended the transaction by itself', async () => {
    const file = newFile();
    const database = new Database(file);
    const ledger = await ledgerOn(sqliteDialectOn(database, file, 50), LEDGER_MIGRATIONS);
    database.exec("create trigger stop before insert on reminders begin select raise(rollback, 'ended'); end");
    await expect(fill(ledger, 100)).rejects.toThrow('ended');
    expect(await ledger.records({})).toEqual([]);
    await ledger.close();
  });

  it.each<[string, (file: string) => void]>([
    ['is no database at all', (file) => writeFileSync(file, '係'.repeat(2_000))],
    ['was cut off', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['was written over in the middle', (file) => overwriteMiddle(file)],
  ])('says that it is damaged when it %s', async (_, damage) => {
    const file = await filledFile();
    damage(file);
    await expect(open(file)).rejects.toEqual(told('ledger-damaged', file));
  });

  it('says that it is damaged when what it holds cannot be read', async () => {
    const file = await filledFile();
    const database = new Database(file);
    database.exec("update reminders set occasion = '{' where id = 'r-7'");
    database.close();
    const ledger = await open(file);
    await expect(ledger.reminders({})).rejects.toEqual(told('ledger-damaged', file));
    await ledger.close();
  });

  it('says that a file or folder cannot be written', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    const file = await filledFile();
    const places = [join(closed, 'ledger.sqlite'), join(closed, 'further', 'ledger.sqlite'), folder, join(file, 'x')];
    chmodSync(closed, 0o555);
    await asOrdinaryPerson(async () => {
      for (const place of places) await expect(open(place)).rejects.toEqual(told('ledger-readonly', place));
    });
  });

  // In /proc, which Linux alone has, making a folder fails in a way that Node tries for ever to mend.
  it.runIf(process.platform === 'linux')('says at once that its folder cannot be made', async () => {
    const file = '/proc/kakari/data/ledger.sqlite';
    await expect(open(file)).rejects.toEqual(told('ledger-readonly', file));
  });

  it('says that it cannot be written when only reading is allowed', async () => {
    const file = await filledFile();
    chmodSync(file, 0o444);
    await asOrdinaryPerson(() => expect(open(file)).rejects.toEqual(told('ledger-readonly', file)));
  });
});

function overwriteMiddle(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, Math.floor(bytes.length / 4), Math.floor(bytes.length / 2));
  writeFileSync(file, bytes);
}

/** Root may write everywhere, so it becomes somebody else meanwhile. */
async function asOrdinaryPerson(work: () => Promise<unknown>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  chmodSync(folder, 0o755);
  if (isRoot) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
