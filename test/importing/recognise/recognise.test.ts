import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { draftFiles } from '../../../src/importing/draft/draft-files.ts';
import { loadPlan } from '../../../src/plans/load-plan.ts';
import type { Draft } from '../../../src/domain/draft.ts';
import { drafted } from './recognised.ts';

/** What the loader finds wrong with a draft. */
function problems(draft: Draft): readonly unknown[] {
  const files = new Map(Object.entries(draftFiles(draft)));
  const result = loadPlan({
    id: draft.municipality.id,
    has: (file) => files.has(file),
    text: (file) => files.get(file) ?? '',
  });
  return result.ok ? [] : result.problems;
}

describe('a draft', () => {
  it('can be loaded and says so in a doubt where a document holds no measures', async () => {
    const draft = await drafted('# お知らせ\n\n庁舎の工事を行います。\n');
    expect(problems(draft)).toEqual([]);
    expect(draft.measures).toEqual([]);
    expect(draft.doubts.map(({ reason }) => reason).join()).toContain('取組が見つかりませんでした');
  });

  it('has every owner and bureau among its sections, with what stands over each', async () => {
    const draft = await drafted(
      '# 日向市計画\n\n計画期間は令和8年度から令和10年度までです。\n\n| 番号 | 取組名 | 部局 | 担当課 |\n|---|---|---|---|\n| 1 | 電子申請 | 総務部 | 情報課 |\n| 2 | 統計 | まち・ひと創生部 | 統計課 |\n| 3 | 納付 | 総務部／会計局 | 財政課／会計課 |\n',
    );
    expect(problems(draft)).toEqual([]);
    const parents = draft.municipality.departments.map(({ name, parent }) => [name, parent]);
    expect(parents).toContainEqual(['情報課', '総務部']);
    expect(parents).toContainEqual(['会計課', '会計局']);
    expect(draft.measures.map(({ bureau }) => bureau)).toEqual(['総務部', 'まち・ひと創生部', '総務部／会計局']);
  });

  it('leaves out what lies beyond the plan, with a doubt', async () => {
    const draft = await drafted(
      '# 日向市計画\n\n計画期間は令和8年度から令和9年度までです。\n\n| 取組名 | 担当課 | R8 | R9 | R10 |\n|---|---|---|---|---|\n| 電子申請 | 情報課 | 検討 | 試行 | 実施 |\n',
    );
    expect(problems(draft)).toEqual([]);
    expect(draft.measures[0]?.schedule.map(({ phase }) => phase)).toEqual(['検討', '試行']);
    expect(draft.doubts.some(({ about, read }) => about.kind === 'measure' && read === '実施')).toBe(true);
  });

  it('doubts a measure without owners in a plan that names them', async () => {
    const draft = await drafted(
      '# 日向市計画\n\n| 番号 | 取組名 | 担当課 |\n|---|---|---|\n| 1 | 電子申請 | 情報課 |\n| 2 | 電子決裁 | |\n',
    );
    expect(problems(draft)).toEqual([]);
    expect(draft.doubts).toContainEqual(
      expect.objectContaining({ about: { kind: 'measure', measure: 'hinata-02', field: 'owners' } }),
    );
  });

  it('takes the years of the schedules for its period where the plan tells none, and doubts it', async () => {
    const draft = await drafted(
      '# 日向市計画\n\n## 取組\n\n### 1 電子申請\n\n担当課：情報課\n\n実施時期：令和9年度：検討、令和11年度：実施\n',
    );
    expect(draft.plan.period).toEqual([2027, 2029]);
    expect(draft.doubts.some(({ about }) => about.kind === 'plan' && about.field === 'period')).toBe(true);
  });

  it('numbers its doubts in the order of the document', async () => {
    const { doubts } = await drafted(
      '# 日向市計画\n\n| 取組名 | 担当課 |\n|---|---|\n| 電子申請 | 市民のために進めます |\n',
    );
    expect(doubts.map(({ id }) => id)).toEqual(doubts.map((_, at) => `d${at + 1}`));
  });

  it('is the same for the same document, and can be loaded, whatever the document holds', async () => {
    const piece = fc.constantFrom(
      '# 日向市計画\n\n',
      '## 第1章 取組\n\n',
      '### 1-1 電子申請\n\n',
      '### 1-1 電子決裁\n\n',
      '#### ① 手続【町民課】\n\n',
      '計画期間は令和8年度から令和9年度までです。\n\n',
      '担当課：総務部 総務課、全庁\n\n',
      '担当課：市民とともに\n\n',
      '【担当課】\n\n',
      '｜取組名｜\n\n',
      '| 取組名 | 担当課 | R7 | R8 | R12 |\n|---|---|---|---|---|\n| 電子申請 | スポーツ・文化課 | 検討 | → | 実施 |\n| | | | | |\n| 電子申請 | ー | 〃 | ● | |\n\n',
      '| 取組名 | 電子申請 |\n|---|---|\n| 担当課 | まち・ひと部 |\n| 指標 | 件数 10件（R7）→20件（R20） |\n\n',
      '| 項目 | R8 | R9 |\n|---|---|---|\n| ① 電子申請 | 検討 | |\n| ① 電子申請 | | 実施 |\n\n',
      '| 用語 | 説明 |\n|---|---|\n| AI | 人工知能です。 |\n| AI | 人工知能のこと。 |\n\n',
      '- 現在の取組内容\n- 電子申請（総務課）\n- 電子決裁（）\n\n',
      '本文です。令和8年度に検討し、令和20年度に実施します。\n\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
        const text = pieces.join('');
        const draft = await drafted(text);
        expect(problems(draft)).toEqual([]);
        expect(await drafted(text)).toEqual(draft);
      }),
      { numRuns: 60 },
    );
  });
});
