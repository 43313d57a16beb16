import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { costOf, holds } from '../../src/domain/block-cost.ts';
import { noticePages, type PageLimits, replyPages } from '../../src/domain/pages.ts';
import type { Block } from '../../src/domain/reply.ts';
import { EVERY_BLOCK } from '../fixtures/every-block.ts';
import { blocks, headsOf, limits, told } from './made-up-blocks.ts';

type Pages = readonly (readonly Block[])[];

const replyOf = (all: readonly Block[], within: PageLimits): Pages => replyPages({ blocks: all }, within);

const isBeside = ({ kind }: Block): boolean => kind === 'citations' || kind === 'notice' || kind === 'choices';
const bodyOf = (all: readonly Block[]): readonly Block[] => all.filter((block) => !isBeside(block));
const besideOf = (all: readonly Block[]): readonly Block[] => all.filter(isBeside);

const WIDE: PageLimits = { characters: 3000, rows: 30, actions: 5 };
const text = (of: string): Block => ({ kind: 'text', text: of });
const rows = (count: number): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_, at) => [`行${at}`, '値']);
const table = (count: number): Block => ({ kind: 'table', caption: '表', columns: ['名', '値'], rows: rows(count) });

const WAYS = [
  ['a reply', replyOf],
  ['a notice', noticePages],
] as const;

describe.each(WAYS)('the pages of %s', (_name, pagesOf) => {
  it('are within the limits, and none is empty', () => {
    fc.assert(
      fc.property(blocks, limits, (all, within) => {
        for (const page of pagesOf(all, within)) {
          expect(page.length).toBeGreaterThan(0);
          expect([costOf(page), within]).toSatisfy(() => holds(within, costOf(page)));
        }
      }),
    );
  });

  it('lose no heads', () => {
    fc.assert(
      fc.property(blocks, limits, (all, within) => {
        expect(headsOf(pagesOf(all, within).flat())).toEqual(headsOf(all));
      }),
    );
  });

  it('are one page, as it was given, where everything fits', () => {
    fc.assert(
      fc.property(blocks, limits, (all, within) => {
        for (const page of pagesOf(all, within)) expect(pagesOf(page, within)).toEqual([page]);
      }),
    );
    expect(pagesOf([EVERY_BLOCK.table, EVERY_BLOCK.text, EVERY_BLOCK.notice], WIDE)).toEqual([
      [EVERY_BLOCK.table, EVERY_BLOCK.text, EVERY_BLOCK.notice],
    ]);
  });

  it('are none where there is nothing', () => {
    expect(pagesOf([], WIDE)).toEqual([]);
  });

  it('begin and end between characters as people count them', () => {
    const family = '👩‍👩‍👧‍👦';
    const all = pagesOf([text(family.repeat(40))], { ...WIDE, characters: 100 });
    expect(all.map(told)).toEqual([
      family.repeat(9),
      family.repeat(9),
      family.repeat(9),
      family.repeat(9),
      family.repeat(4),
    ]);
  });

  it('cut a character that is longer than a page between its code points', () => {
    const parts = pagesOf([text('👩‍👩‍👧‍👦')], { ...WIDE, characters: 4 }).map(told);
    expect(parts.join('')).toBe('👩‍👩‍👧‍👦');
    expect(parts.filter((part) => /\p{Cs}/u.test(part))).toEqual([]);
    expect(pagesOf([text('𠮷𠮷')], { ...WIDE, characters: 1 }).map(told)).toEqual(['𠮷', '𠮷']);
  });

  it('end with a sentence where one ends', () => {
    const all = pagesOf([text('一つ目です。「二つ目です。」三つ目です。')], { ...WIDE, characters: 16 });
    expect(all.map(told)).toEqual(['一つ目です。「二つ目です。」', '三つ目です。']);
  });

  it('end with an English sentence, and not within a number', () => {
    const all = pagesOf([text('It costs 1.5 million. It begins in 2027. It ends.')], { ...WIDE, characters: 24 });
    expect(all.flat()).toEqual([text('It costs 1.5 million.'), text('It begins in 2027.'), text('It ends.')]);
  });

  it('have no white space around a text that is longer than a page with it', () => {
    expect(pagesOf([text(`${' '.repeat(4000)}答えです。${'\n'.repeat(4000)}`)], WIDE)).toEqual([[text('答えです。')]]);
  });

  it('end with a line', () => {
    const all = pagesOf([text('一行目\n二行目\n三行目')], { ...WIDE, characters: 9 });
    expect(all.flat()).toEqual([text('一行目\n二行目'), text('三行目')]);
  });

  it('repeat the caption and the columns of a table', () => {
    const all = pagesOf([table(70)], WIDE);
    expect(all.flat()).toEqual([
      { ...table(0), rows: rows(70).slice(0, 30) },
      { ...table(0), rows: rows(70).slice(30, 60) },
      { ...table(0), rows: rows(70).slice(60) },
    ]);
  });

  it('write a table as text where one row takes most of a page', () => {
    const long: Block = {
      kind: 'table',
      caption: '表',
      columns: ['名', '値'],
      rows: [
        ['長い', '字'.repeat(4000)],
        ['次', '値'],
      ],
    };
    const all = pagesOf([long], WIDE);
    expect(all.flat().every(({ kind }) => kind === 'text')).toBe(true);
    expect(all.map(told).join('')).toBe(`表・名値・長い${'字'.repeat(4000)}・次値`);
  });

  it('cut a caption that is longer than a page', () => {
    const all = pagesOf([{ kind: 'schedule', caption: '表'.repeat(4000), years: [], rows: [] }], WIDE);
    expect(all.map(told).join('')).toBe('表'.repeat(4000));
    expect(all.length).toBe(2);
  });

  it('have one thing that cannot be cut and is too large on a page of its own', () => {
    const link: Block = { kind: 'link', label: '見る', url: `https://kakari.example/${'a'.repeat(4000)}` };
    expect(pagesOf([text('前'), link, text('後')], WIDE)).toEqual([[text('前')], [link], [text('後')]]);
  });
});

