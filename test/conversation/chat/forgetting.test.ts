import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../../src/domain/instant.ts';
import { createForgetting } from '../../../src/conversation/chat/forget-chats.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';
import { converse, said } from './saying.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let house: ChatHouse;

beforeEach(async () => {
  house = await openChatHouse();
});

afterEach(() => house.close());

describe('what chats leave behind', () => {
  it('is forgotten once on each day of the clock', async () => {
    const calls: unknown[] = [];
    const forgetChats = (before: unknown): Promise<void> => {
      calls.push(before);
      return Promise.resolve();
    };
    const forget = createForgetting({ ledger: { ...house.ledger, forgetChats }, clock: house.clock });
    for (let hour = 0; hour < 48; hour += 1) {
      await forget();
      house.clock.move(60 * 60 * 1000);
    }
    // Nine in the morning of the first day, and midnight of the two that follow.
    expect(calls).toHaveLength(3);
    expect(calls[0]).toEqual({
      events: '2026-11-13T00:00:00.000Z',
      threads: '2026-05-24T00:00:00.000Z',
      answers: '2023-11-20T00:00:00.000Z',
    });
  });

  it('goes with the next thing that is heard: a thread after half a year, an answer after three years', async () => {
    const thread = { conversation: 'slack:T1:C1:1' };
    await converse(house.desk, said('担当は？', thread));
    house.clock.move(179 * DAY_MS);
    await house.desk.hear(said('担当は？'));
    expect(await house.ledger.note('thread', thread.conversation)).toBeDefined();
    house.clock.move(2 * DAY_MS);
    await house.desk.hear(said('担当は？'));
    expect(await house.ledger.note('thread', thread.conversation)).toBeUndefined();
    expect((await house.ledger.feedback({})).answers).toBe(1);
    house.clock.move(3 * 366 * DAY_MS);
    await house.desk.hear(said('担当は？'));
    expect((await house.ledger.feedback({})).answers).toBe(0);
  });

  it('stays while a thread is alive', async () => {
    const thread = { conversation: 'slack:T1:C1:1' };
    await converse(house.desk, said('担当は？', thread));
    for (let month = 0; month < 12; month += 1) {
      house.clock.move(30 * DAY_MS);
      const turn = await converse(house.desk, said('いつから？', { ...thread, to: 'thread' }));
      expect(turn.reply.kind).toBe('grounded');
    }
    expect(later('2026-11-20T00:00:00.000Z', 12 * 30 * DAY_MS)).toBe(house.clock.now());
  });
});
