import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KakariError } from '../../../src/domain/errors.ts';
import { later } from '../../../src/domain/instant.ts';
import type { DeliveryLedger } from '../../../src/ports/ledger.ts';
import { NOTHING_DELIVERED, addReports, type DeliveryReport } from '../../../src/reminding/delivery/settle-message.ts';
import {
  DELIVERY,
  MINUTE_MS,
  TODAY,
  TOMORROW,
  first,
  openPostOffice,
  slack,
  slackChannel,
  teams,
  teamsChannel,
  type PostOffice,
} from './post-office.ts';

let office: PostOffice;

beforeEach(async () => {
  office = await openPostOffice();
});

afterEach(() => office.close());

/** What as many runs did together, each after the longest wait. */
async function runs(count: number, surface: ReturnType<typeof slack>): Promise<DeliveryReport> {
  let report = NOTHING_DELIVERED;
  for (let run = 0; run < count; run += 1) {
    report = addReports(report, await office.deliver([surface]));
    office.clock.move(DELIVERY.longestWaitMs);
  }
  return report;
}

const idsOf = (surface: ReturnType<typeof slack>): readonly string[] => surface.taken.map(({ id }) => id);

/** The ledger, with some methods in the place of its own. */
const ledgerWith = (changed: Partial<DeliveryLedger>): DeliveryLedger => ({ ...office.ledger, ...changed });

