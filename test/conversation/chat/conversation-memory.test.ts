import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { ConversationMemory } from '../../../src/conversation/chat/conversation-memory.ts';
import { later } from '../../../src/domain/instant.ts';

const NOW = '2026-11-20T00:00:00.000Z';
const HOUR_MS = 60 * 60 * 1000;

describe('the memory of conversations', () => {
  it('forgets a question after a day', () => {
    const memory = new ConversationMemory();
    memory.remember({ conversation: 'a' }, '一つ目', NOW);
    memory.remember({ conversation: 'a' }, '二つ目', later(NOW, 23 * HOUR_MS));
    expect(memory.history({ conversation: 'a' }, later(NOW, 24 * HOUR_MS - 1))).toEqual(['一つ目', '二つ目']);
    expect(memory.history({ conversation: 'a' }, later(NOW, 24 * HOUR_MS))).toEqual(['二つ目']);
  });

  it('keeps the last ten questions of a conversation, cut to what a button can carry', () => {
    const memory = new ConversationMemory();
    for (let turn = 1; turn <= 12; turn += 1)
      memory.remember({ conversation: 'a' }, `${turn}${'あ'.repeat(2000)}`, NOW);
    const history = memory.history({ conversation: 'a' }, NOW);
    expect(history.map((text) => Number.parseInt(text, 10))).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(Math.max(...history.map(({ length }) => length))).toBe(300);
  });

  it('prefers the turns of a conversation to those of the chat that it was begun in', () => {
    const memory = new ConversationMemory();
    memory.remember({ conversation: 'a:1', within: 'a' }, '前の話', NOW);
    memory.remember({ conversation: 'a:2', within: 'a' }, '今の話', NOW);
    expect(memory.history({ conversation: 'a:2', within: 'a' }, NOW)).toEqual(['今の話']);
    expect(memory.history({ conversation: 'a:3', within: 'a' }, NOW)).toEqual(['前の話', '今の話']);
    expect(memory.history({ conversation: 'a:3' }, NOW)).toEqual([]);
  });

  it('lets go of the conversation that has been silent the longest', () => {
    const memory = new ConversationMemory(2);
    for (const conversation of ['a', 'b', 'a', 'c']) memory.remember({ conversation }, conversation, NOW);
    expect(['a', 'b', 'c'].map((conversation) => memory.history({ conversation }, NOW).length)).toEqual([2, 0, 1]);
  });

  it('does not keep conversations of which every question is forgotten', () => {
    const memory = new ConversationMemory();
    for (let one = 0; one < 100; one += 1) memory.remember({ conversation: `old ${one}` }, '質問', NOW);
    memory.remember({ conversation: 'new' }, '質問', later(NOW, 25 * HOUR_MS));
    expect(memory.size).toBe(1);
  });

  it('never grows beyond its bounds, and only gives back what the same place was told in the last day, in order', () => {
    const place = fc.record(
      { conversation: fc.constantFrom('a', 'b', 'c', 'd', 'e'), within: fc.constantFrom('x', 'y') },
      { requiredKeys: ['conversation'] },
    );
    const step = fc.record({ place, afterMs: fc.integer({ min: 0, max: 12 * HOUR_MS }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (steps, most) => {
        const memory = new ConversationMemory(most);
        const told: { readonly text: string; readonly keys: readonly string[]; readonly at: string }[] = [];
        let at = NOW;
        for (const [index, { place: where, afterMs }] of steps.entries()) {
          at = later(at, afterMs);
          memory.remember(where, String(index), at);
          told.push({ text: String(index), keys: [where.conversation, where.within ?? ''], at });
          const history = memory.history(where, at);
          expect(memory.size).toBeLessThanOrEqual(most);
          expect(history.length).toBeLessThanOrEqual(10);
          const possible = told
            .filter((one) => one.keys.some((key) => key === where.conversation || key === where.within))
            .filter((one) => one.at > later(at, -24 * HOUR_MS))
            .map(({ text }) => text);
          expect(history).toEqual(possible.filter((text) => history.includes(text)));
        }
      }),
    );
  });
});
