import { expect, test } from 'vitest';
import { importReport } from '../../../src/command-line/importing/import-report.ts';
import type { OpenDraft } from '../../../src/ports/import-desk.ts';
import { importDocument } from '../../../src/importing/import-document.ts';
import { draftFiles } from '../../../src/importing/draft/draft-files.ts';
import { loadPlan } from '../../../src/plans/load-plan.ts';

const summary = { municipality: 'hinata', name: '日向市', title: '計画', doubts: 0, replaces: false };

async function opened(text: string): Promise<OpenDraft> {
  const draft = await importDocument([{ name: 'plan.md', bytes: new TextEncoder().encode(text) }], {
    municipality: 'hinata',
    today: '2026-07-01',
  });
  const files = new Map(Object.entries(draftFiles(draft)));
  const loaded = loadPlan({
    id: 'hinata',
    has: (file) => files.has(file),
    text: (file) => files.get(file) ?? '',
  });
  return { summary, doubts: [], ...(loaded.ok ? { plan: loaded.plan, problems: [] } : { problems: loaded.problems }) };
}

test('a plan with measures is offered for publishing', async () => {
  const report = importReport(await opened('# 日向市計画\n\n## 1 電子申請\n\n担当課：情報課\n'), 'drafts/hinata');
  expect(report).toContain('計画を読み取り、下書きにしました');
  expect(report).toContain('--publish');
});

test('a document without measures is told as such and not offered for publishing', async () => {
  const report = importReport(await opened('# お知らせ\n\n庁舎の工事を行います。\n'), 'drafts/hinata');
  expect(report).toContain('取組を読み取れませんでした');
  expect(report).not.toContain('--publish');
});

test('a draft with mistakes is not offered for publishing', () => {
  const problems = [{ file: 'terms.yaml', message: '空です' }];
  const report = importReport({ summary, doubts: [], problems }, 'drafts/hinata');
  expect(report).toContain('誤り');
  expect(report).not.toContain('--publish');
});
