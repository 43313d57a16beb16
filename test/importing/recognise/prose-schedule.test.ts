import { describe, expect, it } from 'vitest';
import { phasesInProse } from '../../../src/importing/recognise/timetable/prose-schedule.ts';
import { frameOf, inShort } from './tables.ts';

const told = (text: string): readonly string[] => phasesInProse(text, frameOf()).map(inShort);

describe('a sentence that tells when', () => {
  it.each([
    ['令和8年度中に検討し、令和9年度に導入', ['検討 2026', '導入 2027']],
    ['令和9年度から実施', ['実施 2027-2028']],
    ['オンライン予約を令和９年度に導入します。', ['導入 2027']],
    [
      '令和8年度に要件定義を行い、令和9年4月から本格運用を開始する予定です。',
      ['要件定義 2026', '本格運用を開始 2027 @2027-04'],
    ],
    ['令和10年1月から運用開始', ['運用開始 2027 @2028-01']],
    ['令和8年度から令和9年度にかけて調査・研究を進めます', ['調査・研究 2026-2027']],
    ['2027年度に試行、2028年度に本格実施', ['試行 2027', '本格実施 2028']],
    ['・令和8年度 運用ルールの作成', ['運用ルールの作成 2026']],
    ['令和9年度～令和10年度　公開・更新', ['公開・更新 2027-2028']],
    ['令和9年度までに導入', ['導入 2027 ?']],
    ['令和9年度を目途に導入する', ['導入 2027 ?']],
  ])('%s', (text, phases) => {
    expect(told(text)).toEqual(phases);
  });

  it.each([
    ['R8～R9：検討、R10：実施', ['検討 2026-2027', '実施 2028']],
    ['令和8～9年度：調査、令和10年度～：実施', ['調査 2026-2027', '実施 2028']],
    ['検討（R8～R9）→実施（R10）', ['検討 2026-2027', '実施 2028']],
  ])('as a list: %s', (text, phases) => {
    expect(told(text)).toEqual(phases);
  });

  it('that is still to come though the sentence ends as one about the present', () => {
    expect(told('令和8年度に検討し、令和9年度に構築、令和10年度に運用開始を予定しています。')).toEqual([
      '検討 2026',
      '構築 2027',
      '運用開始 2028',
    ]);
  });

  it.each([
    '国は令和8年度に標準化を実施する。',
    '令和8年度に試行を実施しました。',
    '計画期間は令和8年度から令和10年度までの3年間とします。',
    '令和5年度に導入',
    '令和8年度に30件の手続をオンライン化する',
    '窓口の混雑を減らします。',
  ])('is no phase of the measure: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});
