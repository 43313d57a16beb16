import type { DraftFiles } from '../../../../src/domain/draft-files.ts';
import type { Plan } from '../../../../src/domain/plan.ts';
import type { SheetText } from '../../../../src/domain/sheet-text.ts';
import { type Marker, readMarker } from '../../../../src/importing/draft/workbook/marker.ts';
import { planWorkbook } from '../../../../src/importing/draft/workbook/plan-workbook.ts';
import { type GivenWorkbook, workbookDraft } from '../../../../src/importing/draft/workbook/workbook-draft.ts';
import { workbookPages } from '../../../../src/importing/draft/workbook/workbook-pages.ts';
import { findPlanWorkbook } from '../../../../src/importing/import-workbook.ts';
import { loadPlan } from '../../../../src/plans/load-plan.ts';
import { filesSource } from '../../../../src/plans/plan-source.ts';

export const FILE = '計画.xlsx';

/** The plan that files tell. Throws where they tell none. */
export function planOf(files: DraftFiles): Plan {
  const id = /^id: "?([a-z-]+)/mu.exec(files['municipality.yaml'] ?? '')?.[1] ?? '';
  const loaded = loadPlan(filesSource(id, files));
  if (loaded.ok) return loaded.plan;
  throw new Error(loaded.problems.map(({ file, field, message }) => `${file} ${field}: ${message}`).join('\n'));
}

/** What the workbook of these bytes is read as. */
export async function readBack(bytes: Uint8Array): Promise<GivenWorkbook> {
  const workbook = await findPlanWorkbook([{ name: FILE, bytes }]);
  if (workbook === undefined) throw new Error('the workbook is not known as one that was exported');
  return workbook;
}

/** The files after they went into a file of Excel and came out of it. */
export const comeBack = async (files: DraftFiles): Promise<DraftFiles> =>
  workbookDraft(await readBack(await planWorkbook(files, 'plan')), files).files;

/** The rows of a sheet, to be changed in place. The first holds the heads. */
export type Rows = string[][];

/** A workbook as it is read when people changed some of its sheets. */
export function edited(
  files: DraftFiles,
  edits: Readonly<Record<string, (rows: Rows) => void>> = {},
  source: Marker['source'] = 'plan',
): GivenWorkbook {
  const sheets = workbookPages(files, source).map(({ name, rows }): SheetText => {
    const own = rows.map((row) => row.map((text) => text.trim()));
    edits[name]?.(own);
    return { name, rows: own, dates: new Set() };
  });
  const marker = readMarker(FILE, sheets);
  if (marker === undefined) throw new Error('the hidden sheet is not known');
  return { file: FILE, sheets, marker };
}

/** Writes into the cell under a head; the row is the first that has `key` in one of its cells. */
export function write(rows: Rows, key: string, head: string, text: string): void {
  const row = rows.find((cells) => cells.includes(key));
  const column = rows[0]?.indexOf(head) ?? -1;
  if (row === undefined || column < 0) throw new Error(`there is no ${key} or no ${head}`);
  row[column] = text;
}

/** A new row at the end, from cells by head. */
export function add(rows: Rows, cells: Readonly<Record<string, string>>): void {
  rows.push((rows[0] ?? []).map((head) => cells[head] ?? ''));
}
