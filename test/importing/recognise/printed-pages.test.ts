import { describe, expect, it } from 'vitest';
import { outline } from '../../../src/importing/recognise/outline/outline.ts';
import { blockAt, documentOf } from './lines.ts';

const SENTENCE = '村民のみなさんの暮らしに役立つことから、順に進めていきます。';
const pageOf = (lines: readonly string[], start: string): number | undefined =>
  blockAt(outline([documentOf(lines)]), start).page;

describe('the printed page', () => {
  it('is told by the numbers on the sheets, which may begin later than the sheets do', () => {
    const lines = [
      '=== 1',
      '杉原村情報化計画',
      '=== 2',
      '1 趣旨',
      SENTENCE,
      '- 1 -',
      '=== 3',
      '2 期間',
      '期間は三年です。',
      '- 2 -',
      '=== 4',
      '3 体制',
      SENTENCE,
      '- 3 -',
    ];
    expect(pageOf(lines, '期間は三年')).toBe(2);
    expect(
      outline([documentOf(lines)]).some(({ block }) => block.kind === 'paragraph' && block.text.startsWith('- ')),
    ).toBe(false);
  });

  it('is told by the table of contents, in the order of the plan', () => {
    const lines = [
      '目次',
      '1 方針・・・・4',
      '2 取組・・・・7',
      '【基本方針1】窓口・・・・8',
      '1 方針',
      SENTENCE,
      '【基本方針1】窓口',
      '方針の文です。',
      '2 取組',
      SENTENCE,
      '【基本方針1】窓口',
      '取組の文です。',
    ];
    expect(pageOf(lines, '方針の文')).toBe(4);
    expect(pageOf(lines, '取組の文')).toBe(8);
  });

  it('is told by a list in the text', () => {
    const lines = ['① | 予約 | P.8', '② | 案内 | P.9', '① 予約', '予約の文です。', '② 案内', '案内の文です。'];
    expect(pageOf(lines, '案内の文')).toBe(9);
  });

  it('is not told of what may stand on a later page than its heading', () => {
    const lines = [
      '目次',
      '1 方針・・・・4',
      '2 取組・・・・9',
      '1 方針',
      '長い文です。'.repeat(120),
      'ずっと後の文です。',
      '2 取組',
      SENTENCE,
    ];
    expect(pageOf(lines, '長い文')).toBe(4);
    expect(pageOf(lines, 'ずっと後')).toBeUndefined();
  });

  it('is never the number of a sheet of which nothing is printed', () => {
    expect(pageOf(['=== 1', '1 趣旨', SENTENCE, '=== 2', '2 期間', '期間は三年です。'], '期間は三年')).toBeUndefined();
  });

  it('leaves running heads out, and of one that is the heading itself the first', () => {
    const pages = [1, 2, 3, 4].flatMap((page) => [
      `=== ${page}`,
      '杉原村情報化計画',
      '第1章 総論',
      '杉原村総務課',
      `${page}番目の文です。`,
    ]);
    const texts = outline([documentOf(pages)]).map(({ block }) => (block.kind === 'table' ? '' : block.text));
    expect(texts.filter((text) => text === '第1章 総論')).toHaveLength(1);
    expect(texts.filter((text) => text === '杉原村情報化計画')).toHaveLength(1);
    expect(texts.filter((text) => text === '杉原村総務課')).toHaveLength(0);
    expect(texts.filter((text) => text.endsWith('番目の文です。'))).toHaveLength(4);
  });
});
