import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/domain/draft.ts';
import { draftFiles } from '../../../src/importing/draft/draft-files.ts';
import { loadPlan } from '../../../src/plans/load-plan.ts';
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

const lines = (count: number, line: (nth: number) => string): string =>
  Array.from({ length: count }, (_, nth) => line(nth)).join('\n');

const reasons = (draft: Draft): string =>
  draft.doubts.flatMap(({ about, reason }) => (about.kind === 'document' ? [reason] : [])).join();

describe('a document that is unlike a plan', () => {
  it('has passages short enough to be loaded where a sentence never ends', async () => {
    const draft = await drafted('庁舎の工事を行い、'.repeat(3_000), 'plan.txt');
    expect(problems(draft)).toEqual([]);
    expect(Math.max(...draft.passages.map(({ text }) => text.length))).toBeLessThanOrEqual(2_000);
    expect(draft.passages.map(({ text }) => text).join('')).toBe('庁舎の工事を行い、'.repeat(3_000));
  });

  it('keeps characters outside the basic plane whole where it cuts', async () => {
    const draft = await drafted(`あ${'𠮷'.repeat(2_500)}`, 'plan.txt');
    expect(draft.passages.length).toBeGreaterThan(1);
    expect(draft.passages.every(({ text }) => !/[\uD800-\uDFFF]/u.test(text))).toBe(true);
  });

  it.each([
    ['a table of words only', '用語,説明\nDX,デジタル技術で暮らしと仕事を変えること。\n', 'plan.csv'],
    ['one line', '庁舎の工事を行います。', 'plan.txt'],
    ['a table without heads', ',\n1,2\n', 'plan.csv'],
  ])('can be loaded: %s', async (_, text, name) => {
    expect(problems(await drafted(text, name))).toEqual([]);
  });

  it('tells every one of many measures under headings of their own', async () => {
    const draft = await drafted(
      lines(1_200, (nth) => `## 窓口${nth}番の改善\n\n担当課：総務課\n\n令和8年度から実施します。\n`),
    );
    expect(draft.measures).toHaveLength(1_200);
    expect(draft.measures[1_199]?.owners).toEqual(['総務課']);
  });

  it('reads the first measures of far too many and says so', async () => {
    const draft = await drafted(
      `No,取組名,担当課\n${lines(4_100, (nth) => `${nth + 1},窓口${nth}番の改善,総務課`)}\n`,
      'plan.csv',
    );
    expect(draft.measures).toHaveLength(4_000);
    expect(reasons(draft)).toContain('はじめの4,000か所だけ');
  });

  it('reads the first lines of far too many and says so', async () => {
    const draft = await drafted(`項目,値\n${lines(20_100, (nth) => `甲${nth},${nth}`)}\n`, 'plan.csv');
    expect(reasons(draft)).toContain('はじめの20,000行');
    expect(draft.passages.at(-1)?.text).toContain('甲19998');
  });
});
