import { meaningOfHtml } from './html-remnants.ts';

/** A piece of text without the marks of Markdown and HTML, and what they said. */
export interface Unmarked {
  readonly text: string;
  /** The whole of it was bold. */
  readonly bold: boolean;
  /** How many pictures stood in it. */
  readonly images: number;
}

/**
 * Takes the marks out of a line or a cell: `**bold**`, `*emphasis*`, `` `code` ``, links (their text stays), pictures (counted),
 * `[^1]` (→ `※1`), `^{※}` (→ `※`), escapes (`\*` → `*`) and remnants of HTML. The time is linear in the length.
 */
export function withoutMarks(source: string): Unmarked {
  const text = source.trim();
  if (!MARKS.test(text)) return { text, bold: false, images: 0 };
  const images = (text.match(IMAGE) ?? []).length + (text.match(HTML_IMAGE) ?? []).length;
  const bold = WHOLLY_BOLD.test(text) || HALF_BOLD.test(text) || WHOLLY_BOLD_HTML.test(text);
  const plain = unemphasised(meaningOfHtml(text.replace(IMAGE, '').replace(LINK, '$1').replace(BARE_LINK, '$1')));
  return { text: plain.trim(), bold, images };
}

function unemphasised(text: string): string {
  return text
    .replace(ESCAPED, (_, mark: string) => String.fromCodePoint(HELD + mark.charCodeAt(0)))
    .replace(READING, '')
    .replace(RAISED, '$1')
    .replace(NOTE_MARK, '※$1')
    .replace(STRONG, '$2')
    .replace(STRAY, '')
    .replace(EMPHASIS, '$1')
    .replace(STRUCK, '$1')
    .replace(CODE, '$1')
    .replace(HELD_MARK, (held) => String.fromCharCode((held.codePointAt(0) ?? HELD) - HELD));
}

const MARKS = /[*_`~<>&[\]\\^]/u;
// All lengths are bounded, so that a mark that is never closed costs no more than that.
const IMAGE = /!\[[^[\]\n]{0,300}\]\([^()\n]{0,2000}\)/gu;
const HTML_IMAGE = /<img[\s/>]/giu;
// A target is an address or the name of a file; `ICT[※](情報通信技術)` is none.
const LINK = /\[([^[\]\n※＊*]{1,300})\]\((?:<[^<>\n]{0,2000}>|[!-'*-~]{1,2000})(?: "[^"\n]{0,300}")?\)/gu;
const BARE_LINK = /<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/giu;
const STRONG = /(\*\*|__)(?=\S)([^*_\n]{1,2000})\1/gu;
const EMPHASIS = /(?<![*\p{L}\p{N}])\*(?=[^\s*])([^*\n]{1,500})(?<=\S)\*(?![*\p{L}\p{N}])/gu;
const STRUCK = /~~([^~\n]{1,500})~~/gu;
const CODE = /`([^`\n]{1,500})`/gu;
const RAISED = /\^\{([^{}\n]{1,20})\}/gu;
const READING = /\^\{[\p{Script=Hiragana}\p{Script=Katakana}ー・]{1,20}\}/gu;
const NOTE_MARK = /\[\^([^[\]\s]{1,20})\]/gu;
const WHOLLY_BOLD = /^(?:[・●○■◆▶✓] ?)?(?:\*\*|__)[^*_]{1,2000}(?:\*\*|__)$/u;
// The other half of the mark went with a line break, or with the mark of a list.
const HALF_BOLD = /^\*\*[^*]{1,2000}$|^[^*]{1,2000}\*\*$/u;
const STRAY = /^\*\*|\*\*$/gu;
const WHOLLY_BOLD_HTML = /^<(?:b|strong)>[^<>]{1,2000}<\/(?:b|strong)>$/iu;

// An escaped mark is kept aside in the private use area, which no source text keeps, until the marks are gone.
const HELD = 0xf0000;
const ESCAPED = /\\([!-/:-@[-`{-~])/gu;
const HELD_MARK = /[\u{f0000}-\u{f007f}]/gu;
