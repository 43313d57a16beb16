import Database from 'better-sqlite3';
import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { later } from '../../../src/domain/instant.ts';
import { REMINDER_ANSWERS, type ReminderState } from '../../../src/domain/reminder.ts';
import type { ClaimedMessage, Ledger } from '../../../src/ports/ledger.ts';
import { LEDGER_MIGRATIONS } from '../../../src/providers/ledger/migrations.ts';
import { ledgerOn } from '../../../src/providers/ledger/open-ledger.ts';
import { sqliteDialectOn } from '../../../src/providers/ledger/sqlite-dialect.ts';
import { changeOf, draft, NINE, planned, SENT } from '../../contracts/ledger/samples.ts';
import { replayRecords } from './replay-records.ts';

/** Six reminders at two contacts; the first and the fourth are of one occasion, and so on. */
const REMINDERS = Array.from({ length: 6 }, (_, number) =>
  planned(`r-${number}`, {
    occasion: { kind: 'lead', days: number % 3, date: '2027-04-01' },
    contact: { kind: 'web', address: number < 3 ? 'aoba/市民課' : 'aoba/税務課' },
  }),
);

const ANSWERED: readonly ReminderState[] = ['acknowledged', 'snoozed', 'done', 'wrong-owner'];

/** Where a reminder may go in one step; `none` is one that is not there. */
const WAYS: Readonly<Record<ReminderState | 'none', readonly (ReminderState | 'none')[]>> = {
  none: ['due'],
  due: ['none', 'sending', ...ANSWERED],
  sending: ['sent', 'due', 'failed', ...ANSWERED],
  sent: ANSWERED,
  failed: ANSWERED,
  acknowledged: ANSWERED,
  snoozed: ANSWERED,
  done: ANSWERED,
  'wrong-owner': ANSWERED,
};

const LEASE_MS = 60_000;

interface World {
  readonly ledger: Ledger;
  now: string;
  /** Claims that nobody has ended, with the end of their lease. */
  readonly held: { readonly message: ClaimedMessage; readonly until: string }[];
  readonly sent: Set<string>;
  /** Handed out although a worker had them, or they were sent. */
  readonly doubled: ClaimedMessage[];
}

type Step = (world: World) => Promise<void>;

const some = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 });
const chosen = (numbers: readonly number[]) => REMINDERS.filter((_, number) => numbers.includes(number));

const plan = some.map(
  (numbers): Step =>
    ({ ledger, now }) =>
      ledger.recordPlanning([changeOf({ planned: chosen(numbers) })], now),
);
const withdraw = some.map(
  (numbers): Step =>
    ({ ledger, now }) =>
      ledger.recordPlanning([changeOf({ withdrawn: chosen(numbers).map(({ id }) => id) })], now),
);
const compose = fc.tuple(some, fc.integer({ min: 0, max: 3 })).map(([numbers, id]): Step => async (world) => {
  if (world.sent.has(`m-${id}`)) return;
  await world.ledger.recordMessages([draft(`m-${id}`, chosen(numbers))], world.now);
});
const claim = fc
  .tuple(fc.constantFrom('worker-1', 'worker-2'), fc.integer({ min: 1, max: 3 }))
  .map(([worker, limit]): Step => async (world) => {
    const { ledger, now, held, sent, doubled } = world;
    const until = later(now, LEASE_MS);
    const messages = await ledger.claimMessages({ worker, now, leaseUntil: until, limit });
    const taken = new Set(held.filter((one) => one.until > now).map(({ message }) => message.id));
    doubled.push(...messages.filter(({ id }) => taken.has(id) || sent.has(id)));
    held.push(...messages.map((message) => ({ message, until })));
  });
const end = fc
  .tuple(fc.nat({ max: 9 }), fc.constantFrom('sent', 'retry', 'doubt', 'failed', 'dissolved'))
  .map(([number, kind]): Step => async ({ ledger, now, held, sent }) => {
    const [one] = held.splice(number % Math.max(1, held.length), 1);
    if (one === undefined) return;
    const { message } = one;
    const retry = { notBefore: later(now, 1_000), reason: 'busy', doubtful: kind === 'doubt' };
    if (kind === 'sent' && (await ledger.markSent(message, SENT, now))) sent.add(message.id);
    if (kind === 'retry' || kind === 'doubt') await ledger.markForRetry(message, retry, now);
    if (kind === 'failed') await ledger.markFailed(message, 'gone', now);
    if (kind === 'dissolved') await ledger.dissolve(message, 'of another day', now);
  });
const answer = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...REMINDER_ANSWERS))
  .map(([number, given]): Step => async ({ ledger, now }) => {
    await ledger.recordAnswer({ reminder: `r-${number}`, answer: given, by: '市民課' }, now);
  });
const wait = fc.constantFrom(1_000, LEASE_MS / 2, LEASE_MS).map((ms): Step => async (world) => {
  world.now = later(world.now, ms);
});

const steps = fc.array(fc.oneof(plan, withdraw, compose, claim, claim, end, answer, wait, wait), {
  minLength: 1,
  maxLength: 60,
});

async function statesIn(ledger: Ledger): Promise<ReadonlyMap<string, ReminderState>> {
  const found = await ledger.reminders({});
  return new Map(found.map(({ reminder }) => [reminder.id, reminder.state]));
}

const sorted = (states: ReadonlyMap<string, ReminderState>) => [...states].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('whatever is done in whatever order', () => {
  it('moves reminders only along their way, records each move, and gives no message to two workers', async () => {
    const property = fc.asyncProperty(steps, async (sequence) => {
      const ledger = await ledgerOn(sqliteDialectOn(new Database(':memory:'), 'memory', 50), LEDGER_MIGRATIONS);
      const world: World = { ledger, now: NINE, held: [], sent: new Set(), doubled: [] };
      let before = await statesIn(ledger);
      for (const step of sequence) {
        await step(world);
        const after = await statesIn(ledger);
        for (const { id } of REMINDERS) {
          const from = before.get(id) ?? 'none';
          const to = after.get(id) ?? 'none';
          expect(from === to || WAYS[from].includes(to), `${id} went from ${from} to ${to}`).toBe(true);
        }
        expect(sorted(replayRecords(await ledger.records({})))).toEqual(sorted(after));
        expect(world.doubled).toEqual([]);
        before = after;
      }
      await ledger.close();
    });
    await fc.assert(property, { numRuns: 150 });
  });
});
