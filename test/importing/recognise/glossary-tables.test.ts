import { describe, expect, it } from 'vitest';
import type { SourceBlock } from '../../../src/domain/source-document.ts';
import { readTerms } from '../../../src/importing/recognise/terms/terms.ts';
import { below, grid } from './blocks.ts';

const glossary = (...blocks: readonly SourceBlock[]) =>
  readTerms(blocks.map((block) => below(['資料編', '用語解説'], block, 40)));
const told = (...blocks: readonly SourceBlock[]) =>
  glossary(...blocks).terms.map(({ name, definition }) => `${name}＝${definition}`);

const API = 'API＝ほかの仕組みから使うための窓口のこと。';
const TWIN = 'デジタルツイン＝町のようすを計算機の中に写したもの。';

describe('a glossary that is a table', () => {
  it('is read by the heads of its columns', () => {
    const { terms } = glossary(
      grid([
        ['No.', '用語', 'よみ', '解説', 'ページ'],
        ['1', 'API', 'エーピーアイ', 'ほかの仕組みから使うための窓口のこと。', '3、5'],
        ['2', '電子申請（オンライン申請）', 'でんししんせい', '家から申し込むこと。', '7'],
      ]),
    );
    expect(terms).toMatchObject([
      {
        name: 'API',
        reading: 'エーピーアイ',
        definition: 'ほかの仕組みから使うための窓口のこと。',
        place: '資料編 用語解説',
        page: 40,
      },
      { name: '電子申請', names: ['オンライン申請'], reading: 'でんししんせい', spot: { line: 3 } },
    ]);
  });

  it('may have pairs of columns side by side', () => {
    expect(
      told(
        grid([
          ['用語', '説明', '用語', '説明'],
          ['API', 'ほかの仕組みから使うための窓口のこと。', 'デジタルツイン', '町のようすを計算機の中に写したもの。'],
          ['仮想化', '一台を何台にも見せること。', '', ''],
        ]),
      ),
    ).toEqual([API, TWIN, '仮想化＝一台を何台にも見せること。']);
  });

  it('does not go on below a row that explains no word', () => {
    expect(
      told(
        grid([
          ['用語', '内容'],
          ['API', 'ほかの仕組みから使うための窓口のこと。'],
          ['※', '表の見方は次のとおり。'],
          ['', '上から順に並べた。'],
        ]),
      ),
    ).toEqual([API]);
  });

  it('goes on in the next table and row, where its head and its word are not repeated', () => {
    expect(
      told(
        grid([
          ['用語', '内容'],
          ['API', 'ほかの仕組みから'],
        ]),
        grid([
          ['', '使うための窓口のこと。'],
          ['デジタルツイン', '町のようすを計算機の中に写したもの。'],
        ]),
      ),
    ).toEqual([API, TWIN]);
  });

  it('has rows that name a group and rows that repeat the head, and neither is a word', () => {
    expect(
      told(
        grid([
          ['用語', '意味'],
          'あ行',
          ['API', 'ほかの仕組みから使うための窓口のこと。'],
          ['用語', '意味'],
          ['か行', ''],
          ['デジタルツイン', '町のようすを計算機の\n中に写したもの。'],
        ]),
      ),
    ).toEqual([API, TWIN]);
  });

  it('is one outside a glossary only where its head says so', () => {
    const outside = (head: readonly string[]) =>
      readTerms([below(['第2章'], grid([head, ['API', 'ほかの仕組みから使うための窓口のこと。']]))]).terms.length;
    expect(outside(['用語', '解説'])).toBe(1);
    expect(outside(['項目', '内容'])).toBe(0);
    expect(outside(['取組', '説明'])).toBe(0);
  });
});
