import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { outline } from '../../../src/importing/recognise/outline/outline.ts';
import { readPassages, type MeasureSpot } from '../../../src/importing/recognise/passages/passages.ts';
import { documentOf } from './lines.ts';
import type { DraftPassage } from '../../../src/domain/draft.ts';

const passagesOf = (lines: readonly string[], measures: readonly MeasureSpot[] = []): readonly DraftPassage[] =>
  readPassages(outline([documentOf(lines)]), measures);

const told = (lines: readonly string[]): readonly (readonly [string, string])[] =>
  passagesOf(lines).map(({ title, text }) => [title, text]);

describe('the original passages', () => {
  it('hold up to three sentences each, under the nearest heading', () => {
    expect(told(['1 体制', '一つめの文です。二つめの文です。', '三つめの文です。', '四つめの文です。'])).toEqual([
      ['体制', '一つめの文です。二つめの文です。三つめの文です。'],
      ['体制 四つめの文です', '四つめの文です。'],
    ]);
  });

  it('keep a list with what leads to it', () => {
    expect(told(['1 体制', '次の三つを進めます。', '- 予約', '- 案内', '- 研修', '続く文です。'])).toEqual([
      ['体制', '次の三つを進めます。\n予約\n案内\n研修'],
      ['体制 続く文です', '続く文です。'],
    ]);
  });

  it('tell a table row by row with the heads of its columns', () => {
    expect(told(['1 割合', '作業 | 割合 | 時間', '窓口 | 15% | 80時間', '会議 | - | 20時間'])).toEqual([
      ['割合 窓口', '窓口：割合は15%、時間は80時間'],
      ['割合 会議', '会議：時間は20時間'],
    ]);
  });

  it('tell a row under the row that groups it, and by number and title', () => {
    expect(
      told(['1 一覧', 'No. | 取組 | 部局', '目的1 |  | ', '1 | 予約 | 総務部', '目的2 |  | ', '2 | 案内 | 町民部']),
    ).toEqual([
      ['一覧 1 予約', '目的1 1 予約：部局は総務部'],
      ['一覧 2 案内', '目的2 2 案内：部局は町民部'],
    ]);
  });

  it('say the label of a part of a measure with a few words below it', () => {
    expect(told(['① 予約', '予約を始めます。', '● 担当課', '町民課、総務課'])).toEqual([
      ['予約', '予約を始めます。'],
      ['予約 担当課', '担当課：町民課、総務課'],
    ]);
  });

  it('belong to the measure below whose heading, or in whose row, they stand', () => {
    const lines = ['① 予約', '予約を始めます。', '● 担当課', '町民課', '2 一覧', '取組 | 担当', '案内 | 総務課'];
    const measures = [
      { id: 'm-1', title: '予約', spot: { file: 'plan.txt', line: 1 } },
      { id: 'm-2', title: '案内', spot: { file: 'plan.txt', line: 7 } },
    ];
    expect(passagesOf(lines, measures).map(({ text, measure }) => [text, measure])).toEqual([
      ['予約を始めます。', 'm-1'],
      ['担当課：町民課', 'm-1'],
      ['案内：担当は総務課', 'm-2'],
    ]);
  });

  it('hold the words of the cover', () => {
    expect(passagesOf(['若葉町デジタル推進計画', '令和8年3月', '1 趣旨', '趣旨の文です。'])[0]).toMatchObject({
      title: '表紙',
      place: '表紙',
      text: '若葉町デジタル推進計画\n令和8年3月',
    });
  });

  it('lose no sentence, and have titles that are unique within a place', () => {
    const word = fc.constantFrom('窓口', '予約', '「予約。案内」', '研修（年1回。）', '端末', 'AI');
    const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join('と')}を進めます。`);
    const line = fc.oneof(
      fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
      sentence.map((one) => `- ${one}`),
      fc.nat({ max: 9 }).map((number) => `${number + 1} 見出し`),
      fc.constantFrom('■ 担当課', '施策 1-1', '第2章 取組', '※1 注の文です。'),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
        const passages = passagesOf(lines);
        const text = passages.map((one) => one.text).join('\n');
        for (const one of lines.filter((some) => some.endsWith('。')))
          for (const part of one.replace(/^- /u, '').split(/(?<=進めます。)/u)) expect(text).toContain(part);
        const titles = passages.map(({ place, title }) => `${place}/${title}`);
        expect(new Set(titles).size).toBe(titles.length);
        expect(passages.every(({ place, title }) => place !== '' && title !== '')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
