import { KakariError } from '../../domain/errors.ts';
import type { SourceDocument } from '../../domain/source-document.ts';
import { decodeSource } from './decode-source.ts';
import { LIMITS } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readText } from './read-text.ts';
import { sniffFormat } from './sniff-format.ts';

/** A file as it was handed over: its name without the folder, and all of its bytes. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a plan as it was published. What it is, its content tells. Time and memory are bounded by `LIMITS`; macros are not run,
 * links are not followed, nothing is written.
 *
 * @throws KakariError with `file` and a code that says what is wrong: `document-empty`, `document-too-large` (`limitMb`),
 * `document-has-no-text`, and those of `sniffFormat` and of the reader of its kind.
 */
export async function readDocument(
  file: GivenFile,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<SourceDocument> {
  if (file.bytes.length === 0) throw new KakariError('document-empty', { file: file.name });
  refuseAbove(LIMITS.fileBytes, file);
  const document = await readAs(file, onProgress);
  if (document.blocks.length === 0) throw new KakariError('document-has-no-text', { file: file.name });
  return document;
}

async function readAs(file: GivenFile, onProgress: (done: number, of: number) => void): Promise<SourceDocument> {
  const sniffed = sniffFormat(file.name, file.bytes);
  // The libraries are large, and most files need one of them or none.
  if (sniffed.format === 'pdf') return (await import('./pdf/read-pdf.ts')).readPdf(file, onProgress);
  onProgress(0, 1);
  const document = await readOther(file, sniffed);
  onProgress(1, 1);
  return document;
}

async function readOther(
  file: GivenFile,
  sniffed: Exclude<ReturnType<typeof sniffFormat>, { readonly format: 'pdf' }>,
): Promise<SourceDocument> {
  if (sniffed.format === 'word') return (await import('./read-word.ts')).readWord(file.name, sniffed.zip);
  if (sniffed.format === 'excel') return (await import('./read-excel.ts')).readExcel(file.name, sniffed.zip);
  refuseAbove(LIMITS.textBytes, file);
  const source = decodeSource(file.name, file.bytes);
  return sniffed.format === 'csv' ? readCsv(file.name, source) : readText(file.name, source, sniffed.format);
}

function refuseAbove(most: number, { name, bytes }: GivenFile): void {
  if (bytes.length > most) throw new KakariError('document-too-large', { file: name, limitMb: most / 1024 / 1024 });
}
