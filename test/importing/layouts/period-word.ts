import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { Town, TownMeasure, TownPhase } from '../fixture-town.ts';
import { ownersOf, reiwa } from './words.ts';

/**
 * A table of Word for each field: the title of a measure with 〈bureau section・section〉 below it in the same cell, what is done, and when in
 * the words of one cell (令和8～9年度：検討); the field's name stands in a cell merged downwards. Terms are paragraphs that begin bold.
 */
export async function periodWord(town: Town): Promise<Uint8Array> {
  const children = [
    new Paragraph({ text: town.plan.title, heading: HeadingLevel.TITLE }),
    new Paragraph(`令和8年3月　${town.municipality.prefecture}${town.municipality.name}`),
    ...OPENING.flatMap(([title, texts]) => [heading(title), ...texts.map((text) => new Paragraph(text))]),
    heading('三　ロードマップ'),
    new Paragraph('取組と担当、進める時期は次の表のとおりです。'),
    fields(town),
    heading('四　ことばの説明'),
    ...town.terms.map(
      ({ name, names, expansion, definition }) =>
        new Paragraph({
          children: [
            new TextRun({ text: `${name}${names.length > 0 ? `（${names.join('、')}）` : ''}`, bold: true }),
            new TextRun(`　${expansion === undefined ? '' : `${expansion}の略。`}${definition}`),
          ],
        }),
    ),
    new Paragraph(`この計画に関する問い合わせ先　${town.plan.contact}`),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });

const fields = (town: Town): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ children: ['分野', '取組〈担当〉', '取組の内容', '実施時期'].map((text) => cell([text])) }),
      ...town.groups.flatMap((group, at) =>
        town.measures
          .filter((one) => one.group[0] === at + 1)
          .map(
            (measure, below) =>
              new TableRow({
                children: [
                  cell(
                    [below === 0 ? group.title : ''],
                    below === 0 ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
                  ),
                  cell([measure.title, ownersLine(measure)]),
                  cell(measure.text),
                  cell(measure.schedule.map((phase) => period(phase, town))),
                ],
              }),
          ),
      ),
    ],
  });

const ownersLine = (measure: TownMeasure): string => `〈${measure.bureau}　${ownersOf(measure, '・')}〉`;

/** `令和8年度：検討`, `令和8～9年度：検討`; what lasts to the end of the plan has no end, `令和9年度～：実施`. */
function period({ phase, from, to = from }: TownPhase, { plan }: Town): string {
  if (from === to) return `${reiwa(from)}：${phase}`;
  if (to === plan.period[1]) return `${reiwa(from)}～：${phase}`;
  return `令和${from - 2018}～${to - 2018}年度：${phase}`;
}

const cell = (
  texts: readonly string[],
  verticalMerge?: (typeof VerticalMergeType)['RESTART' | 'CONTINUE'],
): TableCell =>
  new TableCell({
    children: texts.map((text) => new Paragraph(text)),
    ...(verticalMerge === undefined ? {} : { verticalMerge }),
  });

const OPENING: readonly (readonly [string, readonly string[]])[] = [
  [
    '一　なぜ変わるのか',
    [
      '合併から二十年がたち、市域の広さに比べて職員の数は少なくなりました。冬の除雪や農繁期の人手など、この土地ならではの困りごとを、技術と助け合いで乗り越えます。',
      'このロードマップは令和8年度から令和11年度までの四年間に、市が取り組むことの順序を示すものです。',
    ],
  ],
  [
    '二　めざす姿と進め方',
    [
      'めざす姿は「雪の日も、ひとりにしないまち」です。',
      '市長をトップとするデジタル変革会議が方向を決め、総合政策部デジタル変革課が全体を取りまとめます。',
    ],
  ],
];
