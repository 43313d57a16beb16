import { expect, test } from 'vitest';
import type { OpenDraft } from '../../../src/ports/import-desk.ts';
import { doubtsByReason, doubtsWhole } from '../../../src/command-line/importing/doubt-report.ts';

type OpenDoubt = OpenDraft['doubts'][number];

const doubt = (number: number, parts: Partial<OpenDoubt> = {}): OpenDoubt => ({
  id: `d${number}`,
  about: { kind: 'phase', measure: `hida-${number}`, phase: '検討', from: 2026 },
  spot: { file: '計画.txt', line: number },
  place: '第2章',
  read: '',
  assumed: '令和9年度：検討',
  reason: `令和${number}年度の欄が空欄のため、「段階${number}」が続くと読み取りました`,
  source: [],
  ...parts,
});

const draft = (...doubts: readonly OpenDoubt[]): OpenDraft => ({
  summary: { municipality: 'hida', name: '飛騨市', title: '計画', doubts: doubts.length, replaces: false },
  problems: [],
  doubts,
});

test('of doubts for one kind of reason the report shows the first and the numbers of the others', () => {
  const lines = doubtsByReason(draft(doubt(1), doubt(2), doubt(3), doubt(5), doubt(6, { reason: '記載がありません' })));
  expect(lines).toEqual([
    '確かめてほしいところ　5件',
    '  d1　取組 hida-1の工程「検討」（令和8年度〜）',
    '      第2章、計画.txt 1行目',
    '      下書き: 令和9年度：検討',
    '      令和1年度の欄が空欄のため、「段階1」が続くと読み取りました',
    '      同じ理由のもの　ほか3件: d2〜d3、d5',
    '  d6　取組 hida-6の工程「検討」（令和8年度〜）',
    '      第2章、計画.txt 6行目',
    '      下書き: 令和9年度：検討',
    '      記載がありません',
  ]);
});

test('doubts that were read in one cell are shown together, with what the draft says for each', () => {
  const cell = { read: '検討 実施', reason: '列の区切りが読み取れません' };
  const about = (phase: string) => ({ kind: 'phase', measure: 'hida-1', phase, from: 2026 }) as const;
  const lines = doubtsWhole(
    draft(
      doubt(1, { ...cell, about: about('検討'), assumed: '令和8年度：検討' }),
      doubt(2, { ...cell, about: about('実施'), assumed: '令和9年度：実施' }),
    ),
  );
  expect(lines.slice(0, 7)).toEqual([
    '確かめてほしいところ　2件',
    '  d1〜d2　取組 hida-1の工程',
    '      第2章、計画.txt 1行目',
    '      資料: 検討 実施',
    '      下書き: 令和8年度：検討',
    '      下書き: 令和9年度：実施',
    '      列の区切りが読み取れません',
  ]);
});

test('the review says how each is settled and which fields it has', () => {
  const lines = doubtsWhole(draft(doubt(1), doubt(2, { about: { kind: 'term', name: 'AI' } })));
  expect(lines).toContain('  直す　kakari review hida --mend d1 項目=値');
  expect(lines.find((line) => line.includes('d1 の項目'))).toContain('to（終わりの年度）');
  expect(lines.find((line) => line.includes('d2 の項目'))).toContain('definition（説明）');
});

test('where nothing was read and nothing assumed no place is told, since it stands nowhere', () => {
  const about = { kind: 'municipality', field: 'prefecture' } as const;
  const lines = doubtsByReason(draft(doubt(1, { about, assumed: '', reason: '読み取れませんでした' })));
  expect(lines.slice(1)).toEqual(['  d1　都道府県', '      下書き: （空のまま）', '      読み取れませんでした']);
});

test('without doubts it says so, and nothing else', () => {
  expect(doubtsWhole(draft())).toEqual(['確かめてほしいところはありません。']);
});
