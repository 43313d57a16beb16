import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type LedgerPlace, openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { LEDGER_MIGRATIONS } from '../../../src/providers/ledger/migrations.ts';
import { NINE } from '../../contracts/ledger/samples.ts';
import { POSTGRES_MISSING, startPostgres, type TestPostgres } from '../../postgres.ts';
import { chatsIn, fillChats, fillReminders, remindersIn } from './filled-ledger.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SCRIPT = fileURLToPath(new URL('./chat-replica.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const [REPLICAS, EVENTS, COUNTS] = [4, 60, 25];

const [FIRST_STEP] = Object.entries(LEDGER_MIGRATIONS);

/** What a ledger with chats guarantees beyond one process and one version. `newPlace` names an empty database. */
function sharedChats(newPlace: () => Promise<LedgerPlace>): void {
  it('gives each event to one of several processes, and lets each replace only what it read', async () => {
    const place = await newPlace();
    const ledger = await openLedger(place);
    await ledger.keepNote('token', 'count', '0', NINE);
    const replicas = Array.from({ length: REPLICAS }, () => startReplica(place));
    await Promise.all(replicas.map(({ ready }) => ready));
    for (const { begin } of replicas) begin();
    const taken = (await Promise.all(replicas.map(({ ended }) => ended))).flat();
    expect(taken).toHaveLength(EVENTS);
    expect(new Set(taken).size).toBe(EVENTS);
    expect(await ledger.note('token', 'count')).toBe(String(REPLICAS * COUNTS));
    await ledger.close();
  }, 60_000);

  it('brings a ledger of the time before chats forward, with all that it holds', async () => {
    const place = await newPlace();
    if (FIRST_STEP === undefined) throw new Error('There is a first step.');
    const old = await openLedger(place, { migrations: Object.fromEntries([FIRST_STEP]) });
    await fillReminders(old);
    const before = await remindersIn(old);
    await expect(old.takeEvent('event', NINE, NINE)).rejects.toThrow('chat_events');
    await old.close();

    const now = await openLedger(place);
    expect(await remindersIn(now)).toEqual(before);
    await fillChats(now);
    const chats = await chatsIn(now);
    expect(chats).toMatchObject({ taken: false, finished: false, note: 'xoxe-1', feedback: { answers: 1 } });
    await now.close();

    const again = await openLedger(place);
    expect([await remindersIn(again), await chatsIn(again)]).toEqual([before, chats]);
    await again.close();
  });
}

interface Replica {
  readonly ready: Promise<unknown>;
  readonly begin: () => void;
  /** The events that it took. */
  readonly ended: Promise<readonly string[]>;
}

function startReplica(place: LedgerPlace): Replica {
  const words = ['--import', 'tsx', SCRIPT, JSON.stringify(place), String(EVENTS), String(COUNTS)];
  const child = spawn(process.execPath, words, { cwd: ROOT });
  const ended = resultOf(child);
  const ready = new Promise((resolve) => child.stdout.once('data', resolve));
  return { ready: Promise.race([ready, ended]), begin: () => void child.stdin.write('begin\n'), ended };
}

function resultOf(child: ChildProcess): Promise<readonly string[]> {
  let [out, failure] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (failure += text));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code !== 0) return reject(new Error(failure));
      return resolve(z.array(z.string()).parse(JSON.parse(out.slice(out.indexOf('\n')))));
    });
  });
}

describe('chats in a SQLite file', () => {
  const folder = temporaryFolder();
  let files = 0;
  sharedChats(() => Promise.resolve({ kind: 'sqlite', file: join(folder, `${(files += 1)}.sqlite`) }));
});

describe.skipIf(POSTGRES_MISSING !== '')(`chats on PostgreSQL${POSTGRES_MISSING}`, () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  sharedChats(async () => ({ kind: 'postgres', url: await server.newDatabase() }));
});
