import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { Town, TownMeasure } from '../fixture-town.ts';
import { lanesOf, SHEET_OPENING } from './sheet-pages.ts';
import { cellOf, ownersOf, reiwa, yearsOf } from './words.ts';

/** The sheets of a measure as one table of Word each: labels and values, then the years in the same table; no headings at measures. */
export async function sheetWord(town: Town): Promise<Uint8Array> {
  const children = [
    new Paragraph({ text: town.plan.title, heading: HeadingLevel.TITLE }),
    new Paragraph('令和６年４月'),
    ...SHEET_OPENING.flatMap(([title, texts]) => [
      new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
      ...texts.map((text) => new Paragraph(text)),
    ]),
    new Paragraph({ text: '第3章　取組の個票', heading: HeadingLevel.HEADING_1 }),
    ...town.measures.flatMap((measure) => [sheet(measure, town), new Paragraph('')]),
    new Paragraph({ text: '用語集', heading: HeadingLevel.HEADING_1 }),
    table([
      ['用語', '意味'],
      ...town.terms.map(({ name, names, expansion, definition }) => [
        `${name}${names.length > 0 ? `（${names.join('、')}）` : ''}`,
        `${expansion === undefined ? '' : `${expansion} の略。`}${definition}`,
      ]),
    ]),
    new Paragraph(`お問い合わせ　${town.municipality.name}${town.plan.contact}`),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function sheet(measure: TownMeasure, town: Town): Table {
  const years = yearsOf(town);
  const target = measure.targets.at(0);
  const group = town.groups[(measure.group[0] ?? 1) - 1]?.title ?? '';
  const wide = (label: string, value: string): TableRow =>
    new TableRow({ children: [cell(label), cell(value, years.length)] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      wide(`施策${measure.number}`, measure.title),
      wide('基本方針', group),
      wide('概要', measure.text.join('')),
      wide('担当', ownersOf(measure)),
      new TableRow({ children: [cell('スケジュール'), ...years.map((year) => cell(reiwa(year)))] }),
      ...lanesOf(measure).map(
        ([lane, one]) =>
          new TableRow({ children: [cell(lane), ...years.map((year) => cell(cellOf(one, year, '⇒', '／')))] }),
      ),
      wide('目標', `${target?.name}　${target?.baseline?.value}（令和5年度）→${target?.byYear['2026']}（令和8年度）`),
    ],
  });
}

const cell = (text: string, columnSpan = 1): TableCell =>
  new TableCell({ columnSpan, children: [new Paragraph(text)] });

const table = (rows: readonly (readonly string[])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((cells) => new TableRow({ children: cells.map((text) => cell(text)) })),
  });
