import type { BlockOf } from '../../../src/domain/reply.ts';
import type { CardElement } from './adaptive-card.ts';
import { paragraph, run } from './text.ts';

/** What a phone shows side by side. */
const COLUMNS = 3;

/** A table; where it has more than three columns, every row as lines of 「列：値」 under its first cell. */
export const renderTable = ({ caption, columns, rows }: BlockOf<'table'>): readonly CardElement[] => [
  ...(caption === '' ? [] : [paragraph([run(caption, { weight: 'Bolder' })], 'Medium')]),
  ...(columns.length > COLUMNS || rows.some((row) => row.length > columns.length)
    ? rows.flatMap((row) => asLines(row, columns))
    : asTable(columns, rows)),
];

function asTable(columns: readonly string[], rows: readonly (readonly string[])[]): readonly CardElement[] {
  if (rows.length === 0 || columns.length === 0) return [];
  return [
    {
      type: 'Table',
      columns: columns.map((_, at) => ({ width: widthOf([columns, ...rows].map((row) => row[at] ?? '')) })),
      rows: [columns, ...rows].map((row) => ({
        type: 'TableRow',
        cells: columns.map((_, at) => ({ type: 'TableCell', items: [paragraph([run(row[at] ?? '')])] })),
      })),
      firstRowAsHeaders: true,
      showGridLines: true,
      spacing: 'Small',
    },
  ];
}

/** Between 2 and 5 parts by the longest cell, so that a column of dates and one of sentences share the width sensibly. */
const widthOf = (cells: readonly string[]): number =>
  Math.max(2, Math.min(5, Math.ceil(Math.max(...cells.map((cell) => cell.length)) / 3)));

function asLines([head = '', ...cells]: readonly string[], [, ...columns]: readonly string[]): readonly CardElement[] {
  return [
    paragraph([run(head, { weight: 'Bolder' })], 'Small'),
    ...(cells.length === 0
      ? []
      : [
          paragraph(
            cells.flatMap((cell, at) => fact(columns[at] ?? '', cell, at)),
            'None',
          ),
        ]),
  ];
}

const fact = (column: string, cell: string, at: number): readonly ReturnType<typeof run>[] => [
  run(`${at === 0 ? '' : '　'}${column === '' ? '' : `${column}：`}`, { isSubtle: true }),
  run(cell),
];
