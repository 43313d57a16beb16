import { type CellValue, formatValue } from 'hucre';
import { isJapaneseFormat, japaneseDate } from './japanese-date.ts';

/** A value as people see it in the sheet: `85%`, `R8.4.1`, `1,200千円`. `format` is the number format of the cell. */
export function shownValue(value: CellValue, format: string | undefined): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return shownDate(value, format ?? PLAIN_DATE);
  if (format === undefined || /^(?:general|@)$/iu.test(format)) return plainNumber(value);
  return formatValue(value, format).trim();
}

const PLAIN_DATE = 'yyyy/m/d';

function shownDate(date: Date, format: string): string {
  // The short date of Windows, which a file writes as the American one whatever the country (ISO/IEC 29500-1, 18.8.30, id 14).
  if (/^(?:m\/d\/yy(?:yy)?|mm-dd-yy)$/iu.test(format)) return formatValue(date, PLAIN_DATE);
  return isJapaneseFormat(format) ? japaneseDate(date, format) : formatValue(date, format).trim();
}

// Excel shows fifteen digits at most: 0.1 + 0.2 is 0.3.
const plainNumber = (value: number): string => String(Number(value.toPrecision(15)));
