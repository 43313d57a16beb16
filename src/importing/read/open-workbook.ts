import { KakariError } from '../../domain/errors.ts';
import { sheetParts, type SheetPart, trimSheet, withJapaneseFormats } from './excel-parts.ts';
import { LIMITS } from './limits.ts';
import type { Zip } from './read-zip.ts';
import { packed, safeParts } from './safe-parts.ts';

/** A workbook that a library may be given: only what is read of it, within the limits. */
export interface SafeWorkbook {
  readonly archive: Uint8Array;
  readonly sheets: readonly SheetPart[];
  /** The text of a part; '' where there is none. */
  readonly read: (part: string) => string;
}

/**
 * Opens a workbook safely: without macros, pictures and links, and without the cells that say nothing.
 *
 * @throws KakariError `document-damaged`, `document-too-many-rows`, `document-too-many-cells`, `document-bomb` and those of `Zip.read`.
 */
export function openWorkbook(file: string, zip: Zip): SafeWorkbook {
  const parts = safeParts(file, zip, (name) => !/pivotCache|externalLinks|customXml|printerSettings/u.test(name));
  const read = (name: string): string => new TextDecoder().decode(parts[name]);
  const write = (name: string, text: string): void => {
    parts[name] = new TextEncoder().encode(text);
  };
  const sheets = sheetParts(read('xl/workbook.xml'), read('xl/_rels/workbook.xml.rels'));
  let filled = 0;
  for (const { part } of sheets.filter((sheet) => parts[sheet.part] !== undefined)) {
    const trimmed = trimSheet(file, read(part));
    write(part, trimmed.xml);
    filled += trimmed.filled;
    if (filled > LIMITS.cells) throw new KakariError('document-too-many-cells', { file, most: LIMITS.cells });
  }
  if (parts['xl/styles.xml'] !== undefined) write('xl/styles.xml', withJapaneseFormats(read('xl/styles.xml')));
  return { archive: packed(parts), sheets, read };
}
