import { zipSync } from 'fflate';
import { KakariError } from '../../domain/errors.ts';
import type { Zip } from './read-zip.ts';

/**
 * The parts of an Office file that are read: XML without a document type and not too deep, unpacked within the limits. Pictures,
 * macros and embedded files are not among them, so that a library that gets them meets nothing else.
 *
 * @throws KakariError `document-damaged` for XML with a document type, that does not end or is nested too deep, `document-bomb` for
 * a stretch of text that no plan has, and those of `Zip.read`.
 */
export function safeParts(file: string, zip: Zip, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = {};
  for (const name of zip.names.filter((one) => /\.(?:xml|rels)$/u.test(one) && wanted(one))) {
    const bytes = zip.read(name);
    if (bytes === undefined) continue;
    const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    if (hasEndlessText(xml) || hasTooManyElements(name, xml)) throw new KakariError('document-bomb', { file });
    // No Office file has a document type (ISO/IEC 29500-2, 7.2); entities are declared in one.
    if (xml.includes('<!DOCTYPE') || !isWhole(xml)) throw new KakariError('document-damaged', { file });
    parts[name] = bytes;
  }
  return parts;
}

// A pattern that is matched against tens of megabytes at once overflows the stack.
function hasEndlessText(xml: string): boolean {
  let from = 0;
  while (from >= 0) {
    const next = xml.indexOf('<', from + 1);
    if ((next < 0 ? xml.length : next) - from > LONGEST_TEXT) return true;
    from = next;
  }
  return false;
}

const LONGEST_TEXT = 2_000_000;

// An element costs the libraries a kilobyte; a cell of a workbook is two, and 300 pages of Word are some ten thousands.
function hasTooManyElements(name: string, xml: string): boolean {
  const most = name.startsWith('word/') ? 700_000 : 2_000_000;
  let count = 0;
  for (let at = xml.indexOf('<'); at >= 0 && count <= most; at = xml.indexOf('<', at + 1)) {
    if (xml[at + 1] !== '/') count += 1;
  }
  return count > most;
}

// The libraries walk the elements by recursion, and look long for the end of one that has none.
function isWhole(xml: string): boolean {
  let depth = 0;
  for (const [, slash, selfClosing] of xml.matchAll(TAG)) {
    if (slash === '/') depth -= 1;
    else if (selfClosing !== '/') depth += 1;
    if (depth < 0 || depth > DEEPEST) return false;
  }
  return depth === 0;
}

const TAG = /<(\/?)[^\s<>/!?](?:[^<>"']|"[^"<]*"|'[^'<]*')*?(\/?)>/gu;
const DEEPEST = 500;

/** The parts as one archive without compression. */
export const packed = (parts: Record<string, Uint8Array>): Uint8Array => zipSync(parts, { level: 0 });
