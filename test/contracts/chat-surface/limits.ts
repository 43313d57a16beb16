import { expect, it } from 'vitest';
import type { Block, Reply } from '../../../src/domain/reply.ts';
import { EVERY_BLOCK } from '../../fixtures/every-block.ts';
import type { SurfaceRig } from './surface-rig.ts';
import { HANAKO, isAbsent, readOn, type Under } from './under-contract.ts';

const ROWS = 400;
const SENTENCES = 1200;

const number = (at: number): string => `第${String(at + 1).padStart(4, '0')}号`;

const numbered = <T>(count: number, make: (number: string) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(number(at)));

/** Answers that no message of a chat platform holds; each of so many parts has its number. */
const LONG: readonly { readonly name: string; readonly parts: number; readonly block: Block }[] = [
  {
    name: 'a table of 400 rows',
    parts: ROWS,
    block: {
      kind: 'table',
      caption: '一覧',
      columns: ['番号', '取組', '担当課'],
      rows: numbered(ROWS, (one) => [one, '書かない窓口', '市民窓口課']),
    },
  },
  {
    name: 'a list of 400 items',
    parts: ROWS,
    block: { kind: 'list', title: '一覧', items: numbered(ROWS, (one) => `${one} 書かない窓口`) },
  },
  {
    name: 'a schedule of 400 rows',
    parts: ROWS,
    block: {
      kind: 'schedule',
      caption: '工程表',
      years: [2026, 2027],
      rows: numbered(ROWS, (label) => ({ label, bars: [{ phase: '実施', from: 2026, to: 2027, uncertain: false }] })),
    },
  },
  {
    name: 'a text of 30,000 characters',
    parts: SENTENCES,
    block: {
      kind: 'text',
      text: numbered(SENTENCES, (one) => `${one}では計画の内容を細かく説明しています。`).join(''),
    },
  },
];

const LEAD: Block = { kind: 'text', text: '長い答えです。' };

const replyOf = (...blocks: readonly Block[]): Reply => ({
  language: 'ja',
  kind: 'grounded',
  about: 'content',
  blocks,
});

const LONG_LABEL = '長い名前の取組について'.repeat(40);

/** Answers with much, or nothing, where platforms expect something short. */
const ODD: readonly { readonly name: string; readonly reply: Reply }[] = [
  {
    name: 'twenty choices with long labels',
    reply: replyOf(LEAD, {
      kind: 'choices',
      choices: numbered(20, (one) => ({ label: `${one}${LONG_LABEL}`, question: `${one}${LONG_LABEL}` })),
    }),
  },
  {
    name: 'a hundred sources in long places',
    reply: replyOf(LEAD, {
      kind: 'citations',
      citations: numbered(100, (one) => ({
        ...EVERY_BLOCK.citations.citations[0],
        municipality: 'aoba',
        plan: '計画',
        version: '第2版',
        place: `${one}${LONG_LABEL}`,
        passage: LONG_LABEL,
      })),
    }),
  },
  {
    name: 'empty texts, cells, labels and titles',
    reply: replyOf(
      LEAD,
      { kind: 'text', text: '' },
      { kind: 'list', title: '', items: ['', 'あり'] },
      { kind: 'list', items: [] },
      {
        kind: 'table',
        caption: '',
        columns: ['', ''],
        rows: [
          ['', ''],
          ['あり', ''],
        ],
      },
      { kind: 'schedule', caption: '', years: [], rows: [{ label: '', bars: [] }] },
      { kind: 'citations', citations: [] },
      { kind: 'choices', choices: [{ label: '', question: '' }] },
      { kind: 'notice', text: '' },
    ),
  },
  {
    name: 'a table with fifty columns and a long caption',
    reply: replyOf(LEAD, {
      kind: 'table',
      caption: LONG_LABEL,
      columns: numbered(50, (one) => one),
      rows: [numbered(50, (one) => one)],
    }),
  },
];

/** Whatever an answer has, its messages keep to what the platform holds. */
export function limitsContract<Rig extends SurfaceRig>({ open, abilities: { buttons } }: Under<Rig>): void {
  it.each(LONG)(
    'shows $name within the limits, with 続きを見る for the rest, and loses nothing',
    async ({ parts, block }) => {
      const rig = await open({ answer: () => Promise.resolve(replyOf(LEAD, block, EVERY_BLOCK.citations)) });
      const first = await rig.say({ person: HANAKO, place: 'direct', text: '一覧を見せて' });
      expect(first[0]?.reads.trim().startsWith('長い答えです。')).toBe(true);
      expect(first.map(({ reads }) => reads).join('')).toContain('第3章 取組 1 書かない窓口');
      const shown = await readOn(isAbsent(buttons) ? undefined : buttons(rig), first);
      const read = shown.flatMap(({ reads }) => reads.match(/第\d{4}号/gu) ?? []);
      expect(read).toEqual(numbered(parts, (one) => one));
      expect(shown.flatMap(({ faults }) => faults)).toEqual([]);
      expect(shown.filter(({ plain }) => plain.trim() === '')).toEqual([]);
    },
  );

  it('breaks no character where it cuts a text', async () => {
    const rig = await open({ answer: () => Promise.resolve(replyOf({ kind: 'text', text: '𠮷👩‍👩‍👧‍👦'.repeat(2000) })) });
    const first = await rig.say({ person: HANAKO, place: 'direct', text: '一覧を見せて' });
    const shown = await readOn(isAbsent(buttons) ? undefined : buttons(rig), first);
    const reads = shown.map((message) => message.reads).join('');
    expect([reads.match(/𠮷/gu)?.length, reads.match(/👩‍👩‍👧‍👦/gu)?.length]).toEqual([2000, 2000]);
    expect(`${reads}${shown.map(({ plain }) => plain).join('')}`).not.toMatch(/\p{Cs}|\uFFFD/u);
  });

  it.each(ODD)('shows an answer with $name within the limits', async ({ reply }) => {
    const rig = await open({ answer: () => Promise.resolve(reply) });
    const shown = await rig.say({ person: HANAKO, place: 'direct', text: '一覧を見せて' });
    expect(shown[0]?.plain).toContain('長い答えです。');
    expect(shown.flatMap(({ faults }) => faults)).toEqual([]);
  });
}
