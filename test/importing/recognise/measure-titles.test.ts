import { describe, expect, it } from 'vitest';
import { measureIds } from '../../../src/importing/recognise/measures/measure-ids.ts';
import { measureNames } from '../../../src/importing/recognise/measures/measure-names.ts';
import { settleNumbers } from '../../../src/importing/recognise/measures/measure-numbers.ts';
import { numberOf, readTitle } from '../../../src/importing/recognise/measures/measure-titles.ts';
import { titleOfPhases } from '../../../src/importing/recognise/measures/row-titles.ts';

describe('the number of a measure', () => {
  it.each([
    ['施策 1-1', '1-1'],
    ['A-1', 'A-1'],
    ['Ⅰ-2', 'Ⅰ-2'],
    ['【取組3】', '3'],
  ])('is without the word before it: %s', (label, number) => {
    expect(numberOf(label)).toBe(number);
  });
});

describe('the title of a measure', () => {
  it.each([
    ['① 電子申請の拡充', { number: '①', title: '電子申請の拡充' }],
    ['施策 1-1 電子申請の拡充', { number: '1-1', title: '電子申請の拡充' }],
    ['取組3：電子決裁', { number: '3', title: '電子決裁' }],
    ['（３）電子決裁', { number: '(3)', title: '電子決裁' }],
    ['Ⅰ-1-(2) 電子決裁', { number: 'Ⅰ-1-(2)', title: '電子決裁' }],
    ['A-1 電子決裁', { number: 'A-1', title: '電子決裁' }],
    ['防災アプリ*1の導入', { title: '防災アプリの導入' }],
    ['書かない窓口（※2）の拡充', { title: '書かない窓口の拡充' }],
    ['③1 電子決裁', { number: '31', title: '電子決裁' }],
    ['電子申請の拡充【市民課】', { title: '電子申請の拡充', owners: '市民課' }],
    ['電子申請の拡充（担当：市民課）', { title: '電子申請の拡充', owners: '担当：市民課' }],
    ['電子申請の拡充 【担当】市民部 市民課', { title: '電子申請の拡充', owners: '市民部 市民課' }],
    ['電子申請の拡充【新規】', { title: '電子申請の拡充', tags: ['新規'] }],
    ['★電子申請の拡充', { title: '電子申請の拡充', tags: ['★'] }],
    ['電子申請の\n拡充', { title: '電子申請の拡充' }],
    ['決済の導入（市税、手数料等）', { title: '決済の導入（市税、手数料等）' }],
    ['電子申請の拡充 … 12', { title: '電子申請の拡充' }],
  ])('is taken apart: %s', (text, parts) => {
    expect(readTitle(text)).toMatchObject(parts);
  });

  it('gives the names by which staff may call it, and no others', () => {
    expect(measureNames('電子申請の拡充')).toEqual(['電子申請']);
    expect(measureNames('「書かない窓口」の導入と手続き支援')).toEqual(['書かない窓口']);
    expect(measureNames('データに基づく政策立案（EBPM）')).toEqual(['データに基づく政策立案', 'EBPM']);
    expect(measureNames('電子契約')).toEqual([]);
  });

  it.each([
    [['見守りの試行', '見守りの本格導入'], '見守りの試行、見守りの本格導入'],
    [['窓口予約の試行', '窓口予約の開始'], '窓口予約'],
    [['電子申請を拡充（一部）', 'できる限り電子申請を増やす'], '電子申請を拡充'],
    [['広報紙での発信', '自動応答の導入'], '広報紙での発信、自動応答の導入'],
    [['職員研修(第1段階)', '職員向け研修(第2段階)'], '職員研修'],
    [['講座を実施'], '講座'],
  ])('is made of the cells of its row where it has none: %s', (phases, title) => {
    expect(titleOfPhases(phases.map((phase, at) => ({ phase, from: 2026 + at, to: 2026 + at })))).toBe(title);
  });
});

describe('the number of a measure', () => {
  const above = (label: string) => [{ level: 1, label, title: '柱', spot: { file: 'plan' } }];

  it('makes an id of it, with the numbers above where it begins anew', () => {
    const place = { above: [], groups: [] };
    expect(
      measureIds('hida', [
        { number: '①', ...place },
        { number: '②', ...place },
      ]),
    ).toEqual(['hida-01', 'hida-02']);
    expect(
      measureIds('hida', [
        { number: '1-2', ...place },
        { number: 'Ⅱ-1', ...place },
      ]),
    ).toEqual(['hida-1-2', 'hida-2-1']);
    expect(
      measureIds('hida', [
        { number: '(1)', above: above('基本方針1'), groups: [] },
        { number: '(1)', above: above('基本方針2'), groups: [] },
      ]),
    ).toEqual(['hida-1-01', 'hida-2-01']);
    expect(measureIds('hida', [{ ...place }, { number: '①', ...place }])).toEqual(['hida-01', 'hida-02']);
  });

  it('that is printed twice is mended where the next but one follows, and else left out, never in silence', () => {
    const group = [['柱'], ['柱'], ['柱']];
    const settled = settleNumbers(['⑱', '⑱', '⑳'], group);
    expect(settled.map(({ number }) => number)).toEqual(['⑱', '⑲', '⑳']);
    expect(settled[1]?.reason).toContain('重なっている');
    expect(settleNumbers(['1', '1', '2'], group).map(({ number }) => number)).toEqual(['1', undefined, '2']);
    expect(settleNumbers(['1', '1'], [['柱1'], ['柱2']]).map(({ number }) => number)).toEqual(['1', '1']);
  });
});
