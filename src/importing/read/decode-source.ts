import { KakariError } from '../../domain/errors.ts';
import type { Loss } from '../../domain/source-document.ts';
import { decodeText } from '../../language/decode-text.ts';

/** What a file of text says, and what of it could not be read. */
export interface DecodedSource {
  readonly text: string;
  readonly losses: readonly Loss[];
}

/**
 * Reads a file of text in any encoding of `decodeText`. Where a few bytes are wrong in every encoding (a file that was cut off or
 * put together from two), the best reading is taken and the characters are counted as lost.
 *
 * @throws KakariError `document-encoding-unknown`, `document-kind-unknown`, `document-damaged` for a line of megabytes or, for UTF-16 with half a character at its end,
 * `document-truncated` (`file`).
 */
export function decodeSource(file: string, bytes: Uint8Array): DecodedSource {
  const source = decodedSource(file, bytes);
  if (hasEndlessLine(source.text)) throw new KakariError('document-damaged', { file });
  return source;
}

// A pattern that is matched against tens of megabytes at once overflows the stack.
function hasEndlessLine(text: string): boolean {
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    if (end - from > LONGEST_LINE) return true;
    from = end + 1;
  }
  return text.length - from > LONGEST_LINE;
}

const LONGEST_LINE = 5_000_000;

function decodedSource(file: string, bytes: Uint8Array): DecodedSource {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'text') return { text: decoded.text, losses: [] };
  if (isHalfWide(bytes)) throw new KakariError('document-truncated', { file });
  if (decoded.kind === 'not-text') throw new KakariError('document-kind-unknown', { file });
  const { text, wrong } = leastWrong(bytes);
  if (wrong > text.length * TOLERATED) throw new KakariError('document-encoding-unknown', { file });
  return { text, losses: [{ kind: 'unreadable-characters', count: wrong, spot: { file } }] };
}

// One in two hundred: text in another encoding has far more.
const TOLERATED = 0.005;

// Two bytes are a character in UTF-16, which is told by its mark or by the zero bytes of ASCII.
const isHalfWide = (bytes: Uint8Array): boolean =>
  bytes.length % 2 === 1 &&
  ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes.includes(0)) &&
  decodeText(bytes.subarray(0, -1)).kind === 'text';

function leastWrong(bytes: Uint8Array): { readonly text: string; readonly wrong: number } {
  return ['utf-8', 'euc-jp', 'shift_jis']
    .map((encoding) => new TextDecoder(encoding).decode(bytes))
    .map((text) => ({ text, wrong: text.match(/\ufffd/gu)?.length ?? 0 }))
    .reduce((best, next) => (next.wrong < best.wrong ? next : best));
}
