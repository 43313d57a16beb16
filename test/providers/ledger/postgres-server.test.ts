import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/ports/ledger.ts';
import { LEDGER_MIGRATIONS } from '../../../src/providers/ledger/migrations.ts';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { answered, keepAnswer } from '../../contracts/ledger/feedback.ts';
import { claim, compose, FIRST, NINE, plan, planned, SENT } from '../../contracts/ledger/samples.ts';
import { POSTGRES_MISSING, query, startPostgres, type TestPostgres } from '../../postgres.ts';
import { planInAnotherProcess } from './as-another-process.ts';

const opened: Ledger[] = [];

async function open(url: string, waitMs = 2_000): Promise<Ledger> {
  const ledger = await openLedger({ kind: 'postgres', url }, { waitMs });
  opened.push(ledger);
  return ledger;
}

const placeOf = (url: string): string => url.replace('postgres://postgres@', '');
const told = (code: string, place: string) => expect.objectContaining({ code, fields: { place } });
const others = 'pid <> pg_backend_pid() and datname = current_database()';

describe.skipIf(POSTGRES_MISSING !== '')(`a ledger that replicas share${POSTGRES_MISSING}`, () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await Promise.all(opened.map((ledger) => ledger.close()));
    await server.stop();
  });

  it('can be opened by several replicas at the moment it is made', { timeout: 60_000 }, async () => {
    const url = await server.newDatabase();
    const ids = ['r-1', 'r-2', 'r-3', 'r-4'];
    await Promise.all(ids.map((id) => planInAnotherProcess({ kind: 'postgres', url }, id)));
    const ledger = await open(url);
    expect((await ledger.reminders({})).map(({ reminder }) => reminder.id)).toEqual(ids);
    expect((await ledger.records({})).filter(({ action }) => action === 'milestone-added')).toHaveLength(1);
  });

  it('gives 200 messages to 8 replicas at once, each to one of them', async () => {
    const url = await server.newDatabase();
    const replicas = await Promise.all(Array.from({ length: 8 }, () => open(url)));
    const [first] = replicas;
    if (first === undefined) throw new Error('No replica was opened.');
    await compose(
      first,
      Array.from({ length: 200 }, (_, number) => planned(`r-${number}`)),
    );
    const deliver = async (replica: Ledger, worker: string): Promise<number> => {
      const messages = await claim(replica, { worker, limit: 5 });
      const sent = await Promise.all(messages.map((message) => replica.markSent(message, SENT, NINE)));
      const count = sent.filter(Boolean).length;
      return count === 0 ? 0 : count + (await deliver(replica, worker));
    };
    const counts = await Promise.all(replicas.map((replica, number) => deliver(replica, `replica-${number}`)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200);
    expect(await first.reminders({ state: 'sent' })).toHaveLength(200);
    expect((await first.records({})).filter(({ action }) => action === 'message-sent')).toHaveLength(200);
  });

  it('does not make a replica wait for the messages that another is taking', async () => {
    const url = await server.newDatabase();
    const ledger = await open(url);
    await compose(ledger, [FIRST, planned('r-2')]);
    const taking = await locked(url, "select id from messages where id = 'm-r-1' for update");
    expect((await claim(ledger)).map(({ id }) => id)).toEqual(['m-r-2']);
    await taking.release();
    expect((await claim(ledger)).map(({ id }) => id)).toEqual(['m-r-1']);
  });

  it('takes no verdict on an answer that is being forgotten', async () => {
    const url = await server.newDatabase();
    const ledger = await open(url);
    await keepAnswer(ledger, answered('m-1'));
    const forgetting = await locked(url, 'delete from chat_answers');
    const judging = ledger.keepVerdict({ message: 'm-1', by: 'a', verdict: 'wrong' }, NINE);
    await untilSomebodyWaits(url);
    await forgetting.commit();
    expect(await judging).toBe(false);
  });

  it('is refused and left as it is when it is newer than the program', async () => {
    const url = await server.newDatabase();
    await (await openLedger({ kind: 'postgres', url })).close();
    await query(url, "insert into ledger_migrations values ('9999-from-the-future', '2040-01-01T00:00:00.000Z')");
    await expect(open(url)).rejects.toEqual(told('ledger-newer', placeOf(url)));
  });

  it('refuses a schema with tables of others, and makes nothing in it', async () => {
    const url = await server.newDatabase();
    await query(url, 'create table addresses (name text)');
    await expect(open(url)).rejects.toEqual(told('ledger-foreign', placeOf(url)));
    const tables = "select tablename from pg_tables where schemaname = 'public'";
    expect(await query(url, tables)).toEqual([{ tablename: 'addresses' }]);
  });

  it('does not mind views, or tables of others in another schema', async () => {
    const url = await server.newDatabase();
    await query(url, 'create schema others');
    await query(url, 'create table others.addresses (name text)');
    await query(url, 'create view addresses as select name from others.addresses');
    const ledger = await open(url);
    await plan(ledger, [FIRST]);
    expect(await ledger.reminders({})).toHaveLength(1);
  });

  it('stays as it was when a step of the way forward fails', async () => {
    const url = await server.newDatabase();
    const failing = {
      ...LEDGER_MIGRATIONS,
      '9000-wrong': async () => {
        throw new Error('this step fails');
      },
    };
    await expect(openLedger({ kind: 'postgres', url }, { migrations: failing })).rejects.toThrow('this step fails');
    const tables = await query(url, "select 1 from pg_tables where tablename = 'milestones'");
    expect(tables).toEqual([]);
    await plan(await open(url), [FIRST]);
  });

  it('refuses to change a record', async () => {
    const url = await server.newDatabase();
    await plan(await open(url), [FIRST]);
    await expect(query(url, "update records set actor = 'x'")).rejects.toThrow('what was recorded stays as it is');
  });

  it('sorts by code and not by the language of the server', async () => {
    const url = await server.newDatabase();
    const ledger = await open(url);
    await plan(ledger, [planned('a'), planned('B'), planned('_')]);
    expect((await ledger.reminders({})).map(({ reminder }) => reminder.id)).toEqual(['B', '_', 'a']);
  });

  it('goes on after the server has cut its connections', async () => {
    const url = await server.newDatabase();
    const ledger = await open(url);
    await compose(ledger, [FIRST]);
    await query(url, `select pg_terminate_backend(pid) from pg_stat_activity where ${others}`);
    // The first to use the connection may be the one who finds it gone.
    await Promise.allSettled([ledger.reminders({})]);
    expect(await claim(ledger)).toHaveLength(1);
  });

  it('says that it cannot be reached when the server cuts the connection in the middle, and keeps nothing half', async () => {
    const url = await server.newDatabase();
    const ledger = await open(url);
    await compose(ledger, [FIRST]);
    const before = await ledger.records({});
    const [message] = await claim(await open(url));
    if (message === undefined) throw new Error('The message was not handed out.');
    const taken = await ledger.records({});
    const waiting = await locked(url, "select id from reminders where id = 'r-1' for update");
    const marking = ledger.markSent(message, SENT, NINE).catch((thrown: unknown) => thrown);
    await untilSomebodyWaits(url);
    await query(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and ${others}`,
    );
    expect(await marking).toEqual(told('ledger-unreachable', placeOf(url)));
    await waiting.release();
    expect(await ledger.records({})).toEqual(taken);
    expect(taken.length).toBe(before.length + 1);
    expect(await ledger.markSent(message, SENT, NINE)).toBe(true);
  });

  it('says that another replica has what it needs when that takes too long', async () => {
    const url = await server.newDatabase();
    const ledger = await open(url, 100);
    await compose(ledger, [FIRST]);
    const [message] = await claim(ledger);
    const waiting = await locked(url, "select id from messages where id = 'm-r-1' for update");
    if (message === undefined) throw new Error('The message was not handed out.');
    await expect(ledger.markSent(message, SENT, NINE)).rejects.toEqual(told('ledger-locked', placeOf(url)));
    await waiting.release();
    expect(await ledger.markSent(message, SENT, NINE)).toBe(true);
  });

  it.each([
    ['nobody listens there', 'postgres://kakari:secret@127.0.0.1:1/ledger', '127.0.0.1:1/ledger'],
    ['the address is none', 'postgres://kakari:secret@:x', 'PostgreSQL'],
    ['the host is unknown', 'postgres://kakari:secret@nowhere.invalid:5432/ledger', 'nowhere.invalid:5432/ledger'],
  ])('says that it cannot be reached when %s, without the password', async (_, url, place) => {
    const error = await open(url).catch((thrown: unknown) => thrown);
    expect(error).toEqual(told('ledger-unreachable', place));
    expect(String(error)).not.toContain('secret');
  });

  it('says that it cannot be reached when the database or the account is unknown', async () => {
    const unknown = server.url.replace(/postgres$/u, 'unknown');
    await expect(open(unknown)).rejects.toEqual(told('ledger-unreachable', placeOf(unknown)));
    const stranger = server.url.replace('//postgres@', '//stranger:secret@');
    await expect(open(stranger)).rejects.toEqual(told('ledger-unreachable', placeOf(server.url)));
  });

  it('says that it cannot be written when the account may only read', async () => {
    const url = await server.newDatabase();
    await plan(await open(url), [FIRST]);
    await query(url, 'create role reader login');
    await query(url, 'grant select on all tables in schema public to reader');
    const ledger = await open(url.replace('//postgres@', '//reader@'));
    expect(await ledger.reminders({})).toHaveLength(1);
    await expect(plan(ledger, [planned('r-2')])).rejects.toEqual(told('ledger-readonly', placeOf(url)));
  });
});

/** Holds what `text` locks until it is released, as if nothing had been, or committed. */
async function locked(url: string, text: string): Promise<{ release(): Promise<void>; commit(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client.query('begin');
  await client.query(text);
  return {
    release: () => client.end(),
    commit: async () => {
      await client.query('commit');
      await client.end();
    },
  };
}

async function untilSomebodyWaits(url: string): Promise<void> {
  const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and ${others}`;
  while ((await query(url, waiting)).length === 0);
}
