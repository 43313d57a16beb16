import { KakariError } from '../domain/errors.ts';
import { MARKER_SHEET, readMarker } from './draft/workbook/marker.ts';
import type { GivenWorkbook } from './draft/workbook/workbook-draft.ts';
import { readSheetTexts } from './read/read-sheet-texts.ts';

/**
 * The workbook among the files that `planWorkbook` once wrote; undefined where there is none, and the files are to be recognised.
 * Throws `KakariError` `workbook-with-others` (`file`) where other files stand beside it, `workbook-newer`, and those of the readers.
 */
export async function findPlanWorkbook(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<GivenWorkbook | undefined> {
  for (const file of files) {
    const sheets = await readSheetTexts(file, MARKER_SHEET);
    const marker = sheets && readMarker(file.name, sheets);
    if (sheets === undefined || marker === undefined) continue;
    if (files.length > 1) throw new KakariError('workbook-with-others', { file: file.name });
    return { file: file.name, sheets, marker };
  }
  return undefined;
}
