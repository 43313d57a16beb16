import { groupBy } from '../../../domain/group-by.ts';
import type { SourceTable } from '../../../domain/source-document.ts';
import type { Outlined } from '../recognition.ts';
import { isMark, markOf } from './schedule-cells.ts';

/**
 * What the marks of the plan's timetables mean, from 「●：実施 ○：検討」 in a paragraph or a cell beside the word 凡例, or from a
 * small table of marks. A mark that is explained twice differently is left out.
 */
export function readLegend(outlined: readonly Outlined[]): ReadonlyMap<string, string> {
  const found = outlined.flatMap(({ block }) =>
    block.kind === 'table' ? legendOfTable(block) : legendOfText(block.text),
  );
  const meanings = groupBy(found, ([mark]) => mark);
  return new Map(
    [...meanings].flatMap(([mark, pairs]) => {
      const phases = new Set(pairs.map(([, phase]) => phase));
      return phases.size === 1 ? [[mark, pairs[0]?.[1] ?? ''] as const] : [];
    }),
  );
}

type Pair = readonly [mark: string, phase: string];

const MARKS = '●○◎〇◯△▲▽▼◇◆□■☆★⚪⚫';
const PAIR = new RegExp(
  `([${MARKS}])\\s*(?:[:：＝=…・]+|は|が)\\s*「?([^\\s、，,。／/${MARKS}:：「」()（）]{1,15})`,
  'gu',
);
const LOOSE_PAIR = new RegExp(
  `([${MARKS}])\\s*(?:[:：＝=…・]+|は)?\\s*「?([^\\s、，,。／/${MARKS}:：「」()（）]{1,15})`,
  'gu',
);

/** Two pairs make a legend; one does only beside the word 凡例. */
function legendOfText(text: string): readonly Pair[] {
  const named = /凡\s*例|記号の(?:意味|説明)/u.test(text);
  const pairs = pairsIn(text, named ? LOOSE_PAIR : PAIR);
  return named || (pairs.length > 1 && text.length <= 120) ? pairs : [];
}

const pairsIn = (text: string, pattern: RegExp): readonly Pair[] =>
  [...text.matchAll(pattern)].map((match) => [markOf(match[1] ?? ''), match[2] ?? '']);

function legendOfTable(table: SourceTable): readonly Pair[] {
  const cells = table.rows.flatMap((row) => [...new Set(row)]);
  const named =
    /凡\s*例|記号の/u.test(table.caption ?? '') ||
    cells.some((cell) => /^[【〈<(（]?凡\s*例[】〉>)）]?$/u.test(cell.text));
  const inCells = cells.flatMap(({ text }) =>
    named && text.length <= 60 ? pairsIn(text, LOOSE_PAIR) : legendOfText(text.replaceAll('\n', ' ')),
  );
  const rows = table.rows.map((row) => [...new Set(row)].filter((cell) => cell.text !== ''));
  const small = rows.length <= 8 && rows.every((row) => row.length <= 2) && rows.length > 1;
  if (!named && !small) return inCells;
  return [...inCells, ...rows.flatMap((row) => besides(row.map((cell) => cell.text)))];
}

/** A mark and the text in the cell after it. */
const besides = (texts: readonly string[]): readonly Pair[] =>
  texts.flatMap((text, index): readonly Pair[] => {
    const next = texts[index + 1];
    return isMark(text) && next !== undefined && !isMark(next) && next.length <= 15 ? [[markOf(text), next]] : [];
  });
