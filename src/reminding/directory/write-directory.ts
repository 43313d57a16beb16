import { stringify as toCsv } from 'csv-stringify/sync';
import { stringify as toYaml } from 'yaml';
import type { DirectoryEntry } from '../../domain/directory.ts';
import { KIND_NAMES } from './contact-forms.ts';
import { type Column, COLUMN_NAMES, COLUMNS } from './rows.ts';

/**
 * The directory as a CSV file that Excel in Japan opens as it is: UTF-8 with a byte order mark, CR LF, Japanese headings. What
 * a spreadsheet would take for a formula gets an apostrophe in front, which `readDirectory` takes off again.
 */
export function directoryCsv(entries: readonly DirectoryEntry[]): string {
  return toCsv([COLUMNS.map((column) => COLUMN_NAMES[column]), ...entries.map(csvLine)], {
    bom: true,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
  });
}

function csvLine({ municipality, department, contact, promoter, from, to }: DirectoryEntry): readonly string[] {
  const cells: Readonly<Record<Column, string>> = {
    municipality,
    department,
    kind: KIND_NAMES[contact.kind],
    // The address of a section's page follows from the section.
    address: contact.kind === 'web' ? '' : contact.address,
    promoter: promoter ? 'はい' : 'いいえ',
    from: from ?? '',
    to: to ?? '',
  };
  return COLUMNS.map((column) => cells[column]);
}

/** The directory as a YAML list with English keys; what does not apply is left out. */
export const directoryYaml = (entries: readonly DirectoryEntry[]): string =>
  toYaml(entries.map(yamlItem), { lineWidth: 0, aliasDuplicateObjects: false });

const yamlItem = ({
  municipality,
  department,
  contact,
  promoter,
  from,
  to,
}: DirectoryEntry): Partial<Record<Column, string | boolean>> => ({
  municipality,
  department,
  kind: contact.kind,
  ...(contact.kind === 'web' ? {} : { address: contact.address }),
  promoter,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});
