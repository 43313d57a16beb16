import { listCounter } from './word-lists.ts';
import { type ParagraphStyle, headingLevel, paragraphProperties, paragraphStyles } from './word-styles.ts';
import { xmlTags } from './xml-tags.ts';

/**
 * `word/document.xml` with what Word only counts or inherits written out, for a library that knows neither: the number of a numbered
 * paragraph stands in its text, a heading by its outline level has the style `KakariHeading1` … `6`.
 */
export function rewriteWord(document: string, styles: string, numbering: string): string {
  const known = paragraphStyles(styles);
  const counter = listCounter(numbering);
  const pieces: string[] = [];
  let from = 0;
  let open: { readonly at: number; readonly depth: number } | undefined;
  let depth = 0;
  let ignored = 0;
  for (const tag of xmlTags(document)) {
    // What is drawn stands twice in the file: in today's form, and in the older form, which is the one that is read.
    if (tag.name === 'Choice') ignored += tag.kind === 'open' && !tag.selfClosing ? 1 : -1;
    if (tag.name !== 'pPr' || ignored > 0 || tag.selfClosing) continue;
    depth += tag.kind === 'open' ? 1 : -1;
    if (tag.kind === 'open' && depth === 1) open = { at: tag.to, depth };
    if (tag.kind === 'close' && depth === 0 && open !== undefined) {
      const change = written(document.slice(open.at, tag.from), known, counter);
      if (change !== undefined) {
        pieces.push(document.slice(from, open.at), change.properties, '</w:pPr>', change.label);
        from = tag.to;
      }
      open = undefined;
    }
  }
  return pieces.join('') + document.slice(from);
}

interface Written {
  readonly properties: string;
  readonly label: string;
}

function written(
  xml: string,
  known: ReadonlyMap<string, ParagraphStyle>,
  counter: ReturnType<typeof listCounter>,
): Written | undefined {
  const own = paragraphProperties(xml);
  const style = known.get(own.style ?? '') ?? {};
  const list = own.list ?? style.list;
  const byStyle = list === undefined || own.style === undefined ? undefined : counter.levelOfStyle(list, own.style);
  const level = own.level ?? byStyle ?? style.level ?? 0;
  const label = list === undefined || list === '0' ? undefined : counter.next({ list, level });
  const heading = own.outline === undefined ? style.heading : headingLevel(own.outline);
  if (label === undefined && heading === undefined) return undefined;
  const numbered = label === undefined && heading === undefined ? xml : xml.replace(LIST, '');
  return {
    properties:
      heading === undefined ? numbered : `<w:pStyle w:val="KakariHeading${heading}"/>${numbered.replace(STYLE, '')}`,
    label: label === undefined ? '' : `<w:r><w:t xml:space="preserve">${escaped(label)}</w:t></w:r>`,
  };
}

const LIST = /<w:numPr>.*?<\/w:numPr>|<w:numPr\/>/su;
const STYLE = /<w:pStyle\s[^<>]*\/>/u;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
