import { type CellValue, type MergeRange, type WriteSheet, writeXlsx } from 'hucre';
import type { Town, TownMeasure } from '../fixture-town.ts';
import { reiwa, yearsOf } from './words.ts';

const HEAD = ['番号', '施策', '取組名', '取組内容', '主管課', '関係課'];

/**
 * A workbook with one sheet for each pillar: two rows of head, a policy's cell spanning its measures, a phase's cell spanning its years;
 * then a sheet of targets by year and a sheet of terms. Titles and notes stand in merged rows above the tables.
 */
export async function pillarWorkbook(town: Town): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [cover(town), ...town.groups.map((group, at) => pillar(town, group, at + 1)), targets(town), terms(town)],
  });
}

/** A shape beside the table, as people draw them. */
const note = (row: number): NonNullable<WriteSheet['textBoxes']>[number] => ({
  text: '予算の要求にあわせて毎年10月に見直し',
  anchor: { from: { row: row + 1, col: 2 }, to: { row: row + 3, col: 5 } },
});

const cover = (town: Town): WriteSheet => ({
  name: '表紙',
  rows: [
    [],
    [null, town.plan.title],
    [null, '令和7年4月'],
    [null, town.municipality.name],
    [],
    [null, '計画期間', '令和7年度～令和10年度'],
    [null, '取りまとめ', town.plan.contact],
    [],
    [null, 'シートの構成'],
    ...town.groups.map((group, at): CellValue[] => [null, `柱${at + 1}`, group.title]),
  ],
});

function pillar(town: Town, group: Town['groups'][number], number: number): WriteSheet {
  const years = yearsOf(town);
  const rows: CellValue[][] = [
    [`柱${number}　${group.title}`],
    ['※取組の年度は目安であり、予算の状況により変わることがあります。'],
    [],
    [...HEAD, '年次計画'],
    [...HEAD.map(() => null), ...years.map((year) => `${reiwa(year, 'R')}年度`)],
  ];
  const merges: MergeRange[] = [
    ...HEAD.map((_, column) => box(3, column, 4, column)),
    box(0, 0, 0, HEAD.length + years.length - 1),
    box(3, HEAD.length, 3, HEAD.length + years.length - 1),
  ];
  for (const [below, policy] of group.policies.entries()) {
    const measures = town.measures.filter((one) => one.group[0] === number && one.group[1] === below + 1);
    if (measures.length > 1) merges.push(box(rows.length, 1, rows.length + measures.length - 1, 1));
    for (const [at, measure] of measures.entries()) {
      merges.push(...spans(measure, rows.length, years));
      rows.push(row(measure, at === 0 ? policy : null, years));
    }
  }
  return { name: `柱${number}`, rows, merges, textBoxes: [note(rows.length)] };
}

const row = (measure: TownMeasure, policy: string | null, years: readonly number[]): CellValue[] => [
  measure.number ?? null,
  policy,
  measure.title,
  measure.text.join(''),
  measure.owners.join('、'),
  measure.relatedText ?? (measure.related.length === 0 ? '－' : measure.related.join('、')),
  ...years.map((year) => measure.schedule.find(({ from }) => from === year)?.phase ?? null),
];

const spans = (measure: TownMeasure, at: number, years: readonly number[]): readonly MergeRange[] =>
  measure.schedule.flatMap(({ from, to }) =>
    to === undefined || to === from
      ? []
      : [box(at, HEAD.length + years.indexOf(from), at, HEAD.length + years.indexOf(to))],
  );

const targets = (town: Town): WriteSheet => ({
  name: '指標',
  rows: [
    ['成果指標一覧'],
    ['取組番号', '指標名', '基準値（R6）', ...yearsOf(town).map((year) => reiwa(year, 'R'))],
    ...town.kpi.map(({ measure, name, baseline, byYear }): CellValue[] => [
      measure ?? null,
      name,
      baseline?.value ?? null,
      ...yearsOf(town).map((year) => byYear[String(year)] ?? null),
    ]),
  ],
});

const terms = (town: Town): WriteSheet => ({
  name: '用語集',
  rows: [['五十音順'], ['用語', '説明'], ...town.terms.map(({ name, definition }) => [name, definition])],
});

const box = (startRow: number, startCol: number, endRow: number, endCol: number): MergeRange => ({
  startRow,
  startCol,
  endRow,
  endCol,
});
