import { type CellValue, type MergeRange, writeXlsx } from 'hucre';
import type { Town, TownMeasure } from '../fixture-town.ts';
import { page, paragraphs, row, text } from './html.ts';
import { ownersOf, reiwa, yearsOf } from './words.ts';

const OPENING = [
  '港町として栄えた本市も、人の減り方が速まり、窓口に立つ職員の数はこの十年で一割ほど少なくなりました。この方針は、令和8年度から令和12年度までの五年間に、市が何をいつ進めるのかを一覧で示すものです。',
  '進める順は、市民の手間が大きく減るもの、職員の負担が大きく減るもの、急がなければ取り返しのつかないものの順とします。毎年度、DX推進本部（本部長：市長）で評価し、一覧を改めます。',
];

/** One great table on landscape pages: 大項目 and 中項目 span their rows, marks stand in the years, their legend below. */
export const grandTablePages = (town: Town): string =>
  page(town.plan.title, STYLES, [
    `<h1>${town.plan.title}</h1><p>令和8年3月　${town.municipality.prefecture}${town.municipality.name}</p>`,
    `<h2>1　方針のねらい</h2>${paragraphs(OPENING)}`,
    `<h2>2　取組一覧</h2><table>${head(town)}<tbody>${town.groups.map((_, at) => group(town, at + 1)).join('')}</tbody></table>`,
    `<p class="legend">【凡例】${legend(town)}</p>`,
    `<h2>3　用語の説明</h2>${paragraphs(town.terms.map(termLine))}`,
    `<p>${town.plan.contact}</p>`,
  ]);

const legend = (town: Town): string =>
  Object.entries(town.legend)
    .map(([mark, word]) => `${mark}：${word}`)
    .join('　');

const termLine = ({ name, expansion, names, definition }: Town['terms'][number]): string =>
  `${name}：${expansion === undefined ? '' : `${expansion}の略。`}${names.map((other) => `「${other}」とも訳される。`).join('')}${definition}`;

const head = (town: Town): string =>
  `<thead>${row(['大項目', '中項目', 'No.', '取組', '概要', '担当課', ...yearsOf(town).map((year) => reiwa(year, 'R'))], 'th')}</thead>`;

function group(town: Town, number: number): string {
  const { title, policies } = town.groups[number - 1] ?? { title: '', policies: [] };
  const inGroup = town.measures.filter((one) => one.group[0] === number);
  return inGroup
    .map((measure, at) => {
      const inPolicy = inGroup.filter((one) => one.group[1] === measure.group[1]);
      const policy = policies[(measure.group[1] ?? 1) - 1] ?? '';
      const spans = [
        at === 0 ? `<td rowspan="${inGroup.length}">${text(title)}</td>` : '',
        inPolicy[0] === measure ? `<td rowspan="${inPolicy.length}">${text(policy)}</td>` : '',
      ];
      return `<tr>${spans.join('')}${cellsOf(measure)
        .map((cell) => `<td>${text(cell)}</td>`)
        .join('')}</tr>`;
    })
    .join('');
}

const cellsOf = (measure: TownMeasure): readonly string[] => [
  measure.number ?? '',
  measure.title,
  measure.text.join(''),
  ownersOf(measure, '\n'),
  ...(measure.cells ?? []),
];

const STYLES = `body { font-size: 8.5pt; } th { background: #dde; } td { vertical-align: middle; } .legend { text-align: right; }
td:nth-last-child(-n+5) { text-align: center; } tr { break-inside: avoid; }`;

/** The same table as a sheet of a workbook, with its legend above it and the terms in a sheet of their own. */
export async function grandTableWorkbook(town: Town): Promise<Uint8Array> {
  const rows: CellValue[][] = [
    [town.plan.title],
    ['令和8年3月', null, null, null, null, '凡例', ...Object.entries(town.legend).map((pair) => pair.join('…'))],
    [],
    ['大項目', '中項目', 'No.', '取組', '概要', '担当課', ...yearsOf(town).map((year) => reiwa(year))],
  ];
  const merges: MergeRange[] = [];
  for (const [at, { title, policies }] of town.groups.entries()) {
    const begin = rows.length;
    for (const [below, policy] of policies.entries()) {
      const start = rows.length;
      for (const one of town.measures.filter(({ group: [a, b] }) => a === at + 1 && b === below + 1))
        rows.push([
          rows.length === begin ? title : null,
          rows.length === start ? policy : null,
          ...cellsOf(one).map((cell) => cell || null),
        ]);
      if (rows.length > start + 1) merges.push({ startRow: start, startCol: 1, endRow: rows.length - 1, endCol: 1 });
    }
    if (rows.length > begin + 1) merges.push({ startRow: begin, startCol: 0, endRow: rows.length - 1, endCol: 0 });
  }
  const terms = [['用語の説明'], ...town.terms.map((term) => [termLine(term)])];
  return writeXlsx({
    sheets: [
      { name: '取組一覧', rows, merges },
      { name: '用語', rows: terms },
    ],
  });
}
