import { describe, expect, it } from 'vitest';
import { EvidenceFinder } from '../../../src/conversation/retrieve/find-evidence.ts';
import { namesOf } from '../../../src/conversation/retrieve/entries.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Question } from '../../../src/domain/question.ts';
import { haranoPlan, oharanoPlan } from '../../fixtures/harano-plans.ts';
import { questionWith } from '../../fixtures/questions.ts';

const finder = new EvidenceFinder([haranoPlan, oharanoPlan], { thesaurus: [{ terms: ['会議', '打合せ'] }] });
const find = (rest: Partial<Question>): Promise<readonly Evidence[]> =>
  finder.find(questionWith({ text: rest.subject ?? '', ...rest }));
const kindAndName = ({ entry }: Evidence): string => `${entry.kind} ${namesOf(entry)[0]}`;
const best = async (rest: Partial<Question>): Promise<string | undefined> => (await find(rest)).map(kindAndName)[0];

describe('the evidence for a question', () => {
  it('is led by what it names', async () => {
    expect(await best({ subject: '印刷bpo', intent: 'owner' })).toBe('measure 印刷の外部委託');
    expect(await best({ subject: 'ar', intent: 'term' })).toBe('term AR');
    expect(await best({ subject: 'リモート相談', intent: 'schedule' })).toBe('item リモート相談');
  });

  it('is in order, best first', async () => {
    const scores = (await find({ subject: '印刷の外部委託と会議' })).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.length).toBeGreaterThan(1);
  });

  it('is of the plans that are asked only', async () => {
    expect(
      (await find({ subject: '電子申込', plans: [haranoPlan] })).every(({ entry }) => entry.plan === haranoPlan),
    ).toBe(true);
    expect(await best({ subject: '市営住宅の電子申込', plans: [oharanoPlan] })).toBe('measure 市営住宅の電子申込');
    expect(
      new Set((await find({ subject: '計画期間', plans: [haranoPlan, oharanoPlan] })).map(({ entry }) => entry.plan))
        .size,
    ).toBe(2);
  });

  it('is found through the thesaurus', async () => {
    expect((await find({ subject: '打合せ' })).map(kindAndName)).toContain('measure ペーパーレス会議');
  });

  it('is nothing for a question that shares nothing with the plan', async () => {
    expect(await find({ subject: '鵺鵺鵺' })).toEqual([]);
  });

  it('knows how much of the question the plan never uses', async () => {
    expect((await find({ subject: '印刷の外部委託' }))[0]?.foreign).toBe(0);
    expect((await find({ subject: '印刷の宇宙エレベーター' }))[0]?.foreign).toBeGreaterThan(0.5);
  });

  it('does not find a Latin name inside a longer word', async () => {
    const [card] = (await find({ subject: 'card', intent: 'term' })).filter(({ entry }) => entry.id === 'term/AR');
    expect(card?.named ?? 0).toBe(0);
  });

  it('finds a name that is written in hiragana', async () => {
    expect(await best({ subject: 'えーあーる', intent: 'term' })).toBe('term AR');
  });
});

describe('what is asked for otherwise than by its words', () => {
  it('is a measure by its number', async () => {
    expect(await best({ subject: '3', numbers: ['3'], intent: 'owner' })).toBe('measure ペーパーレス会議');
    expect(await best({ subject: '1-2', numbers: ['1-2'], intent: 'owner' })).toBe('measure 家からの手続');
  });

  it('is a fact by its key', async () => {
    expect(await best({ subject: 'トップは', facts: ['headquarters-head'] })).toBe('passage 本部長');
    expect(await best({ subject: 'トップは', facts: [] })).not.toBe('passage 本部長');
  });

  it('is a target first where a target is asked for', async () => {
    expect(await best({ subject: '封入の委託', intent: 'target' })).toBe('target 封入の委託率');
  });

  it.each(['target', 'term', 'review'] as const)('is a %s more likely where one is asked for', async (kind) => {
    const score = async (intent: Question['intent']): Promise<number> =>
      (await find({ subject: '電子決裁 ar 封入', intent })).find(({ entry }) => entry.kind === kind)?.score ?? 0;
    expect(await score(kind)).toBeGreaterThan(await score('owner'));
    expect(await score('owner')).toBeGreaterThan(0);
  });
});

describe('the turns before', () => {
  it('say what a question without a subject is about', async () => {
    expect(await best({ subject: '', text: 'いつから?', elliptic: true, earlier: ['ペーパーレス会議'] })).toBe(
      'measure ペーパーレス会議',
    );
  });

  it('yield to what the question names itself', async () => {
    expect(await best({ subject: '農地台帳の電子化', earlier: ['ペーパーレス会議'] })).toBe('measure 農地台帳の電子化');
    expect(await best({ subject: '農地台帳の電子化', elliptic: true, earlier: ['ペーパーレス会議'] })).toBe(
      'measure 農地台帳の電子化',
    );
  });

  it('count the latest before the older', async () => {
    expect(
      await best({ subject: '', text: 'いつ?', elliptic: true, earlier: ['ペーパーレス会議', '農地台帳の電子化'] }),
    ).toBe('measure ペーパーレス会議');
  });
});

describe('plans set side by side', () => {
  it('are measured by what they literally say', async () => {
    const [first] = await find({ subject: '計画期間', comparing: true, plans: [haranoPlan, oharanoPlan] });
    expect(first?.literal).toBe(1);
    expect((await find({ subject: '計画期間' }))[0]).not.toHaveProperty('literal');
  });
});
