import { elements, value } from './word-lists.ts';
import { attributeOf, xmlTags } from './xml-tags.ts';

/** What the style of a paragraph says beside its looks. */
export interface ParagraphStyle {
  /** 1 to 6 where it is a heading. */
  readonly heading?: number;
  readonly list?: string;
  readonly level?: number;
}

interface RawStyle {
  readonly basedOn: string | undefined;
  readonly heading: number | undefined;
  readonly list: string | undefined;
  readonly level: number | undefined;
}

/** The styles of paragraphs in `word/styles.xml` by their ids, with what they inherit. */
export function paragraphStyles(xml: string): ReadonlyMap<string, ParagraphStyle> {
  const raw = new Map<string, RawStyle>();
  for (const [tag, id, inside] of elements(xml, 'style', 'styleId')) {
    if (/type\s*=\s*["']paragraph/u.test(tag)) raw.set(id, rawStyle(inside));
  }
  return new Map([...raw.keys()].map((id) => [id, inherited(id, raw)]));
}

const rawStyle = (inside: string): RawStyle => ({
  basedOn: value(inside, 'basedOn'),
  heading: headingLevel(value(inside, 'outlineLvl')) ?? headingByName(value(inside, 'name') ?? ''),
  list: value(inside, 'numId'),
  level: numberOf(value(inside, 'ilvl')),
});

function inherited(id: string, raw: ReadonlyMap<string, RawStyle>): ParagraphStyle {
  const chain: RawStyle[] = [];
  let at: string | undefined = id;
  // A style may be based on itself in a damaged file.
  while (at !== undefined && chain.length < 12) {
    const style: RawStyle | undefined = raw.get(at);
    if (style === undefined) break;
    chain.push(style);
    at = style.basedOn;
  }
  const heading = chain.find((style) => style.heading !== undefined)?.heading;
  const list = chain.find((style) => style.list !== undefined)?.list;
  const level = chain.find((style) => style.level !== undefined)?.level;
  return {
    ...(heading === undefined ? {} : { heading }),
    ...(list === undefined ? {} : { list }),
    ...(level === undefined ? {} : { level }),
  };
}

/** The level of a heading for a `w:outlineLvl` (0 to 8, 9 for plain text); headings deeper than 6 are of level 6. */
export function headingLevel(outline: string | undefined): number | undefined {
  const level = numberOf(outline);
  return level === undefined || level > 8 ? undefined : Math.min(level + 1, 6);
}

// Names that writers other than Word give to the same styles.
function headingByName(name: string): number | undefined {
  const level = /^(?:heading|見出し)\s*([1-9])$/iu.exec(name.normalize('NFKC'))?.[1];
  if (level !== undefined) return Math.min(Number(level), 6);
  return /^(?:title|表題|タイトル)$/iu.test(name) ? 1 : undefined;
}

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,4}$/u.test(text) ? Number(text) : undefined;

/** The properties of a paragraph itself. */
export interface ParagraphProperties {
  readonly style: string | undefined;
  readonly outline: string | undefined;
  readonly list: string | undefined;
  readonly level: number | undefined;
}

/** Reads `w:pPr` without what a tracked change kept of older properties. */
export function paragraphProperties(xml: string): ParagraphProperties {
  const found = new Map<string, string>();
  for (const tag of xmlTags(xml)) {
    if (tag.name === 'pPrChange' || tag.name === 'rPr') break;
    if (tag.kind === 'open' && !found.has(tag.name)) found.set(tag.name, attributeOf(tag, 'val') ?? '');
  }
  return {
    style: found.get('pStyle'),
    outline: found.get('outlineLvl'),
    list: found.get('numId'),
    level: numberOf(found.get('ilvl')),
  };
}
