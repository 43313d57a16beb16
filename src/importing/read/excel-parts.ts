import { KakariError } from '../../domain/errors.ts';
import { LIMITS } from './limits.ts';
import { attributeOf, xmlTags, xmlText } from './xml-tags.ts';

/** A sheet of a workbook and the part that holds it. */
export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

/** The sheets by `xl/workbook.xml` and its relations. */
export function sheetParts(workbook: string, relations: string): readonly SheetPart[] {
  const targets = relationTargets(relations, 'xl/');
  const sheets: SheetPart[] = [];
  for (const tag of xmlTags(workbook)) {
    if (tag.kind !== 'open' || tag.name !== 'sheet') continue;
    const part = targets.get(attributeOf(tag, 'id') ?? '');
    if (part !== undefined) sheets.push({ name: xmlText(attributeOf(tag, 'name') ?? ''), part });
  }
  return sheets;
}

/** The parts that a file of relations points at, by their ids. `folder` is where relative targets start, with `/` at its end. */
export function relationTargets(relations: string, folder: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const tag of xmlTags(relations)) {
    if (tag.kind !== 'open' || tag.name !== 'Relationship' || attributeOf(tag, 'TargetMode') === 'External') continue;
    const target = xmlText(attributeOf(tag, 'Target') ?? '');
    const base = `file:///${folder}`;
    if (!URL.canParse(target, base)) continue;
    targets.set(attributeOf(tag, 'Id') ?? '', new URL(target, base).pathname.slice(1));
  }
  return targets;
}

/** A sheet of which only what may say something is left, and how many cells have a value. */
export interface TrimmedSheet {
  readonly xml: string;
  readonly filled: number;
}

/**
 * A sheet without the cells that are empty and stand right of or below every value: a format that was given to whole rows and columns is
 * thousands of them.
 *
 * @throws KakariError `document-too-many-rows`, `document-too-many-cells` (`file`, `most`), `document-damaged` where merged cells lie
 * over each other again and again.
 */
export function trimSheet(file: string, xml: string): TrimmedSheet {
  let lastRow = 0;
  let lastColumn = 0;
  let filled = 0;
  for (const [, letters = '', row] of xml.matchAll(FILLED)) {
    lastRow = Math.max(lastRow, Number(row));
    lastColumn = Math.max(lastColumn, columnNumber(letters));
    filled += 1;
  }
  if (lastRow > LIMITS.rows) throw new KakariError('document-too-many-rows', { file, most: LIMITS.rows });
  if (lastRow * lastColumn > LIMITS.cells) {
    throw new KakariError('document-too-many-cells', { file, most: LIMITS.cells });
  }
  if (mergedPlaces(xml, lastRow, lastColumn) > LIMITS.cells) throw new KakariError('document-damaged', { file });
  const trimmed = xml
    .replace(EMPTY, (cell, letters: string, row: string) =>
      Number(row) > lastRow || columnNumber(letters) > lastColumn ? '' : cell,
    )
    .replace(EMPTY_ROW, '');
  return { xml: trimmed, filled };
}

/** How many places with values the merged cells cover, one by one: never more than there are, unless they lie over each other. */
function mergedPlaces(xml: string, lastRow: number, lastColumn: number): number {
  let places = 0;
  for (const [, left = '', top, right = '', bottom] of xml.matchAll(MERGED)) {
    const rows = Math.min(Number(bottom), lastRow) - Number(top) + 1;
    const columns = Math.min(columnNumber(right), lastColumn) - columnNumber(left) + 1;
    places += Math.max(1, rows) * Math.max(1, columns);
  }
  return places;
}

const MERGED =
  /<(?:\w+:)?mergeCell\s[^<>]{0,300}?ref=["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']/giu;
const FILLED = /<(?:\w+:)?c\s[^<>]{0,300}?r="([A-Z]{1,3})(\d{1,7})"[^<>]{0,300}(?<!\/)>(?=<[^/])/gu;
const EMPTY = /<(?:\w+:)?c\s[^<>]{0,300}?r="([A-Z]{1,3})(\d{1,7})"[^<>]{0,300}\/>/gu;
const EMPTY_ROW = /<(?:\w+:)?row\s[^<>]{0,500}\/>|<(?:\w+:)?row\s[^<>/]{0,500}><\/(?:\w+:)?row>/gu;

/** The number of a column from 1: `A` is 1, `AA` is 27. */
export const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * `xl/styles.xml` with the formats written out that Excel in Japan has by number only (ISO/IEC 29500-1, 18.8.30, ja-jp): a date in one of them
 * would be read as a plain number.
 */
export function withJapaneseFormats(styles: string): string {
  const missing = Object.entries(JAPANESE_FORMATS).filter(([id]) => !styles.includes(`numFmtId="${id}" formatCode`));
  const added = missing
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('');
  if (styles.includes('</numFmts>')) return styles.replace('</numFmts>', `${added}</numFmts>`);
  return styles.replace(/<fonts[\s>]/u, (fonts) => `<numFmts count="${missing.length}">${added}</numFmts>${fonts}`);
}

const JAPANESE_FORMATS: Readonly<Record<string, string>> = Object.fromEntries([
  ...[27, 36, 50, 54, 57].map((id) => [id, '[$-411]ge.m.d']),
  ...[28, 29, 51, 58].map((id) => [id, '[$-411]ggge"年"m"月"d"日"']),
  ...[34, 52, 55].map((id) => [id, 'yyyy"年"m"月"']),
  ...[35, 53, 56].map((id) => [id, 'm"月"d"日"']),
  [30, 'm/d/yy'],
  [31, 'yyyy"年"m"月"d"日"'],
]);
