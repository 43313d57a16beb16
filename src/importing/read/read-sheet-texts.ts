import { readXlsx, type Sheet } from 'hucre';
import { KakariError } from '../../domain/errors.ts';
import type { SheetText } from '../../domain/sheet-text.ts';
import { shownValue } from './excel-value.ts';
import { openWorkbook } from './open-workbook.ts';
import type { GivenFile } from './read-document.ts';
import { sniffFormat } from './sniff-format.ts';

/**
 * The sheets of a workbook that has one of this name (ASCII), the hidden ones too; undefined for any other file. Values are as they are
 * shown.
 *
 * @throws KakariError those of `sniffFormat` and `openWorkbook`, where the file is an archive.
 */
export async function readSheetTexts(file: GivenFile, having: string): Promise<readonly SheetText[] | undefined> {
  if (file.bytes[0] !== 0x50 || file.bytes[1] !== 0x4b) return undefined;
  const sniffed = sniffFormat(file.name, file.bytes);
  if (sniffed.format !== 'excel') return undefined;
  const workbook = new TextDecoder().decode(sniffed.zip.read('xl/workbook.xml'));
  if (!workbook.includes(`name="${having}"`)) return undefined;
  const { archive } = openWorkbook(file.name, sniffed.zip);
  try {
    return (await readXlsx(archive, { readStyles: true })).sheets.map(sheetText);
  } catch (error) {
    throw new KakariError('document-damaged', { file: file.name }, { cause: error });
  }
}

function sheetText({ name, rows: values, cells, merges = [] }: Sheet): SheetText {
  const dates = new Set<string>();
  const rows = values.map((row, line) =>
    row.map((value, column) => {
      if (value instanceof Date) dates.add(`${line},${column}`);
      return shownValue(value, cells?.get(`${line},${column}`)?.style?.numFmt).trim();
    }),
  );
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const text = rows[startRow]?.[startCol] ?? '';
    for (const row of rows.slice(startRow, endRow + 1)) row.fill(text, startCol, endCol + 1);
  }
  return { name, rows, dates };
}
