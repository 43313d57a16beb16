import { type Chunk, chunksOf, type Measure, MEASURES } from './spread-lines.ts';

/** Where a column stands; no two of them overlap. */
export interface Column {
  readonly from: number;
  readonly to: number;
}

/** The chunks of each line and the columns that they stand in; `aligned` is false where they do not stand below each other. */
export interface Alignment {
  readonly rows: readonly (readonly Chunk[])[];
  readonly columns: readonly Column[];
  readonly aligned: boolean;
}

/** The lines under the measure that aligns them best: with the fewest columns beyond those of the fullest line. */
export function align(lines: readonly string[]): Alignment {
  const [best] = MEASURES.map((measure) => alignBy(lines, measure)).toSorted((a, b) => surplus(a) - surplus(b));
  return best ?? { rows: [], columns: [], aligned: false };
}

const most = (rows: readonly (readonly Chunk[])[]): number =>
  rows.reduce((count, row) => Math.max(count, row.length), 0);
const surplus = ({ rows, columns }: Alignment): number => columns.length - most(rows);

function alignBy(lines: readonly string[], measure: Measure): Alignment {
  const rows = lines.map((line) => chunksOf(line, measure));
  let columns: readonly Column[] = [];
  for (const row of rows.toSorted((a, b) => b.length - a.length)) {
    for (const chunk of row) columns = withChunk(columns, chunk);
  }
  return { rows, columns, aligned: columns.length <= most(rows) + 1 };
}

/** A chunk in no column begins one, in one column it widens it up to its neighbours, and over several it only spans them. */
function withChunk(columns: readonly Column[], chunk: Chunk): readonly Column[] {
  const [only, ...others] = covered(columns, chunk);
  if (only === undefined) {
    return [...columns, { from: chunk.from, to: chunk.to }].toSorted((a, b) => a.from - b.from);
  }
  if (others.length > 0) return columns;
  const at = columns.indexOf(only);
  const from = Math.max(Math.min(only.from, chunk.from), (columns[at - 1]?.to ?? -1) + 1);
  const to = Math.min(Math.max(only.to, chunk.to), (columns[at + 1]?.from ?? Number.MAX_SAFE_INTEGER) - 1);
  return columns.with(at, { from, to });
}

/** The columns that a chunk lies over. */
export const covered = (columns: readonly Column[], { from, to }: Chunk): readonly Column[] =>
  columns.filter((column) => from < column.to && to > column.from);
