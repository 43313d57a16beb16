import { describe, expect, it } from 'vitest';
import type { SourceBlock } from '../../../src/domain/source-document.ts';
import { readReviews } from '../../../src/importing/recognise/reviews/reviews.ts';
import { below, grid, paragraph } from './blocks.ts';

const read = (title: string, ...blocks: readonly SourceBlock[]) =>
  readReviews(blocks.map((block) => below(['第2章', title], block, 6)));
const brief = (title: string, ...blocks: readonly SourceBlock[]) =>
  read(title, ...blocks).reviews.map(({ number, title: item, result, note }) => [number, item, result, note]);

describe('a table about an earlier plan', () => {
  it('gives number, title, result and what is told', () => {
    const { reviews, doubts } = read(
      '前計画の評価',
      grid([
        ['No.', '取組', '実績', '評価'],
        ['1', '電子申請の拡大', '30の手続を電子化した。', 'A'],
        ['2', '窓口の番号札', '予約の仕組みを選び直す。', 'C'],
      ]),
    );
    expect(reviews).toMatchObject([
      {
        number: '1',
        title: '電子申請の拡大',
        result: 'A',
        note: '30の手続を電子化した。',
        place: '第2章 前計画の評価',
        page: 6,
      },
      { number: '2', title: '窓口の番号札', result: 'C', spot: { line: 3 } },
    ]);
    expect(doubts).toEqual([]);
  });

  it('may hold number, title and text in one cell, and go on in a table without a head', () => {
    expect(
      brief(
        'Ver.1 の振り返り',
        grid([
          ['①うみ Pay（電子商品券）の活用 令和5年度に始めました。', '達成'],
          ['②『書かない窓口』の検討 引き続き検討します。', '継続検討'],
          ['③Wi-Fi の整備\n八か所に置きました。', '達成'],
        ]),
        grid([['④自動運転の研究 情報を集めました。', '見直し']]),
      ),
    ).toEqual([
      ['①', 'うみ Pay（電子商品券）の活用', '達成', '令和5年度に始めました。'],
      ['②', '『書かない窓口』の検討', '継続検討', '引き続き検討します。'],
      ['③', 'Wi-Fi の整備', '達成', '八か所に置きました。'],
      ['④', '自動運転の研究', '見直し', '情報を集めました。'],
    ]);
  });

  it('gives a mark as the word that the plan explains it with', () => {
    const table = grid([
      ['施策', '達成状況'],
      ['電子申請の拡大', '〇'],
      ['窓口の番号札', '✕'],
    ]);
    expect(brief('第1期計画の達成状況', paragraph('○：完了　×：未実施'), table)).toEqual([
      [undefined, '電子申請の拡大', '完了', ''],
      [undefined, '窓口の番号札', '未実施', ''],
    ]);
  });

  it('keeps a mark that the plan does not explain, and doubts it', () => {
    const { reviews, doubts } = read(
      '前期計画の評価',
      grid([
        ['施策', '評価'],
        ['電子申請の拡大', '○'],
        ['窓口の番号札', '△'],
      ]),
    );
    expect(reviews.map(({ result }) => result)).toEqual(['○', '△']);
    expect(doubts).toMatchObject([{ about: { kind: 'review', title: '電子申請の拡大' }, read: '○', assumed: '○' }, {}]);
  });

  it('is told by its caption or its head too', () => {
    const rows = [
      ['取組', '結果'],
      ['電子申請の拡大', '完了'],
      ['窓口の番号札', '廃止'],
    ];
    expect(brief('現状と課題', grid(rows, '表3 前計画の取組の評価'))).toHaveLength(2);
    expect(brief('現状と課題', grid([['前計画の取組', '達成状況'], ...rows.slice(1)]))).toHaveLength(2);
    expect(brief('現状と課題', grid(rows))).toEqual([]);
  });

  it('is none where its columns are years or figures', () => {
    expect(
      brief(
        'これまでの取組の状況',
        grid([
          ['取組', '令和4年度', '令和5年度'],
          ['電子申請', '検討', '実施'],
          ['番号札', '実施', '実施'],
        ]),
      ),
    ).toEqual([]);
    expect(
      brief(
        '前計画の実績',
        grid([
          ['指標', '目標', '実績'],
          ['申請の件数', '30', '28'],
        ]),
      ),
    ).toEqual([]);
  });
});

describe('lines about an earlier plan', () => {
  it.each([
    [
      '① 電子申請の拡大【達成】30の手続を電子化しました。',
      ['①', '電子申請の拡大', '達成', '30の手続を電子化しました。'],
    ],
    ['・窓口の番号札（評価：B）', [undefined, '窓口の番号札', 'B', '']],
    ['電子契約の導入：継続', [undefined, '電子契約の導入', '継続', '']],
  ])('give an item with its result: %s', (text, expected) => {
    expect(brief('前計画の検証', paragraph(text))).toEqual([expected]);
  });

  it('are none in a chapter about this plan', () => {
    expect(brief('評価の進め方', paragraph('電子契約の導入：継続'))).toEqual([]);
  });
});

it('gives what a title quotes as a name', () => {
  const { reviews } = read(
    '前計画の評価',
    grid([
      ['取組', '評価'],
      ['「書かない窓口」の検討（窓口改革）', '継続'],
      ['番号札', '完了'],
    ]),
  );
  expect(reviews[0]?.names).toEqual(['書かない窓口', '「書かない窓口」の検討']);
});
