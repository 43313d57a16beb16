import { describe, expect, it } from 'vitest';
import { readNumbering } from '../../../src/importing/recognise/outline/numbering.ts';

const parted = (line: string): readonly [string | undefined, string | undefined] => {
  const found = readNumbering(line);
  return [found?.label, found?.title];
};

describe('the number of a heading', () => {
  it.each([
    ['第1章 総論', '第1章', '総論'],
    ['第二章　計画の柱', '第二章', '計画の柱'],
    ['1 はじめに', '1', 'はじめに'],
    ['1.国の動向', '1.', '国の動向'],
    ['1-2 計画の期間', '1-2', '計画の期間'],
    ['1. 2 窓口', '1.2', '窓口'],
    ['（２）相談の受付', '（２）', '相談の受付'],
    ['③出張所の案内', '③', '出張所の案内'],
    ['ア 端末の選定', 'ア', '端末の選定'],
    ['Ⅱ-1 届く行政', 'Ⅱ-1', '届く行政'],
    ['B-2 内線の見直し', 'B-2', '内線の見直し'],
    ['【基本方針1】 便利な窓口', '【基本方針1】', '便利な窓口'],
    ['基本目標Ⅰ　便利な窓口', '基本目標Ⅰ', '便利な窓口'],
    ['施策 1-1', '施策 1-1', ''],
    ['取組3：相談の受付', '取組3', '相談の受付'],
    ['★事業2 移動役場', '事業2', '移動役場'],
    ['方針１「窓口を変える」', '方針１', '「窓口を変える」'],
  ])('is told from the title in %s', (line, label, title) => {
    expect(parted(line ?? '')).toEqual([label, title]);
  });

  it.each(['■ めざす姿', '《工程表》', '【推進体制】'])('is absent in %s, which is only set off', (line) => {
    expect(readNumbering(line)).toMatchObject({ title: line.replace(/[■《》【】\s]/gu, '') });
    expect(readNumbering(line)?.label).toBeUndefined();
  });

  it.each([
    '令和5年度 2月',
    '3密の回避',
    '5 年間の計画',
    '10.5%増',
    '図1 体制',
    '新型コロナ 19',
    'P.8',
    '統一 標準',
    'R 7',
  ])('is not seen in %s', (line) => {
    expect(readNumbering(line)).toBeUndefined();
  });

  it('leaves the marks of notes out of the title', () => {
    expect(parted('(4)デジタルデバイド※3対策')).toEqual(['(4)', 'デジタルデバイド対策']);
  });
});
