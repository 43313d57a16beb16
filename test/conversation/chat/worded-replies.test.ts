import { expect, it } from 'vitest';
import { WordedReplies } from '../../../src/conversation/chat/worded-replies.ts';
import type { Reply } from '../../../src/domain/reply.ts';

const reply = (text: string): Reply => ({
  language: 'ja',
  kind: 'grounded',
  about: 'content',
  wordedBy: 'model',
  blocks: [{ kind: 'text', text }],
});
const asked = (text: string) => ({ text, history: [] });
const DAY = '2026-11-20';

it('gives a worded reply again to the same question of the same day', () => {
  const replies = new WordedReplies();
  replies.keep(asked('背景は？'), DAY, reply('一'));
  expect(replies.of(asked('背景は？'), DAY)).toEqual(reply('一'));
  expect(replies.of({ ...asked('背景は？'), municipality: 'kita' }, DAY)).toBeUndefined();
  expect(replies.of({ ...asked('背景は？'), history: ['電子契約は？'] }, DAY)).toBeUndefined();
  expect(replies.of(asked('背景は？'), '2026-11-21')).toBeUndefined();
});

it('keeps no reply of its own sentences: these are the same each time', () => {
  const replies = new WordedReplies();
  const { wordedBy: _, ...own } = reply('一');
  replies.keep(asked('担当は？'), DAY, own);
  expect(replies.of(asked('担当は？'), DAY)).toBeUndefined();
});

it('lets the oldest go', () => {
  const replies = new WordedReplies();
  for (let at = 0; at <= 300; at += 1) replies.keep(asked(String(at)), DAY, reply(String(at)));
  expect(replies.of(asked('0'), DAY)).toBeUndefined();
  expect(replies.of(asked('1'), DAY)).toBeDefined();
});
