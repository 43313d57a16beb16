import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Town, TownMeasure, TownPhase } from '../fixture-town.ts';
import { ownersOf, yearsOf } from './words.ts';

/**
 * Measures under headings of Word; owners in a line of their own; a bar chart of steps by quarter that are coloured and hold no text;
 * terms as footnotes of Word, each where the term is used.
 */
export async function barWord(town: Town): Promise<Uint8Array> {
  const notes = Object.fromEntries(
    town.terms.map((term, at) => [
      at + 1,
      {
        children: [
          new Paragraph(
            `${term.name}　${term.expansion === undefined ? '' : `${term.expansion}の略。`}${term.definition}`,
          ),
        ],
      },
    ]),
  );
  const children = [
    new Paragraph({ text: town.plan.title, heading: HeadingLevel.TITLE }),
    new Paragraph(`2025年3月　${town.municipality.name}`),
    ...OPENING.flatMap(([title, texts]) => [heading(title, 1), ...texts.map((text) => new Paragraph(text))]),
    heading(`3　${town.chapter}`, 1),
    ...town.groups.flatMap((group, at) => [
      heading(`窓${at + 1}　${group.title}`, 2),
      ...town.measures.filter((one) => one.group[0] === at + 1).flatMap((one) => measureParts(one, town)),
    ]),
    heading('4　進め方', 1),
    new Paragraph(
      `計画の進みは、半年に一度の町長への報告と、年に一度の住民説明会で確かめます。担当窓口は${town.plan.contact}です。`,
    ),
  ];
  return Packer.toBuffer(new Document({ footnotes: notes, sections: [{ children }] }));
}

const heading = (text: string, level: 1 | 2 | 3): Paragraph =>
  new Paragraph({
    text,
    heading: [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3][level - 1] ?? 'Heading1',
  });

const measureParts = (measure: TownMeasure, town: Town): readonly (Paragraph | Table)[] => [
  heading(`${measure.number}　${measure.title}`, 3),
  ...measure.text.map((text) => new Paragraph({ children: runs(text, town) })),
  new Paragraph({ children: [new TextRun({ text: '推進主体　', bold: true }), new TextRun(ownersOf(measure))] }),
  new Paragraph('工程表'),
  bars(measure, town),
];

/** `{AI-OCR}` becomes the word with its footnote. */
const runs = (text: string, town: Town): (TextRun | FootnoteReferenceRun)[] =>
  text.split(/(\{[^}]+\})/u).flatMap((part) => {
    const name = /^\{(.+)\}$/u.exec(part)?.[1];
    if (name === undefined) return [new TextRun(part)];
    const at = town.terms.findIndex((term) => term.name === name);
    if (at < 0) throw new Error(`${town.municipality.id}: no term 「${name}」`);
    return [new TextRun(name), new FootnoteReferenceRun(at + 1)];
  });

function bars(measure: TownMeasure, town: Town): Table {
  const years = yearsOf(town);
  const quarters = years.flatMap((year) => [1, 2, 3, 4].map((quarter) => ({ year, quarter })));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        children: [cell('段階', { rowSpan: 2 }), ...years.map((year) => cell(`${year}年度`, { columnSpan: 4 }))],
      }),
      new TableRow({ children: quarters.map(({ quarter }) => cell(`${quarter}Q`)) }),
      ...measure.schedule.map(
        (phase) =>
          new TableRow({
            children: [
              cell(phase.phase),
              ...quarters.map((when) => (lasts(phase, when) ? cell('', COLOURED) : cell(''))),
            ],
          }),
      ),
    ],
  });
}

const lasts = (
  { from, to = from, quarters: [first, last] }: TownPhase,
  { year, quarter }: { readonly year: number; readonly quarter: number },
): boolean => {
  const at = year * 4 + quarter;
  return from * 4 + first <= at && at <= to * 4 + last;
};

const COLOURED = { shading: { type: ShadingType.CLEAR, color: 'auto', fill: '5B9BD5' } };

const cell = (text: string, options: object = {}): TableCell =>
  new TableCell({ ...options, children: [new Paragraph(text)] });

const OPENING: readonly (readonly [string, readonly string[]])[] = [
  [
    '1　構想の背景',
    [
      '瀬戸内の穏やかな気候に恵まれた本町では、移り住む人が少しずつ増えています。新しい住民にも、長く暮らしてきた住民にも使いやすい町の仕組みを、デジタルの技術で整えます。',
    ],
  ],
  [
    '2　計画の位置づけと期間',
    ['本計画は総合計画の分野別計画です。期間は2025年度から2027年度までの3か年とし、工程は四半期ごとに示します。'],
  ],
];
