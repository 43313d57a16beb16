/** A mark of XML in the order of the text: an opening (`selfClosing` or not) or closing tag, or the text between two. */
export interface XmlTag {
  readonly kind: 'open' | 'close' | 'text';
  /** The name without its prefix; empty for text. */
  readonly name: string;
  readonly selfClosing: boolean;
  /** The attributes as they stand, for `attributeOf`; for text the text with its entities. */
  readonly content: string;
  /** Where it begins and ends in the text. */
  readonly from: number;
  readonly to: number;
}

/** The tags of a well-formed text of XML, one after the other. Comments and instructions are left out. */
export function* xmlTags(xml: string): Generator<XmlTag> {
  for (const match of xml.matchAll(TAG)) {
    const [whole, slash, name, content, end, text] = match;
    const place = { from: match.index, to: match.index + whole.length };
    if (text !== undefined) yield { kind: 'text', name: '', selfClosing: false, content: text, ...place };
    else if (name !== undefined) {
      yield {
        kind: slash === '/' ? 'close' : 'open',
        name,
        selfClosing: end === '/',
        content: content ?? '',
        ...place,
      };
    }
  }
}

// The content of a tag holds no `<`, and a `>` only within quotes.
const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>|([^<]+)/gu;

/** The value of an attribute of a tag, by its name without a prefix. */
export const attributeOf = (tag: XmlTag, name: string): string | undefined =>
  new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u')
    .exec(tag.content)
    ?.slice(1)
    .find((value) => value !== undefined);

/** The five entities of XML and numeric ones as characters. */
export const xmlText = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/giu,
    (_, decimal, hex, name: string | undefined) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? '';
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
