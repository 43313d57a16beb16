import { loadPlan, type PlanResult } from '../../src/plans/load-plan.ts';
import { filesOf, filesSource, folderSource, type PlanFiles } from '../../src/plans/plan-source.ts';
import { FIXTURE } from './broken-knowledge.ts';

/** The files of a municipality of the fixture. */
export const fixtureFiles = (municipality: string): PlanFiles => filesOf(folderSource(FIXTURE, municipality));

/** The smallest plan that an import can leave: in Japanese only, without what only a person can tell. */
export const IMPORTED: PlanFiles = {
  'municipality.yaml':
    'id: minato\nname: 港野市\ndepartments:\n  - name: 窓口課\n  - { name: 契約室, parent: 財務部 }\n',
  'plan.yaml': `id: minato-dx
title: 港野市デジタル化計画
version: 第1版
bilingual: false
status: adopted
published: "2027-03"
period: [2027, 2029]
namesOwners: true
contact: { departments: [契約室], place: 奥付 }
groups: [{ name: 窓口の改革 }]
facts:
  - { key: period, title: 計画期間, text: 3年間です。, place: 第1章, page: 2 }
progressReviews:
  - { title: 毎年度の点検, place: 第4章 }
`,
  'measures.yaml': `- id: minato-1
  title: 書かない窓口
  summary: 窓口で書く欄を減らします。
  group: [窓口の改革]
  owners: [窓口課]
  place: 第3章 1
  schedule:
    - { phase: 検討, from: 2027 }
    - { phase: 実施, from: 2028, to: 2029 }
  targets:
    - { name: 書かない手続, byYear: { 2029: 30件 } }
  planned: [{ title: 予約の受付 }]
`,
  'terms.yaml':
    '- { name: 申請の電子化, expansion: e-application, definition: 紙を使わない申請です。, place: 用語集 }\n',
  'review.yaml': '- { title: 電子決裁, result: 完了, note: 全部署で使っています。, place: 第2章 }\n',
  'digest.md': '# 第3章\n### 窓口の職員\n案内の職員を置きます。\n\n| 手続 | 件数 |\n|---|---|\n| 転入 | 10件 |\n',
};

/** A line of `original.jsonl`. */
export const originalLine = (more: object = {}): string =>
  `${JSON.stringify({ title: '書かない窓口', place: '第3章 1', text: '窓口で書く欄を減らす。', ...more })}\n`;

/** What comes of files, with some of them changed; undefined takes one away. */
export function loadFiles(
  files: PlanFiles,
  change: Readonly<Record<string, string | undefined>> = {},
  id = 'minato',
): PlanResult {
  const all = Object.entries({ ...files, ...change });
  const present = all.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return loadPlan(filesSource(id, Object.fromEntries(present)));
}