describe('the pages of a reply', () => {
  it('lose nothing, and keep the order of the answer and of what stands beside it', () => {
    fc.assert(
      fc.property(blocks, limits, (all, within) => {
        const shown = replyOf(all, within).flat();
        expect(told(bodyOf(shown))).toBe(told(bodyOf(all)));
        expect(told(besideOf(shown))).toBe(told(besideOf(all)));
      }),
    );
  });

  it('begin with the answer', () => {
    fc.assert(
      fc.property(blocks, limits, (all, within) => {
        const [first] = bodyOf(all);
        const pages = replyOf(all, within);
        fc.pre(first !== undefined && pages.length > 1);
        expect(pages[0]?.[0]?.kind).toBe(first?.kind);
        expect(told([first ?? EVERY_BLOCK.text]).startsWith(told(pages[0]?.slice(0, 1) ?? []))).toBe(true);
      }),
    );
  });

  it('have citations, notices and choices on the first one', () => {
    const { citations, notice, choices } = EVERY_BLOCK;
    const [first, ...rest] = replyOf([notice, text('答えです。'.repeat(1000)), citations, choices], WIDE);
    expect(first?.map(({ kind }) => kind)).toEqual(['text', 'notice', 'citations', 'choices']);
    expect(rest.flat().map(({ kind }) => kind)).toEqual(['text']);
  });

  it('fill the first one with the answer to the half at least, and tell the last sources after it', () => {
    const { citations } = EVERY_BLOCK;
    const many: Block = { ...citations, citations: Array.from({ length: 80 }, () => citations.citations).flat() };
    const [first = [], ...rest] = replyOf([text('答えです。'.repeat(1000)), many], WIDE);
    expect(costOf(bodyOf(first)).characters).toBeGreaterThan(1490);
    expect(first.map(({ kind }) => kind)).toEqual(['text', 'citations']);
    expect(rest.at(-1)?.map(({ kind }) => kind)).toEqual(['citations']);
  });

  it('leave a short answer on the first one with as many sources as fit', () => {
    const { citations } = EVERY_BLOCK;
    const many: Block = { ...citations, citations: Array.from({ length: 80 }, () => citations.citations).flat() };
    const [first = []] = replyOf([text('答えです。'), many], WIDE);
    expect(costOf(first).characters).toBeGreaterThan(2950);
  });
});

describe('the pages of a notice', () => {
  const { notice, citations, actions } = EVERY_BLOCK;
  const reminder = (at: number): readonly Block[] => [
    text(`お知らせ${at}です。`),
    notice,
    citations,
    { ...actions, reminder: `r-${at}` },
  ];

  it('lose nothing, and keep the order', () => {
    fc.assert(
      fc.property(blocks, limits, (all, within) => {
        expect(told(noticePages(all, within).flat())).toBe(told(all));
      }),
    );
  });

  it('keep what belongs to a text together with it', () => {
    const pages = noticePages([0, 1, 2, 3].flatMap(reminder), { ...WIDE, actions: 3 });
    expect(pages).toEqual([[0, 1, 2].flatMap(reminder), reminder(3)]);
  });

  it('turn to a new page for a group that no longer fits, and cut it only where it is larger than a page', () => {
    const digest = [text('予定が20件あります。'), table(20)];
    expect(noticePages([...digest, ...digest], WIDE)).toEqual([digest, digest]);
    const [first, second, third] = noticePages([...digest, text('予定が40件あります。'), table(40)], WIDE);
    expect(first).toEqual(digest);
    expect(second?.[0]).toEqual(text('予定が40件あります。'));
    expect(third).toEqual([{ ...table(0), rows: rows(40).slice(30) }]);
  });

  it('take a list after buttons for the beginning of another group', () => {
    const passed: Block = { kind: 'list', title: '過ぎた期限', items: ['一', '二'] };
    const pages = noticePages([...reminder(0), passed, citations, actions], { ...WIDE, actions: 1 });
    expect(pages).toEqual([reminder(0), [passed, citations, actions]]);
  });
});
