import type { DirectoryEntry } from '../../domain/directory.ts';
import { type FileProblem, problemLine } from '../../domain/errors.ts';
import type { Plan } from '../../domain/plan.ts';
import { type Decoded, decodeText } from '../../language/decode-text.ts';
import { findOverlaps } from './find-overlaps.ts';
import { knownMunicipalities } from './known-sections.ts';
import { readCsvRows } from './read-csv-rows.ts';
import { readEntry } from './read-entry.ts';
import { readYamlRows } from './read-yaml-rows.ts';
import type { Finding, RowsRead } from './rows.ts';

/** A directory file read: all of it, with lines about what is worth a second look, or every problem of it and no entry. */
export type DirectoryRead =
  | { readonly ok: true; readonly entries: readonly DirectoryEntry[]; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A directory file: its bytes, its name as people know it (which tells tables from YAML), and the plans it must fit. */
export interface DirectoryFile {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly plans: readonly Plan[];
}

/**
 * Reads a directory (連絡先名簿) from `.csv`, `.txt` (Excel's 「Unicode テキスト」, with tabs), `.yaml` or `.yml`, up to 5 MB.
 * Entries come in the order of the file; sections are named as the plan names them. Never throws for what the file holds.
 */
export function readDirectory({ bytes, file, plans }: DirectoryFile): DirectoryRead {
  const { rows, problems } = readRows(bytes, file);
  const known = knownMunicipalities(plans);
  const read = rows.map((row) => ({ row, ...readEntry(row, known) }));
  const placed = read.flatMap(({ entry, row }) => (entry === undefined ? [] : [{ entry, row }]));
  const all = [...problems, ...read.flatMap((result) => result.problems), ...findOverlaps(placed)];
  const told = (findings: readonly Finding[]): readonly FileProblem[] =>
    findings.map((finding) => ({ file, ...finding })).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (all.length > 0) return { ok: false, problems: told(all) };
  if (placed.length === 0) return { ok: false, problems: told([{ message: NO_ENTRIES }]) };
  return {
    ok: true,
    entries: placed.map(({ entry }) => entry),
    warnings: told(read.flatMap(({ warnings }) => warnings)).map(problemLine),
  };
}

const MOST_BYTES = 5 * 1024 * 1024;

function readRows(bytes: Uint8Array, file: string): RowsRead {
  const read = READERS.find(({ name }) => name.test(file))?.read;
  if (read === undefined)
    return unreadable(`名前が .csv、.txt、.yaml、.yml のどれかで終わるファイルを指定してください。${SAVE_AS_CSV}`);
  if (bytes.length > MOST_BYTES) return unreadable('ファイルが大きすぎます（上限5MB）。自治体ごとなどに分けてください');
  const decoded = decodeText(bytes);
  return decoded.kind === 'text' ? read(decoded.text) : unreadable(NO_TEXT[decoded.kind]);
}

const READERS = [
  { name: /\.(?:csv|txt)$/iu, read: readCsvRows },
  { name: /\.ya?ml$/iu, read: readYamlRows },
] as const;

const unreadable = (message: string): RowsRead => ({ rows: [], problems: [{ message }] });

const SAVE_AS_CSV = 'Excel では「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選びます';

const NO_TEXT: Readonly<Record<Exclude<Decoded['kind'], 'text'>, string>> = {
  'not-text': `文字のファイルではありません（Excel ブックや PDF は読めません）。${SAVE_AS_CSV}`,
  'unknown-encoding':
    '文字コードがわからないか、途中の文字が壊れています。UTF-8、UTF-16（BOM 付き）、Shift_JIS のどれかで保存し直してください',
};

const NO_ENTRIES = '連絡先が1件もありません。列の名前の次の行から書いてください';
