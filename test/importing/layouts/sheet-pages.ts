import type { Town, TownMeasure } from '../fixture-town.ts';
import { page, paragraphs, row, text } from './html.ts';
import { cellOf, ownersOf, reiwa, yearsOf } from './words.ts';

/** What stands around the sheets of 霧谷村, for the PDF and for Word. */
export const SHEET_OPENING: readonly (readonly [string, readonly string[]])[] = [
  [
    '第1章　計画の基本的な考え方',
    [
      '谷あいに十二の集落が点在する本村では、役場から遠い方ほど手続や買い物に苦労しています。離れていても同じように暮らせる村をつくるため、この計画を定めます。',
      '計画の期間は令和6年度から令和8年度までの3年間です。社会の変化が速いため、毎年度の終わりに内容を点検します。',
    ],
  ],
  [
    '第2章　これまでの歩み',
    [
      '平成22年に村内の全域へケーブルテレビの線を引き、令和2年には小中学校に学習用の端末を配りました。',
      '一方で、機器の多くが更新の時期を迎え、職員三十七名で続けていくには負担が大きくなっています。',
    ],
  ],
];

/** The lanes of a measure's schedule, each with the measure as that lane alone has it. */
export const lanesOf = (measure: TownMeasure): readonly (readonly [string, TownMeasure])[] =>
  [...new Set(measure.schedule.map(({ lane = '' }) => lane))].map((lane) => [
    lane,
    { ...measure, schedule: measure.schedule.filter((phase) => (phase.lane ?? '') === lane) },
  ]);

/** One page a measure (個票): a table of labels and values, a table of items by year whose arrows go on, and one of the target. */
export const sheetPages = (town: Town): string =>
  page(town.plan.title, STYLES, [
    `<div class="cover"><h1>${town.plan.title}</h1><p>令和6年4月</p><p>${town.municipality.prefecture}${town.municipality.name}</p></div>`,
    `<section>${SHEET_OPENING.map(([title, texts]) => `<h2>${title}</h2>${paragraphs(texts)}`).join('')}</section>`,
    `<h2>第3章　取組の個票</h2>`,
    ...town.measures.map((measure) => sheet(measure, town)),
    `<h2>資料　用語集</h2><table>${row(['用語', '意味'], 'th')}${town.terms
      .map(({ name, names, expansion, definition }) =>
        row([
          `${name}${names.length > 0 ? `（${names.join('、')}）` : ''}`,
          `${expansion === undefined ? '' : `${expansion} の略。`}${definition}`,
        ]),
      )
      .join('')}</table>`,
    `<p>お問い合わせ　${town.municipality.name}${town.plan.contact}</p>`,
  ]);

function sheet(measure: TownMeasure, town: Town): string {
  const years = yearsOf(town);
  const group = town.groups[(measure.group[0] ?? 1) - 1]?.title ?? '';
  const facts: readonly (readonly [string, string])[] = [
    ['施策番号', measure.number ?? ''],
    ['施策名', measure.title],
    ['基本方針', group],
    ['担当課', ownersOf(measure)],
    ['概要', measure.text.join('\n')],
  ];
  const target = measure.targets.at(0);
  return `<section class="sheet"><table class="facts">${facts
    .map(([label, value]) => `<tr><th>${label}</th><td>${text(value)}</td></tr>`)
    .join('')}</table>
<p class="label">■年度別の工程</p>
<table>${row(['項目', ...years.map((year) => reiwa(year, 'R'))], 'th')}${lanesOf(measure)
    .map(([lane, one]) => row([lane, ...years.map((year) => cellOf(one, year, '→'))]))
    .join('')}</table>
<p class="label">■目標</p>
<table>${row(['指標', '現状値（R5）', '目標値（R8）'], 'th')}${row([
    target?.name ?? '',
    target?.baseline?.value ?? '',
    target?.byYear['2026'] ?? '',
  ])}</table></section>`;
}

const STYLES = `.cover, section { break-after: page; } h2 { font-size: 15pt; } .facts th { width: 28mm; background: #e4ecf4; }
.label { font-weight: bold; margin: 3mm 0 0; }`;
