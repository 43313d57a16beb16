import { type FiscalYear, shortFiscalYear } from '../../../domain/fiscal-year.ts';
import { KakariError } from '../../../domain/errors.ts';
import type { SheetText } from '../../../domain/sheet-text.ts';
import { readYear } from './dated-cells.ts';

/** The hidden sheet by which a workbook is known as one that was exported. */
export const MARKER_SHEET = 'kakari';

const FORMAT = 'kakari-plan';
const VERSION = '1';

/** Of what a workbook was made. */
export interface Marker {
  readonly municipality: string;
  /** The plan in force, or the draft. */
  readonly source: 'plan' | 'draft';
  /** The years of each measure as they were written in 取組一覧, by its id. */
  readonly years: ReadonlyMap<string, ReadonlyMap<FiscalYear, string>>;
}

/** The rows of the hidden sheet. */
export function markerRows({ municipality, source, years }: Marker): readonly (readonly string[])[] {
  const all = [...new Set([...years.values()].flatMap((cells) => [...cells.keys()]))].toSorted((a, b) => a - b);
  return [
    [FORMAT, VERSION, municipality, source],
    ['ID', ...all.map(shortFiscalYear)],
    ...[...years].map(([id, cells]) => [id, ...all.map((year) => cells.get(year) ?? '')]),
  ];
}

/**
 * What the hidden sheet says; undefined where the workbook is not one of ours. Throws `KakariError` `workbook-newer` (`file`) for a
 * format of later days.
 */
export function readMarker(file: string, sheets: readonly SheetText[]): Marker | undefined {
  const rows = sheets.find(({ name }) => name === MARKER_SHEET)?.rows ?? [];
  const [format, version, municipality = '', source] = rows[0] ?? [];
  if (format !== FORMAT) return undefined;
  if (version !== VERSION) throw new KakariError('workbook-newer', { file });
  const heads = (rows[1] ?? []).map(readYear);
  return {
    municipality,
    source: source === 'draft' ? 'draft' : 'plan',
    years: new Map(rows.slice(2).map((row) => [row[0] ?? '', yearsOf(row, heads)])),
  };
}

const yearsOf = (row: readonly string[], heads: readonly (FiscalYear | undefined)[]): ReadonlyMap<FiscalYear, string> =>
  new Map(
    row.flatMap((text, column) => {
      const year = heads[column];
      return year === undefined ? [] : [[year, text] as const];
    }),
  );
