import { describe, expect, it } from 'vitest';
import type { ClaimedMessage, Ledger } from '../../../src/ports/ledger.ts';
import type { OpenLedger } from '../ledger-contract.ts';
import { at, claim, claimOne, compose, DAY, FIRST, NINE, planned, recorded, SECOND, SENT, stateOf } from './samples.ts';

const RETRY = { notBefore: at('09:10'), reason: 'busy', doubtful: false } as const;

/** The four ends of a claim, to be tried on one that was lost. */
const ENDS: Readonly<Record<string, (ledger: Ledger, message: ClaimedMessage) => Promise<boolean>>> = {
  markSent: (ledger, message) => ledger.markSent(message, SENT, at('09:20')),
  markForRetry: (ledger, message) => ledger.markForRetry(message, RETRY, at('09:20')),
  markFailed: (ledger, message) => ledger.markFailed(message, 'gone', at('09:20')),
  dissolve: (ledger, message) => ledger.dissolve(message, 'of another day', at('09:20')),
};

/** Messages handed out to workers, and what becomes of them. */
export function claimContract(open: OpenLedger): void {
  describe('claiming', () => {
    it('hands a message out with all that is needed to send it, and makes its reminders sending', async () => {
      const ledger = await open();
      expect(await claimOne(ledger)).toEqual({
        id: 'm-r-1',
        contact: FIRST.contact,
        day: DAY,
        notice: { title: '期限のお知らせ', blocks: [{ kind: 'text', text: '【30日前】書かない窓口' }] },
        failures: 0,
        doubtful: false,
        worker: 'worker-1',
      });
      expect(await stateOf(ledger, 'r-1')).toBe('sending');
      expect((await recorded(ledger)).at(-1)).toBe('message-sending m-r-1');
    });

    it('hands out no more than asked for, and nothing twice', async () => {
      const ledger = await open();
      await compose(ledger, [FIRST, SECOND, planned('r-3')]);
      const first = await claim(ledger, { limit: 2 });
      const second = await claim(ledger, { worker: 'worker-2', limit: 2 });
      expect([first.length, second.length]).toEqual([2, 1]);
      expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(3);
      expect(await claim(ledger, { worker: 'worker-3', now: at('09:04') })).toEqual([]);
    });

    it('gives 200 messages to 8 workers at once, each message to one of them', async () => {
      const ledger = await open();
      await compose(
        ledger,
        Array.from({ length: 200 }, (_, number) => planned(`r-${number}`)),
      );
      const work = async (worker: string): Promise<readonly string[]> => {
        const got = await claim(ledger, { worker, limit: 7 });
        return got.length === 0 ? [] : [...got.map(({ id }) => id), ...(await work(worker))];
      };
      const ids = (await Promise.all(Array.from({ length: 8 }, (_, number) => work(`worker-${number}`)))).flat();
      expect(ids).toHaveLength(200);
      expect(new Set(ids).size).toBe(200);
    });

    it('hands out what waits longest first', async () => {
      const ledger = await open();
      await compose(ledger, [planned('r-3'), FIRST, SECOND]);
      const [first] = await claim(ledger, { limit: 1 });
      if (first !== undefined) await ledger.markForRetry(first, { ...RETRY, notBefore: at('09:01') }, NINE);
      const ids = [];
      for (let left = 3; left > 0; left--) ids.push(...(await claim(ledger, { limit: 1, now: at('09:02') })));
      expect(ids.map(({ id }) => id)).toEqual(['m-r-2', 'm-r-3', 'm-r-1']);
    });

    it('hands a message out again when its lease has ended, as doubtful', async () => {
      const ledger = await open();
      await claimOne(ledger);
      expect(await claim(ledger, { worker: 'worker-2', now: at('09:04') })).toEqual([]);
      expect(await claim(ledger, { worker: 'worker-2', now: at('09:05') })).toEqual([
        expect.objectContaining({ id: 'm-r-1', worker: 'worker-2', doubtful: true, failures: 0 }),
      ]);
    });

    it.each(Object.entries(ENDS))('%s does nothing for a worker whose lease another has taken', async (_, end) => {
      const ledger = await open();
      const lost = await claimOne(ledger);
      const [held] = await claim(ledger, { worker: 'worker-2', now: at('09:05'), leaseUntil: at('09:30') });
      const before = [await ledger.reminders({}), await ledger.records({})];
      expect(await end(ledger, lost)).toBe(false);
      expect([await ledger.reminders({}), await ledger.records({})]).toEqual(before);
      expect(held !== undefined && (await end(ledger, held))).toBe(true);
      expect(await end(ledger, held ?? lost)).toBe(false);
    });

    it('lets a worker end its claim late as long as nobody has taken it', async () => {
      const ledger = await open();
      const message = await claimOne(ledger);
      expect(await ledger.markSent(message, SENT, at('10:00'))).toBe(true);
    });
  });

  describe('a claimed message', () => {
    it('is never handed out again once it was sent, and its reminders say when', async () => {
      const ledger = await open();
      const message = await claimOne(ledger);
      await ledger.markSent(message, { reference: 'page-7', certainty: 'at-least-once' }, at('09:01'));
      expect((await ledger.reminder('r-1'))?.reminder).toMatchObject({ state: 'sent', sentAt: at('09:01') });
      expect(await claim(ledger, { now: '2028-01-01T00:00:00.000Z' })).toEqual([]);
      expect((await ledger.records({})).at(-1)).toMatchObject({
        action: 'message-sent',
        subject: 'm-r-1',
        detail: { reference: 'page-7', certainty: 'at-least-once' },
      });
    });

    it('waits for its next try, which counts the failure', async () => {
      const ledger = await open();
      await ledger.markForRetry(await claimOne(ledger), RETRY, at('09:01'));
      expect(await stateOf(ledger, 'r-1')).toBe('due');
      expect(await claim(ledger, { now: at('09:09') })).toEqual([]);
      expect(await claim(ledger, { now: at('09:10'), leaseUntil: at('09:15') })).toEqual([
        expect.objectContaining({ id: 'm-r-1', failures: 1, doubtful: false }),
      ]);
      expect(await recorded(ledger)).toContain('message-retried m-r-1');
    });

    it('stays doubtful until it is sent', async () => {
      const ledger = await open();
      await ledger.markForRetry(await claimOne(ledger), { ...RETRY, notBefore: NINE, doubtful: true }, NINE);
      const [second] = await claim(ledger);
      expect(second).toMatchObject({ doubtful: true, failures: 1 });
      if (second !== undefined) await ledger.markForRetry(second, { ...RETRY, notBefore: NINE }, NINE);
      expect(await claim(ledger)).toEqual([expect.objectContaining({ doubtful: true, failures: 2 })]);
    });

    it('can be answered while it is in doubt, by the one who has it', async () => {
      const ledger = await open();
      await ledger.markForRetry(await claimOne(ledger), { ...RETRY, doubtful: true }, NINE);
      await ledger.recordAnswer({ reminder: 'r-1', answer: 'acknowledge', by: '市民課' }, at('09:02'));
      expect(await stateOf(ledger, 'r-1')).toBe('acknowledged');
    });

    it('fails with its reminders, and is not handed out again', async () => {
      const ledger = await open();
      await ledger.markFailed(await claimOne(ledger), 'the channel is gone', at('09:01'));
      expect(await stateOf(ledger, 'r-1')).toBe('failed');
      expect(await claim(ledger, { now: '2028-01-01T00:00:00.000Z' })).toEqual([]);
      expect((await ledger.records({})).at(-1)).toMatchObject({
        action: 'message-failed',
        detail: { reason: 'the channel is gone', failures: 1 },
      });
    });

    it('keeps an answer that came in before it was handed out again', async () => {
      const ledger = await open();
      await claimOne(ledger);
      await ledger.recordAnswer({ reminder: 'r-1', answer: 'done', by: '市民課' }, at('09:01'));
      expect(await claim(ledger, { now: at('09:05') })).toHaveLength(1);
      expect(await stateOf(ledger, 'r-1')).toBe('done');
    });

    it.each(Object.entries(ENDS))('keeps an answer that came in before %s', async (_, end) => {
      const ledger = await open();
      const message = await claimOne(ledger);
      await ledger.recordAnswer({ reminder: 'r-1', answer: 'done', by: '市民課' }, at('09:01'));
      expect(await end(ledger, message)).toBe(true);
      expect((await ledger.reminder('r-1'))?.reminder).toMatchObject({ state: 'done', answeredBy: '市民課' });
    });
  });
}
