import { afterEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../../../src/ports/assistant.ts';
import { openTeams, type TeamsRig, type TeamsRigOptions } from './rig/open-teams.ts';
import { SlowAssistant } from './rig/slow-assistant.ts';
import { textOf } from './rig/text-of.ts';

let rig: TeamsRig;

const open = async (options?: TeamsRigOptions): Promise<TeamsRig> => (rig = await openTeams(options));

afterEach(() => rig.close());

const sent = () => rig.connector.sent;

describe('an answer that takes a minute', () => {
  it('is acknowledged at once, announced after ten seconds, and sent when it is there', async () => {
    const assistant = new SlowAssistant();
    await open({ assistant });
    expect((await rig.deliver(rig.payload('message-personal'))).status).toBe(200);
    await assistant.asked;
    expect(rig.timer.waiting).toEqual([1000, 10_000]);
    rig.timer.pass(1000);
    rig.timer.pass(10_000);
    await rig.connector.until((all) => all.length === 1);
    expect(textOf(sent()[0])).toBe('お調べしています…');
    assistant.answerNow();
    await rig.idle();
    expect(sent().map(textOf)).toEqual(['お調べしています…', expect.stringContaining('市民窓口課')]);
    expect(rig.connector.asked.map(({ body }) => body['type'])).toEqual(['typing', 'message', 'message']);
    expect(rig.timer.waiting).toEqual([]);
  });

  it('comes after what was shown meanwhile, however slowly Teams takes that', async () => {
    const assistant = new SlowAssistant();
    await open({ assistant });
    await rig.deliver(rig.payload('message-personal'));
    await assistant.asked;
    const release = rig.connector.hold();
    rig.timer.pass(10_000);
    assistant.answerNow();
    await rig.deliver(rig.payload('message-personal', { id: '2', text: '使い方' }));
    await rig.connector.until((all) => all.length > 0);
    expect(sent()).toHaveLength(1);
    release();
    await rig.idle();
    expect(rig.connector.asked.slice(1).map(({ body }) => body['type'])).toEqual(['typing', 'message', 'message']);
  });

  it('keeps no other message waiting', async () => {
    const assistant = new SlowAssistant();
    await open({ assistant });
    await rig.deliver(rig.payload('message-personal', { text: '遅い質問' }));
    await assistant.asked;
    await rig.deliver(rig.payload('message-personal', { id: '2', text: '使い方' }));
    await rig.connector.until((all) => all.length === 1);
    assistant.answerNow();
    await rig.idle();
    expect(sent()).toHaveLength(2);
  });
});

describe('an answer that Teams does not take', () => {
  it('waits as long as Teams asks, and is sent once', async () => {
    await open();
    rig.connector.refuse({ status: 429, retryAfter: '7' }, { status: 503 });
    await rig.deliver(rig.payload('message-personal'));
    for (const ms of [7000, 4000]) {
      await rig.timer.until(ms);
      rig.timer.pass(ms);
    }
    await rig.idle();
    expect(sent()).toHaveLength(1);
    expect(rig.failures).toEqual([]);
  });

  it('is not sent again when it may have arrived', async () => {
    await open();
    rig.connector.refuse('broken');
    await rig.settle(rig.payload('message-personal'));
    expect(rig.connector.asked).toHaveLength(1);
    expect(rig.failures).toEqual(['teams-answer-not-taken']);
  });

  it('is answered when Teams delivers the message again after the lease', async () => {
    await open();
    rig.connector.refuse({ status: 403 });
    await rig.settle(rig.payload('message-personal'));
    rig.house.clock.move(3 * 60 * 1000);
    await rig.settle(rig.payload('message-personal'));
    expect(sent()).toHaveLength(1);
  });
});

describe('an error inside', () => {
  it('is told in one polite sentence with a number', async () => {
    const broken: Assistant = { answer: () => Promise.reject(new Error('secret of the inside')) };
    await open({ assistant: broken });
    expect(await rig.settle(rig.payload('message-personal'))).toEqual({ status: 200, text: '', body: undefined });
    expect(sent().map(textOf)).toEqual([expect.stringMatching(/^申し訳ありません。.*受付番号 REF00001/u)]);
    expect(JSON.stringify(sent())).not.toContain('secret');
  });
});
