import { fc } from '../fast-check.ts';
import type { PageLimits } from '../../src/domain/pages.ts';
import { REMINDER_ANSWERS } from '../../src/domain/reminder.ts';
import type { Block, BlockRenderers } from '../../src/domain/reply.ts';
import { renderWith } from '../../src/domain/reply.ts';

/** Limits of a page that a single row, citation or button of `blocks` never exceeds. */
export const limits: fc.Arbitrary<PageLimits> = fc.record({
  characters: fc.integer({ min: 300, max: 4000 }),
  rows: fc.integer({ min: 1, max: 60 }),
  actions: fc.integer({ min: 1, max: 8 }),
});

const CHARACTERS = [
  '窓',
  'ガ',
  'か\u3099',
  'a',
  '𠮷',
  '👩‍👩‍👧‍👦',
  '🇯🇵',
  '葛\u{e0100}',
  'e\u0301',
  ' ',
  '、',
  '。',
  '」',
  '. ',
  '\n',
  '！',
];

/** Words with characters of several code units, ends of sentences and white space, at most so many of them. */
export const words = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength, size: 'max' })
    .map((all) => `文${all.join('')}字`);

const short = words(4);

const citation = fc.record({
  municipality: short,
  plan: short,
  version: short,
  place: short,
  passage: words(200),
});

const KINDS: { readonly [K in Block['kind']]: fc.Arbitrary<Extract<Block, { readonly kind: K }>> } = {
  text: fc.record({ kind: fc.constant('text'), text: words(1500) }),
  notice: fc.record({ kind: fc.constant('notice'), text: words(40) }),
  list: fc.record({ kind: fc.constant('list'), title: short, items: fc.array(short, { maxLength: 150, size: 'max' }) }),
  table: fc.record({
    kind: fc.constant('table'),
    caption: short,
    columns: fc.tuple(short),
    rows: fc.array(fc.tuple(short), { maxLength: 150, size: 'max' }),
  }),
  schedule: fc.record({
    kind: fc.constant('schedule'),
    caption: short,
    years: fc.constant([2026]),
    rows: fc.array(
      fc.record({
        label: short,
        bars: fc.array(
          fc.record({ phase: short, from: fc.constant(2026), to: fc.constant(2026), uncertain: fc.boolean() }),
          {
            maxLength: 1,
          },
        ),
      }),
      { maxLength: 150, size: 'max' },
    ),
  }),
  citations: fc.record({
    kind: fc.constant('citations'),
    citations: fc.array(citation, { minLength: 1, maxLength: 20, size: 'max' }),
  }),
  choices: fc.record({
    kind: fc.constant('choices'),
    choices: fc.array(fc.record({ label: short, question: short }), { minLength: 1, maxLength: 10, size: 'max' }),
  }),
  link: fc.record({ kind: fc.constant('link'), label: short, url: fc.constant('https://kakari.example/') }),
  actions: fc.record({
    kind: fc.constant('actions'),
    reminder: fc.uuid(),
    about: short,
    answers: fc.constant(REMINDER_ANSWERS),
  }),
};

/** Blocks of all kinds in any order. */
export const blocks: fc.Arbitrary<readonly Block[]> = fc.array(fc.oneof(...Object.values(KINDS)), { maxLength: 12 });

/** What a reader learns from blocks, in order, without white space, and without the heads, which may stand several times. */
export const told = (all: readonly Block[]): string =>
  all
    .map((block) => renderWith(TOLD, block, undefined))
    .join('')
    .replaceAll(/\s/gu, '');

const TOLD: BlockRenderers<string, undefined> = {
  text: ({ text }) => text,
  notice: ({ text }) => text,
  list: ({ items }) => items.join(''),
  table: ({ rows }) => rows.flat().join(''),
  schedule: ({ rows }) =>
    JSON.stringify(rows)
      .replaceAll(/^\[|\]$/gu, '')
      .replaceAll('},{"label"', '}{"label"'),
  citations: ({ citations }) => citations.map((one) => JSON.stringify(one)).join(''),
  choices: ({ choices }) => choices.map((one) => JSON.stringify(one)).join(''),
  link: ({ label, url }) => `${label}${url}`,
  actions: ({ reminder, about }) => `${reminder}${about}`,
};

/** What heads blocks: captions, columns and titles, each once. */
export const headsOf = (all: readonly Block[]): ReadonlySet<string> =>
  new Set(all.flatMap((block) => renderWith(HEADS, block, undefined)));

const none = (): readonly string[] => [];

const HEADS: BlockRenderers<readonly string[], undefined> = {
  text: none,
  notice: none,
  list: ({ title = '' }) => [title],
  table: ({ caption, columns }) => [JSON.stringify([caption, ...columns])],
  schedule: ({ caption, years }) => [JSON.stringify([caption, ...years])],
  citations: none,
  choices: none,
  link: none,
  actions: none,
};