describe('delivering messages', () => {
  it('puts every message in front of its recipient once, each on the surface of its contact', async () => {
    const channels = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'].map(slackChannel);
    await office.post([...channels, teamsChannel('T1')]);
    const [onSlack, onTeams] = [slack(), teams()];
    const report = await office.deliver([onSlack, onTeams]);
    expect(report).toEqual({ ...NOTHING_DELIVERED, sent: 8 });
    expect(idsOf(onSlack).toSorted()).toEqual(channels.map(({ address }) => `message-${address}-${TODAY}`));
    expect(idsOf(onTeams)).toEqual([`message-T1-${TODAY}`]);
    expect(new Set(Object.values(await office.states()))).toEqual(new Set(['sent']));
    expect(await office.deliver([onSlack, onTeams])).toEqual(NOTHING_DELIVERED);
  });

  it('has up to as many under way at once as it is told, and no more', async () => {
    await office.post(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'].map(slackChannel));
    let [underWay, most] = [0, 0];
    const slow = slack();
    const deliver = slow.deliver.bind(slow);
    slow.deliver = async (message) => {
      most = Math.max(most, (underWay += 1));
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      underWay -= 1;
      return deliver(message);
    };
    expect(await office.deliver([slow])).toMatchObject({ sent: 7 });
    expect(most).toBe(3);
  });

  it('fails a message at once that the surface rejects', async () => {
    await office.post([slackChannel('C1')]);
    expect(await office.deliver([slack(first('reject'))])).toEqual({ ...NOTHING_DELIVERED, failed: 1 });
    expect(await office.states()).toEqual({ 'slack-channel:C1': 'failed' });
    expect(await office.recorded('message-failed')).toMatchObject([{ reason: 'channel-gone' }]);
  });

  it('fails a message whose contact has no surface, and says so', async () => {
    await office.post([teamsChannel('T1')]);
    expect(await office.deliver([slack()])).toEqual({ ...NOTHING_DELIVERED, failed: 1 });
    expect(await office.recorded('message-failed')).toMatchObject([{ reason: 'no-surface: teams-channel' }]);
  });

  it('takes no message whose lease would reach beyond the sending time', async () => {
    await office.post([slackChannel('C1')]);
    const end = later(office.clock.now(), DELIVERY.leaseMs);
    const surface = slack();
    const shut = await office.deliver([surface], { mayStillSend: (at) => at < end });
    expect(shut).toEqual(NOTHING_DELIVERED);
    const open = await office.deliver([surface], { mayStillSend: (at) => at <= end });
    expect(open).toMatchObject({ sent: 1 });
  });
});

describe('trying again', () => {
  it('waits twice as long after every failure, drawn by chance, up to the longest wait', async () => {
    await office.post([slackChannel('C1')]);
    const surface = slack(first('busy', 'busy', 'busy'));
    for (const waitMs of [0.5 * MINUTE_MS, MINUTE_MS, 1.5 * MINUTE_MS]) {
      expect(await office.deliver([surface])).toEqual({ ...NOTHING_DELIVERED, retried: 1 });
      office.clock.move(waitMs - 1);
      expect(await office.deliver([surface])).toEqual(NOTHING_DELIVERED);
      office.clock.move(1);
    }
    expect(await office.deliver([surface])).toEqual({ ...NOTHING_DELIVERED, sent: 1 });
  });

  it('waits at least as long as the surface asks for', async () => {
    await office.post([slackChannel('C1')]);
    const surface = slack(first({ kind: 'busy', afterMs: 30 * MINUTE_MS }));
    await office.deliver([surface]);
    office.clock.move(30 * MINUTE_MS - 1);
    expect(await office.deliver([surface])).toEqual(NOTHING_DELIVERED);
    office.clock.move(1);
    expect(await office.deliver([surface])).toMatchObject({ sent: 1 });
  });

  it('gives up after as many failures as the policy allows', async () => {
    await office.post([slackChannel('C1')]);
    const report = await runs(
      5,
      slack(() => 'busy'),
    );
    expect(report).toEqual({ ...NOTHING_DELIVERED, retried: 3, failed: 1 });
    expect(await office.states()).toEqual({ 'slack-channel:C1': 'failed' });
  });

  it('does not look up a message that certainly was not delivered', async () => {
    await office.post([slackChannel('C1')]);
    const surface = slack(first('busy'));
    expect(await runs(2, surface)).toEqual({ ...NOTHING_DELIVERED, retried: 1, sent: 1 });
    expect(surface.lookedUp).toEqual([]);
    expect(surface.taken).toHaveLength(1);
  });
});

describe('a message in doubt', () => {
  it.each(['take-and-throw', 'take-and-hang'] as const)(
    'is found and not sent a second time: %s',
    async (behaviour) => {
      await office.post([slackChannel('C1')]);
      const surface = slack(first(behaviour));
      const report = await runs(4, surface);
      expect(report).toEqual({ ...NOTHING_DELIVERED, retried: 1, found: 1 });
      expect(surface.taken).toHaveLength(1);
      expect(await office.recorded('message-sent')).toMatchObject([{ certainty: 'once', reference: 'ref-1' }]);
    },
  );

  it.each(['throw', 'hang'] as const)('is sent when the surface never had it: %s', async (behaviour) => {
    await office.post([slackChannel('C1')]);
    const surface = slack(first(behaviour));
    const report = await runs(4, surface);
    expect(report).toEqual({ ...NOTHING_DELIVERED, retried: 1, sent: 1 });
    expect(surface.lookedUp).toEqual([`message-C1-${TODAY}`]);
    expect(await office.recorded('message-sent')).toMatchObject([{ certainty: 'once' }]);
  });

  it('is sent again where nothing can be looked up, and the record says at least once', async () => {
    await office.post([teamsChannel('T1')]);
    const surface = teams(first('take-and-throw', 'busy'));
    const report = await runs(4, surface);
    expect(report).toEqual({ ...NOTHING_DELIVERED, retried: 2, sent: 1 });
    expect(surface.taken).toHaveLength(2);
    expect(await office.recorded('message-sent')).toMatchObject([{ certainty: 'at-least-once' }]);
  });

  it('stays in doubt while it cannot be looked up', async () => {
    await office.post([slackChannel('C1')]);
    const surface = slack(first('take-and-throw'));
    const find = surface.find?.bind(surface);
    let broken = 2;
    surface.find = async (message) => {
      if (broken > 0) throw new Error(`broken ${(broken -= 1)}`);
      return find?.(message);
    };
    const report = await runs(4, surface);
    expect(report).toEqual({ ...NOTHING_DELIVERED, retried: 3, found: 1 });
    expect(surface.taken).toHaveLength(1);
  });

  it('is what a worker left that died, once its lease has ended', async () => {
    await office.post([slackChannel('C1'), slackChannel('C2')]);
    const surface = slack();
    const dying = ledgerWith({ markSent: () => Promise.reject(new Error('killed')) });
    await expect(office.deliver([surface], { ledger: dying, concurrency: 1 })).rejects.toThrow('killed');
    expect(surface.taken).toHaveLength(1);
    expect(await office.deliver([surface], { worker: 'second-worker' })).toMatchObject({ sent: 1 });
    office.clock.move(DELIVERY.leaseMs);
    expect(await office.deliver([surface], { worker: 'second-worker' })).toEqual({ ...NOTHING_DELIVERED, found: 1 });
    expect(idsOf(surface).toSorted()).toEqual([`message-C1-${TODAY}`, `message-C2-${TODAY}`]);
  });
});

describe('a message of another day', () => {
  it.each([
    ['the day after', TODAY, TOMORROW],
    ['the day before, when the clock went back', TOMORROW, TODAY],
  ])('is taken apart, not sent, on %s', async (_, day, today) => {
    await office.post([slackChannel('C1')], day);
    office.clock.set(today, '10:00');
    const surface = slack();
    expect(await office.deliver([surface])).toEqual({ ...NOTHING_DELIVERED, dissolved: 1 });
    expect(surface.taken).toEqual([]);
    const waiting = await office.ledger.waitingReminders(TOMORROW);
    expect(waiting.map(({ reminder }) => reminder.id)).toEqual(['reminder-C1']);
  });

  it('is taken apart when it was in doubt and is not found', async () => {
    await office.post([slackChannel('C1')]);
    const surface = slack(first('throw'));
    await office.deliver([surface]);
    office.clock.set(TOMORROW, '09:00');
    expect(await office.deliver([surface])).toEqual({ ...NOTHING_DELIVERED, dissolved: 1 });
  });

  it('is not sent again when it was in doubt and is found', async () => {
    await office.post([slackChannel('C1')]);
    const surface = slack(first('take-and-throw'));
    await office.deliver([surface]);
    office.clock.set(TOMORROW, '09:00');
    expect(await office.deliver([surface])).toEqual({ ...NOTHING_DELIVERED, found: 1 });
    expect(surface.taken).toHaveLength(1);
  });

  it('is sent as it is when it is in doubt and cannot be looked up', async () => {
    await office.post([teamsChannel('T1')]);
    const surface = teams(first('throw'));
    await office.deliver([surface]);
    office.clock.set(TOMORROW, '09:00');
    expect(await office.deliver([surface])).toEqual({ ...NOTHING_DELIVERED, sent: 1 });
    expect(idsOf(surface)).toEqual([`message-T1-${TODAY}`]);
    expect(await office.recorded('message-sent')).toMatchObject([{ certainty: 'at-least-once' }]);
  });
});

describe('a lease that is lost', () => {
  it.each(['take', 'busy', 'reject'] as const)(
    'is counted when another worker has the message: %s',
    async (behaviour) => {
      await office.post([slackChannel('C1')]);
      const { clock, ledger } = office;
      const surface = slack(first(behaviour));
      const deliver = surface.deliver.bind(surface);
      surface.deliver = async (message) => {
        clock.move(DELIVERY.leaseMs);
        const [now, leaseUntil] = [clock.now(), later(clock.now(), DELIVERY.leaseMs)];
        await ledger.claimMessages({ worker: 'other', now, leaseUntil, limit: 1 });
        return deliver(message);
      };
      expect(await office.deliver([surface])).toEqual({ ...NOTHING_DELIVERED, leaseLost: 1 });
      expect(await office.states()).toEqual({ 'slack-channel:C1': 'sending' });
    },
  );

  it('keeps a message from being sent that waited too long for its turn', async () => {
    await office.post([slackChannel('C1')]);
    const { clock, ledger } = office;
    const surface = slack();
    let slept = false;
    const sleeping = ledgerWith({
      claimMessages: async (claim) => {
        const claimed = await ledger.claimMessages(claim);
        if (!slept) clock.move(DELIVERY.leaseMs);
        slept = true;
        return claimed;
      },
    });
    const report = await office.deliver([surface], { ledger: sleeping });
    expect(report).toEqual({ ...NOTHING_DELIVERED, leaseLost: 1, sent: 1 });
    expect(surface.lookedUp).toEqual([`message-C1-${TODAY}`]);
    expect(surface.taken).toHaveLength(1);
  });
});

describe('a ledger that fails', () => {
  it('stops the run after what is under way has been kept, and says what failed', async () => {
    await office.post(['C1', 'C2', 'C3', 'C4', 'C5', 'C6'].map(slackChannel));
    let calls = 0;
    const full = ledgerWith({
      markSent: (message, sent, at) =>
        (calls += 1) === 1
          ? Promise.reject(new KakariError('ledger-full', { place: 'the test' }))
          : office.ledger.markSent(message, sent, at),
    });
    const surface = slack();
    await expect(office.deliver([surface], { ledger: full })).rejects.toMatchObject({ code: 'ledger-full' });
    expect(surface.taken).toHaveLength(3);
    expect(Object.values(await office.states()).toSorted()).toEqual(['due', 'due', 'due', 'sending', 'sent', 'sent']);
  });
});
