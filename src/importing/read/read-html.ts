import { type DefaultTreeAdapterMap, defaultTreeAdapter, parseFragment } from 'parse5';
import { KakariError } from '../../domain/errors.ts';
import type { SourceBlock, SourceTable, Spot } from '../../domain/source-document.ts';
import { headings, paragraphs } from './blocks.ts';
import { goesOnInNextLine, joinTwo } from './join-lines.ts';
import { type LooseCell, tables } from './table-grid.ts';

type Node = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];

/**
 * The blocks of a piece of HTML: headings, paragraphs, items of lists and tables. A list in a cell is lines with `・`, a table in a
 * cell is its rows as lines. Every block stands at `spot`. `marked` tells for each cell in the order of the text whether it is
 * marked; where there are more or fewer of them than cells they are not looked at.
 *
 * @throws KakariError `document-too-many-cells`, `document-damaged` where elements stand in each other without an end.
 */
export function htmlBlocks(html: string, spot: Spot, marked: readonly boolean[] = []): readonly SourceBlock[] {
  const { childNodes } = parsed(html, spot.file);
  const cells = cellsOf(childNodes);
  const isMarked = new Set(cells.length === marked.length ? cells.filter((_, at) => marked[at]) : []);
  return blocksOf(childNodes, { spot, isMarked }, {});
}

// Each element looks through those it stands in, and all that follows walks them by recursion.
function parsed(html: string, file: string): DefaultTreeAdapterMap['documentFragment'] {
  let depth = 0;
  return parseFragment(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush: () => {
        depth += 1;
        if (depth > DEEPEST) throw new KakariError('document-damaged', { file });
      },
      onItemPop: () => {
        depth -= 1;
      },
    },
  });
}

const DEEPEST = 200;

interface Reading {
  readonly spot: Spot;
  readonly isMarked: ReadonlySet<Element>;
}

const cellsOf = (nodes: readonly Node[]): readonly Element[] =>
  nodes.filter(isElement).flatMap((node) => [...(isCell(node) ? [node] : []), ...cellsOf(node.childNodes)]);

interface Around {
  readonly listItem?: boolean;
}

function blocksOf(nodes: readonly Node[], reading: Reading, around: Around): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let inline: Node[] = [];
  const endInline = (): void => {
    blocks.push(...paragraphBlocks(inline, reading, around));
    inline = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !BLOCKS.has(node.tagName)) inline.push(node);
    else {
      endInline();
      blocks.push(...elementBlocks(node, reading, around));
    }
  }
  endInline();
  return blocks;
}

function elementBlocks(element: Element, reading: Reading, around: Around): readonly SourceBlock[] {
  const level = /^h([1-6])$/u.exec(element.tagName)?.[1];
  if (level !== undefined)
    return headings(Number(level), textOf(element.childNodes).replaceAll('\n', ' '), reading.spot);
  if (element.tagName === 'table') return tableBlocks(element, reading, around);
  if (element.tagName === 'li' && isNote(element)) return noteBlocks(element, reading);
  if (element.tagName === 'li') return blocksOf(element.childNodes, reading, { listItem: true });
  return blocksOf(element.childNodes, reading, around);
}

// mammoth writes the notes of Word as a list at the end, each with an id of this form, and numbers their marks in this order.
const isNote = (element: Element): boolean => /^(?:foot|end)note-\d/u.test(attribute(element, 'id') ?? '');

function noteBlocks(element: Element, reading: Reading): readonly SourceBlock[] {
  const number = (element.parentNode?.childNodes.filter((node) => isElement(node)) ?? []).indexOf(element) + 1;
  const [first, ...rest] = textOf(element.childNodes).split('\n');
  return paragraphs(`※${number} ${[first, ...rest].join('')}`, reading.spot, { footnote: true });
}

function paragraphBlocks(nodes: readonly Node[], reading: Reading, around: Around): readonly SourceBlock[] {
  const bold = isWhollyBold(nodes);
  const lines = textOf(nodes)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return wholeSentences(lines).flatMap((line) => paragraphs(line, reading.spot, { bold, ...around }));
}

// A line break by hand stands between two things or in the middle of a sentence.
function wholeSentences(lines: readonly string[]): readonly string[] {
  return lines.reduce<readonly string[]>((whole, line) => {
    const before = whole.at(-1);
    return before !== undefined && goesOnInNextLine(before, line)
      ? [...whole.slice(0, -1), joinTwo(before, line)]
      : [...whole, line];
  }, []);
}

