/** What bytes turned out to be: text, something that is no text (a workbook, a PDF), or text in a form that is not read. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-text' }
  | { readonly kind: 'unknown-encoding' };

/**
 * Reads a file as text: UTF-8 or UTF-16 with or without a byte order mark, ISO-2022-JP, EUC-JP, or Shift_JIS as Excel in Japan
 * writes it (Windows code page 932, as in the WHATWG Encoding Standard). The byte order mark is taken off. Nothing is mended:
 * bytes that are wrong in the encoding make the whole file unreadable.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked === undefined && bytes.includes(0)) return wide(bytes);
  for (const encoding of marked === undefined ? unmarked(bytes) : [marked.encoding]) {
    const text = decodedAs(encoding, bytes);
    if (text !== undefined && (encoding !== 'euc-jp' || hasKana(text))) return { kind: 'text', text };
  }
  return { kind: 'unknown-encoding' };
}

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

// Japanese text in Shift_JIS is hardly ever valid UTF-8 or EUC-JP, but most of these can be taken for Shift_JIS: the order matters.
const unmarked = (bytes: Uint8Array): readonly string[] =>
  usesEscapes(bytes) ? ['iso-2022-jp'] : ['utf-8', 'euc-jp', 'shift_jis'];

// `ESC $` switches to kanji in ISO-2022-JP (RFC 1468), which has no byte above 0x7f.
const usesEscapes = (bytes: Uint8Array): boolean =>
  bytes.some((byte, at) => byte === 0x1b && bytes[at + 1] === 0x24) && bytes.every((byte) => byte < 0x80);

// Half-width kana of Shift_JIS can be pairs of EUC-JP too, but these are rare kanji then.
function hasKana(text: string): boolean {
  const kana = text.match(KANA)?.length ?? 0;
  return kana * 10 >= (text.match(BEYOND_ASCII)?.length ?? 0);
}

const KANA = /[\u3041-\u30fc]/gu;
const BEYOND_ASCII = /[^\p{ASCII}]/gu;

// Blanks, digits and line breaks have a zero byte in UTF-16, first in the one order and second in the other.
function wide(bytes: Uint8Array): Decoded {
  if (bytes.length % 2 !== 0) return { kind: 'not-text' };
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = decodedAs(encoding, bytes);
    if (text !== undefined && isPlain(text)) return { kind: 'text', text };
  }
  return { kind: 'not-text' };
}

// Read in the wrong order or from something that is no text, there is always something that no text has.
const isPlain = (text: string): boolean => !NEVER_IN_TEXT.test(text) && COMMON.test(text);
const NEVER_IN_TEXT = /(?![\t\n\f\r])\p{Cc}|\p{Cn}|\p{Co}/u;
const COMMON = /[\n 0-9A-Za-zぁ-んァ-ヶ]/u;

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
