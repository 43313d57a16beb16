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
 * @throws KakariError `document-encoding-unknown` or `document-kind-unknown` (`file`).
 */
export function decodeSource(file: string, bytes: Uint8Array): DecodedSource {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'text') return { text: decoded.text, losses: [] };
  if (decoded.kind === 'not-text') throw new KakariError('document-kind-unknown', { file });
  const { text, wrong } = leastWrong(bytes);
  if (wrong > text.length * TOLERATED) throw new KakariError('document-encoding-unknown', { file });
  return { text, losses: [{ kind: 'unreadable-characters', count: wrong, spot: { file } }] };
}

// One in two hundred: text in another encoding has far more.
const TOLERATED = 0.005;

function leastWrong(bytes: Uint8Array): { readonly text: string; readonly wrong: number } {
  return ['utf-8', 'euc-jp', 'shift_jis']
    .map((encoding) => new TextDecoder(encoding).decode(bytes))
    .map((text) => ({ text, wrong: text.match(/\ufffd/gu)?.length ?? 0 }))
    .reduce((best, next) => (next.wrong < best.wrong ? next : best));
}
