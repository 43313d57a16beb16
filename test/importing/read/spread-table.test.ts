import { describe, expect, it } from 'vitest';
import { read, shown } from './show.ts';

const text = async (lines: readonly string[]): Promise<readonly string[]> =>
  shown(await read('計画.txt', lines.join('\n')));

describe('a table of a text in columns by blanks', () => {
  it('is read cell by cell, where some are empty too', async () => {
    expect(
      await text([
        '番号  取組              担当      R8      R9',
        '1-1   電子申請の拡充    市民課    検討    実施',
        '1-2   地図の公開        建設課            公開',
      ]),
    ).toEqual([
      '| 番号 | 取組 | 担当 | R8 | R9 |',
      '| 1-1 | 電子申請の拡充 | 市民課 | 検討 | 実施 |',
      '| 1-2 | 地図の公開 | 建設課 |  | 公開 |',
    ]);
  });

  it('has the lines of a broken cell together, whether it is set to the top of its row or to the middle', async () => {
    const head = '番号  取組              担当      R8';
    expect(
      await text([
        head,
        '1-1   電子申請を使える  市民課    検討',
        '      手続の拡充',
        '1-2   地図の公開        建設課    公開',
      ]),
    ).toContain('| 1-1 | 電子申請を使える手続の拡充 | 市民課 | 検討 |');
    expect(
      await text([head, '      電子申請を使える', '1-1                     市民課    検討', '      手続の拡充']),
    ).toContain('| 1-1 | 電子申請を使える手続の拡充 | 市民課 | 検討 |');
  });

  it('may be aligned by the count of its letters', async () => {
    expect(await text(['取組    R8   R9', '電子申請  検討   実施', '地図    公開   更新'])).toEqual([
      '| 取組 | R8 | R9 |',
      '| 電子申請 | 検討 | 実施 |',
      '| 地図 | 公開 | 更新 |',
    ]);
  });

  it('has a cell of its own behind one blank where a column begins there', async () => {
    expect(
      await text([
        '年度          令和8年度    令和9年度',
        'スケジュール  検討         実施',
        '取組名や指標 調査         公開',
      ]),
    ).toContain('| 取組名や指標 | 調査 | 公開 |');
  });

  it('goes on over a blank line and ends at a sentence', async () => {
    expect(
      await text([
        '取組      R8      R9',
        '',
        '電子申請  検討    実施',
        '',
        '　町は、毎年度の終わりに進み具合を確かめます。',
      ]),
    ).toEqual(['| 取組 | R8 | R9 |', '| 電子申請 | 検討 | 実施 |', '町は、毎年度の終わりに進み具合を確かめます。']);
  });

  it.each([
    ['a table of contents', ['第1章  策定の趣旨        1', '第2章  計画の期間        2']],
    ['a single line', ['令和8年3月    海辺町    企画課']],
    ['a name spaced out', ['海 辺 町', '総　務　課']],
  ])('is not %s', async (_, lines) => {
    expect((await read('計画.txt', lines.join('\n'))).blocks.map(({ kind }) => kind)).not.toContain('table');
  });
});
