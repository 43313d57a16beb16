import { Inflate } from 'fflate';
import { KakariError } from '../../domain/errors.ts';
import { LIMITS } from './limits.ts';

/** An archive whose entries are unpacked one at a time, never beyond what the limits allow. */
export interface Zip {
  /** The names of its files, in the order of the archive. */
  readonly names: readonly string[];
  /**
   * The bytes of an entry; undefined where there is none of this name.
   *
   * @throws KakariError `document-bomb` where it holds more than it says or than is allowed, `document-damaged`, `document-encrypted`.
   */
  read(name: string): Uint8Array | undefined;
}

/**
 * Opens an archive (PKWARE APPNOTE 6.3.10). What the entries claim is checked before anything is unpacked; nested archives are not
 * opened. ZIP64 is not read: what needs it is larger than allowed.
 *
 * @throws KakariError `document-truncated`, `document-damaged` or `document-bomb` (`file`).
 */
export function openZip(file: string, bytes: Uint8Array): Zip {
  const entries = readDirectory(file, bytes);
  let left: number = LIMITS.zipBytes;
  return {
    names: entries.map(({ name }) => name),
    read(name) {
      const entry = entries.find((one) => one.name === name);
      if (entry === undefined) return undefined;
      left -= entry.size;
      if (left < 0) throw new KakariError('document-bomb', { file });
      return unpack(file, bytes, entry);
    },
  };
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

function readDirectory(file: string, bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === undefined) throw new KakariError('document-truncated', { file });
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.zipEntries) throw new KakariError('document-bomb', { file });
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      throw new KakariError('document-damaged', { file });
    const nameLength = view.getUint16(at + 28, true);
    entries.push(entryAt(view, bytes, at, nameLength));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (entries.reduce((sum, { size }) => sum + size, 0) > LIMITS.zipBytes)
    throw new KakariError('document-bomb', { file });
  return entries;
}

// The record stands at the end, before a comment of at most 65,535 bytes.
function endRecord(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

const entryAt = (view: DataView, bytes: Uint8Array, at: number, nameLength: number): Entry => ({
  name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
  encrypted: (view.getUint16(at + 8, true) & 1) === 1,
  method: view.getUint16(at + 10, true),
  packed: view.getUint32(at + 20, true),
  size: view.getUint32(at + 24, true),
  at: view.getUint32(at + 42, true),
});

function unpack(file: string, bytes: Uint8Array, entry: Entry): Uint8Array {
  if (entry.encrypted) throw new KakariError('document-encrypted', { file });
  if (entry.size > LIMITS.xmlBytes) throw new KakariError('document-bomb', { file });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL) {
    throw new KakariError('document-damaged', { file });
  }
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length < entry.packed) throw new KakariError('document-truncated', { file });
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new KakariError('document-damaged', { file });
  return inflated(file, packed, entry.size);
}

// Piece by piece, since the size in the header may be a lie: at most one piece is unpacked beyond it.
function inflated(file: string, packed: Uint8Array, size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let filled = 0;
  const inflate = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw new KakariError('document-bomb', { file });
    whole.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch (error) {
    throw error instanceof KakariError ? error : new KakariError('document-damaged', { file }, { cause: error });
  }
  if (filled < size) throw new KakariError('document-damaged', { file });
  return whole;
}

const PIECE = 16 * 1024;
