import { KakariError } from '../../domain/errors.ts';
import type { SourceFormat } from '../../domain/source-document.ts';
import { decodeText } from '../../language/decode-text.ts';
import { type Zip, openZip } from './read-zip.ts';

/** What a file is by its content; the archive of an Office file is handed on. */
export type Sniffed =
  | { readonly format: Exclude<SourceFormat, 'word' | 'excel'> }
  | { readonly format: 'word' | 'excel'; readonly zip: Zip };

/**
 * Tells what a file is. Its content decides, its ending only tells text, Markdown and CSV apart: a PDF that is named `.docx` is
 * read as a PDF.
 *
 * @throws KakariError `document-encrypted`, `document-old-office`, `document-kind-unknown`, `document-mislabelled` (text under the
 * name of another kind; `ending`), and those of `openZip`, each with `file`.
 */
export function sniffFormat(file: string, bytes: Uint8Array): Sniffed {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return { format: 'pdf' };
  if (head.startsWith('PK')) return sniffZip(file, bytes);
  if (COMPOUND.every((byte, at) => bytes[at] === byte)) throw compoundError(file, bytes);
  if (head.startsWith('{\\rtf') || HTML.test(head)) throw new KakariError('document-kind-unknown', { file });
  return sniffText(file, bytes);
}

const HTML = /^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html[\s>])/iu;

function sniffZip(file: string, bytes: Uint8Array): Sniffed {
  const zip = openZip(file, bytes);
  if (zip.names.includes('word/document.xml')) return { format: 'word', zip };
  if (zip.names.includes('xl/workbook.xml')) return { format: 'excel', zip };
  throw new KakariError('document-kind-unknown', { file });
}

// The compound files of Office before 2007, which are also the wrapping of an encrypted file of today (MS-CFB, MS-OFFCRYPTO).
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function compoundError(file: string, bytes: Uint8Array): KakariError {
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  return new KakariError(encrypted ? 'document-encrypted' : 'document-old-office', { file });
}

function sniffText(file: string, bytes: Uint8Array): Sniffed {
  const ending = endingOf(file);
  if (OF_OTHER_KINDS.has(ending)) {
    const isText = decodeText(bytes).kind === 'text';
    throw new KakariError(isText ? 'document-mislabelled' : 'document-damaged', isText ? { file, ending } : { file });
  }
  if (ending === 'csv' || ending === 'tsv') return { format: 'csv' };
  return { format: ending === 'md' || ending === 'markdown' ? 'markdown' : 'text' };
}

const OF_OTHER_KINDS = new Set('pdf doc docx docm xls xlsx xlsm ppt pptx odt ods zip'.split(' '));
const endingOf = (file: string): string => /\.([^.]{1,10})$/u.exec(file)?.[1]?.toLowerCase() ?? '';
