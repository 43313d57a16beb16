import { stringify } from 'csv-stringify/sync';
import type { Town } from '../fixture-town.ts';
import { cellOf, ownersOf, yearsOf } from './words.ts';

/** The list of measures as towns put it on their open data pages, with line breaks and commas in cells; years as `2025年度`. */
export const measuresCsv = (town: Town): string =>
  stringify(
    [
      ['取組番号', '分野', '取組名', '担当課', '取組内容', ...yearsOf(town).map((year) => `${year}年度`), '備考'],
      ...town.measures.map((measure) => [
        measure.number,
        town.groups[(measure.group[0] ?? 1) - 1]?.title,
        measure.title,
        ownersOf(measure, ','),
        measure.text.join(''),
        ...yearsOf(town).map((year) => cellOf(measure, year, '→')),
        '',
      ]),
    ],
    { record_delimiter: '\r\n' },
  );

/** The list of terms, with a byte order mark as spreadsheet programs write it. */
export const termsCsv = (town: Town): string =>
  `\uFEFF${stringify(
    [
      ['用語', '別名', '説明'],
      ...town.terms.map(({ name, names, definition }) => [name, names.join('、'), definition]),
    ],
    { record_delimiter: '\r\n' },
  )}`;
