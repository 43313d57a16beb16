import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import { FIXTURE } from './broken-knowledge.ts';

const { plans, thesaurus } = loadKnowledge(FIXTURE);
const [aoba, kasugano] = plans;

describe('a complete knowledge folder', () => {
  it('loads every municipality, in the order of their ids', () => {
    expect(plans.map((plan) => plan.municipality.id)).toEqual(['aoba', 'kasugano']);
    expect(thesaurus.map((group) => group.terms[0])).toContain('押印');
  });

  it('loads an adopted plan with owners, a schedule and targets', () => {
    const measure = aoba?.measures.find((candidate) => candidate.id === 'aoba-04');
    expect(aoba).toMatchObject({ status: 'adopted', period: [2026, 2028], namesOwners: true });
    expect(measure).toMatchObject({ owners: ['契約課'], bureau: '総務部', tags: ['新規', '重点'] });
    expect(measure?.schedule).toContainEqual({ phase: '実施', lane: '工事', from: 2027, to: 2028 });
    expect(measure?.targets[0]?.byYear).toEqual({ '2027': '20件', '2028': '100件' });
  });

  it('loads a draft that names no owners', () => {
    expect(kasugano).toMatchObject({ status: 'draft', namesOwners: false });
    expect(kasugano?.measures.flatMap((measure) => measure.owners)).toEqual([]);
    expect(kasugano?.reviews).toEqual([]);
  });

  it('takes a phase without an end for a single fiscal year', () => {
    expect(aoba?.measures[0]?.schedule[0]).toEqual({ phase: '検討', from: 2026, to: 2026 });
  });

  it('leaves out what a file leaves out, instead of keeping undefined fields', () => {
    const measure = aoba?.measures.find((candidate) => candidate.id === 'aoba-08');
    expect(measure).not.toHaveProperty('number');
    expect(measure).not.toHaveProperty('uncertain');
  });

  it('loads the reviews of its progress that a plan promises, every year or in some', () => {
    expect(aoba?.progressReviews).toEqual([
      { title: '取組の毎年度の点検', english: 'Yearly check of the measures', place: '第1章 計画の概要', page: 5 },
      {
        title: '中間の評価',
        english: 'Evaluation at half time',
        years: [2027],
        place: '第1章 計画の概要',
        uncertain: '評価の時期は図だけにあり、文では示されていません',
      },
    ]);
    expect(kasugano?.progressReviews).toEqual([]);
  });

  it('keeps why a source is unsure', () => {
    expect(aoba?.measures[0]?.schedule[1]?.uncertain).toContain('線が途切れている');
    expect(aoba?.passages.find((passage) => passage.title === '職員アンケートの結果')?.uncertain).toContain('かすれ');
    expect(aoba?.reviews[2]?.uncertain).toContain('完成時期');
  });

  it('gives every passage an id of its own', () => {
    for (const plan of plans) {
      const ids = plan.passages.map((passage) => passage.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('a digest', () => {
  const passage = (title: string): unknown => aoba?.passages.find((candidate) => candidate.title === title);

  it('becomes passages with place, page, names and measure', () => {
    expect(passage('書かない窓口を始めるときの職員配置')).toMatchObject({
      place: '第3章 取組 1 やさしい窓口',
      page: 10,
      names: ['案内係', '人の配置'],
      measure: 'aoba-01',
      english: expect.stringMatching(/^For the first half year/u),
    });
  });

  it('keeps a list whole', () => {
    expect(passage('オンライン申請を先に始める手続')).toMatchObject({
      text: expect.stringContaining('- 税の証明書の請求'),
    });
  });

  it('makes every row of a table citable by itself, its other names aside', () => {
    expect(passage('紙の使用量')).toMatchObject({ text: '紙の使用量は、4年で3割減りました。' });
    expect(passage('紙の使用量 令和7年度')).toMatchObject({
      text: '令和7年度：枚数は350万枚',
      names: ['令和7年度', '2025年度の紙'],
      page: 8,
    });
  });
});