// A table of one cell is a frame around a text.
function tableBlocks(table: Element, reading: Reading, around: Around): readonly SourceBlock[] {
  const [cell, ...others] = rowsOf(table).flatMap((row) => children(row).filter(isCell));
  return cell !== undefined && others.length === 0
    ? blocksOf(cell.childNodes, reading, around)
    : htmlTable(table, reading);
}

function htmlTable(table: Element, reading: Reading): readonly SourceTable[] {
  const rows = rowsOf(table);
  const caption = children(table).find(({ tagName }) => tagName === 'caption');
  const grid = rows.map((row) =>
    children(row)
      .filter(isCell)
      .map((cell) => looseCell(cell, reading)),
  );
  return tables(grid, {
    spot: reading.spot,
    ...(caption === undefined ? {} : { caption: textOf(caption.childNodes).trim() }),
  });
}

function looseCell(cell: Element, { spot, isMarked }: Reading): LooseCell {
  return {
    text: textOf(cell.childNodes),
    spot,
    rowSpan: span(cell, 'rowspan'),
    columnSpan: span(cell, 'colspan'),
    bold: cell.tagName !== 'th' && isWhollyBold(cell.childNodes),
    marked: isMarked.has(cell) || isShaded(cell),
  };
}

const span = (cell: Element, name: string): number => Number.parseInt(attribute(cell, name) ?? '1', 10) || 1;
const isCell = ({ tagName }: Element): boolean => tagName === 'td' || tagName === 'th';
const isShaded = (cell: Element): boolean => {
  const colour = /background(?:-color)?\s*:\s*([^;]{1,40})/iu.exec(attribute(cell, 'style') ?? '')?.[1]?.trim();
  return colour !== undefined && !/^(?:none|transparent|white|inherit|#fff(?:fff)?)$/iu.test(colour);
};

const rowsOf = (table: Element): readonly Element[] =>
  children(table).flatMap((part) => {
    if (part.tagName === 'tr') return [part];
    return SECTIONS.has(part.tagName) ? children(part).filter(({ tagName }) => tagName === 'tr') : [];
  });

/** The text of some nodes with `\n` where a line or a block ends; a table within is its rows as lines. */
function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => nodeText(node))
    .join('')
    .replace(/[^\S\n]*\n\s*/gu, '\n')
    .trim();
}

function nodeText(node: Node): string {
  if ('value' in node) return node.value.replace(/\s+/gu, ' ');
  if (!isElement(node) || HIDDEN.has(node.tagName)) return '';
  if (node.tagName === 'br' || node.tagName === 'hr') return '\n';
  if (node.tagName === 'a' && NOTE_BACK.test(attribute(node, 'href') ?? '')) return '';
  const inside = node.childNodes.map((child) => nodeText(child)).join('');
  if (node.tagName === 'a' && NOTE_MARK.test(attribute(node, 'id') ?? '')) return `※${inside.replace(/[[\]]/gu, '')}`;
  if (node.tagName === 'li') return `\n・${inside.replace(OWN_MARK, '')}\n`;
  if (isCell(node)) return `${inside.trim()} `;
  return BLOCKS.has(node.tagName) ? `\n${inside}\n` : inside;
}

const NOTE_MARK = /^(?:foot|end)note-ref-/u;
const NOTE_BACK = /^#(?:foot|end)note-ref-/u;
const OWN_MARK = /^\s*[・●•■◆▪]\s*/u;

function isWhollyBold(nodes: readonly Node[]): boolean {
  const filled = nodes.filter((node) => nodeText(node).trim() !== '');
  return (
    filled.length > 0 &&
    filled.every(
      (node) => isElement(node) && (BOLD.has(node.tagName) || (!isCell(node) && isWhollyBold(node.childNodes))),
    )
  );
}

const isElement = (node: Node): node is Element => 'tagName' in node;
const children = (element: Element): readonly Element[] => element.childNodes.filter((node) => isElement(node));
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li table tr caption thead tbody tfoot blockquote pre dl dt dd section article center address figure figcaption header footer main nav body html'.split(
    ' ',
  ),
);
const SECTIONS = new Set(['thead', 'tbody', 'tfoot']);
const BOLD = new Set(['b', 'strong']);
const HIDDEN = new Set(['rt', 'rp', 'script', 'style', 'img', 'template', 'head', 'title']);
