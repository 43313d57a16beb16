/** What bytes turned out to be: text, something that is no text (a workbook, a PDF), or text in a form that is not read. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-text' }
  | { readonly kind: 'unknown-encoding' };

/**
 * Reads a file as text: UTF-8 with or without a byte order mark, UTF-16 with one, or Shift_JIS as Excel in Japan writes it
 * (Windows code page 932, as in the WHATWG Encoding Standard). The byte order mark is taken off. Nothing is guessed beyond
 * that: bytes that are wrong in the encoding make the whole file unreadable.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked === undefined && bytes.includes(0)) return { kind: 'not-text' };
  for (const encoding of marked === undefined ? UNMARKED : [marked.encoding]) {
    const text = decodedAs(encoding, bytes);
    if (text !== undefined) return { kind: 'text', text };
  }
  return { kind: 'unknown-encoding' };
}

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

// Japanese text in Shift_JIS is hardly ever valid UTF-8, but most of UTF-8 can be taken for Shift_JIS: the order matters.
const UNMARKED = ['utf-8', 'shift_jis'] as const;

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
