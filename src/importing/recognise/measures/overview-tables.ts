import type { SourceCell, SourceTable } from '../../../domain/source-document.ts';
import { fieldOf } from './fields.ts';
import { bareMeasure, type FoundMeasure } from './found-measure.ts';
import { readTitle, tidyTitle } from './measure-titles.ts';
import type { TableContext } from './table-measures.ts';

/**
 * The measures that a table shows in their order without saying more than number, title and page (体系図); none where fewer than
 * three of its rows do. They are measures only where other places say so.
 */
export function overviewMeasures(table: SourceTable, context: TableContext): readonly FoundMeasure[] {
  const groups: string[] = [];
  const found = table.rows.flatMap((row, index) => {
    const cells = row.filter((cell, at) => row.indexOf(cell) === at);
    const filled = cells.filter(({ text }) => text !== '');
    const at = filled.findLastIndex((cell, place) => isEntry(cell, filled[place + 1]));
    if (filled.every(({ text }) => fieldOf(text) !== undefined)) return [];
    keepGroups(groups, at < 0 ? filled : filled.slice(0, at), row);
    return at < 0 ? [] : [entry(filled.slice(at), [...groups], context, index)];
  });
  return found.length >= LEAST ? found : [];
}

const LEAST = 3;
const NUMBER = /^(?:[①-⑳㉑-㊿❶-❿]|(?:No\.?|施策|取組|事業)?\s?\d{1,2}(?:[-.－‐]\d{1,2}){0,2}\.?|[(（]\d{1,2}[)）])$/u;

/** A number with its title in the next cell, or both in one. */
function isEntry({ text }: SourceCell, next: SourceCell | undefined): boolean {
  if (NUMBER.test(text.trim())) return isTitle(next?.text ?? '');
  const { number, title } = readTitle(text);
  return number !== undefined && /^(?:[①-⑳㉑-㊿]|\d+[-.－‐]\d+|\d+$)/u.test(number) && isTitle(title);
}

const isTitle = (text: string): boolean =>
  text.length >= 4 &&
  text.length <= 80 &&
  !/。/u.test(text) &&
  /[\p{Script=Han}\p{Script=Katakana}]{2}/u.test(text) &&
  !/^[\d,.]+/u.test(text);

/** Each column left of the titles groups what follows it, until it is filled again. */
function keepGroups(groups: string[], filled: readonly SourceCell[], row: readonly SourceCell[]): void {
  for (const cell of filled) {
    const column = Math.min(row.indexOf(cell), groups.length);
    const alone = filled.length === 1 && row.every((other) => other === cell || other.text === '');
    groups.splice(alone ? 0 : column);
    groups.push(tidyTitle(cell.text));
  }
}

function entry(
  cells: readonly SourceCell[],
  groups: readonly string[],
  context: TableContext,
  index: number,
): FoundMeasure {
  const [first, second] = cells;
  const alone = NUMBER.test(first?.text.trim() ?? '');
  const { number, title, tags } = readTitle(alone ? `${first?.text ?? ''} ${second?.text ?? ''}` : (first?.text ?? ''));
  const page = cells
    .map(({ text }) => /^(?:P\.?|p\.?)\s?(\d{1,3})$/u.exec(text.trim())?.[1])
    .find((found) => found !== undefined);
  return bareMeasure({
    kind: 'overview',
    ...(number === undefined ? {} : { number }),
    title,
    tags,
    above: context.above,
    groups,
    place: context.place,
    ...(page === undefined ? {} : { page: Number(page) }),
    spot: first?.spot ?? { file: '', line: index },
    origin: 0,
  });
}
