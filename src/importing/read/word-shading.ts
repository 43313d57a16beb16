import { attributeOf, xmlTags } from './xml-tags.ts';

interface OpenCell {
  readonly index: number;
  continues: boolean;
  /** How deep in `w:tcPr`; what a tracked change kept of older properties lies deeper than 1. */
  properties: number;
}

/**
 * For each cell of a Word file in the order of the file whether it is coloured, or an arrow or a bar is drawn in it. Cells that only
 * go on with a merged cell above are left out, as in HTML.
 */
export function markedCells(document: string): readonly boolean[] {
  const marks: boolean[] = [];
  const open: OpenCell[] = [];
  // What is drawn stands twice in the file; the tables in its older form are the ones that are read.
  let ignored = 0;
  for (const tag of xmlTags(document)) {
    if (tag.kind === 'text') continue;
    const step = tag.kind === 'close' ? -1 : Number(!tag.selfClosing);
    if (tag.name === 'Choice') ignored += step;
    const cell = open.at(-1);
    if (DRAWN.has(tag.name) && cell !== undefined) marks[cell.index] = true;
    if (ignored > 0) continue;
    if (tag.name === 'tc' && step === 1) open.push({ index: marks.push(false) - 1, continues: false, properties: 0 });
    else if (tag.name === 'tc' && step === -1) closeCell(open.pop(), marks);
    else if (cell !== undefined && tag.name === 'tcPr') cell.properties += step;
    else if (cell?.properties === 1 && tag.kind === 'open') {
      if (tag.name === 'vMerge') cell.continues = (attributeOf(tag, 'val') ?? 'continue') === 'continue';
      if (tag.name === 'shd' && isColour(attributeOf(tag, 'fill'))) marks[cell.index] = true;
    }
  }
  return marks;
}

const DRAWN = new Set(['wsp', 'cxnSp']);

function closeCell(cell: OpenCell | undefined, marks: boolean[]): void {
  if (cell?.continues === true && cell.index === marks.length - 1) marks.pop();
}

const isColour = (fill: string | undefined): boolean => fill !== undefined && !/^(?:auto|f{6}|none)$/iu.test(fill);
