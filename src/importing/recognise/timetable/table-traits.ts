import type { SourceTable } from '../../../domain/source-document.ts';
import { joinBrokenWords } from '../../../language/mend-source-text.ts';
import type { BodyRow } from './body-rows.ts';
import { isPhaseName } from './phase-words.ts';
import type { Label } from '../recognition.ts';
import { isDash, type TableTraits } from './row-cells.ts';
import type { RowHabits, Slot } from './schedule-row.ts';

/** What the rows of a table together tell of how its cells are meant. */
export function readTraits(rows: readonly BodyRow[], table: SourceTable): TableTraits {
  const slots = rows.flatMap((row) => row.slots);
  const dashes = slots.filter((slot) => isDash(slot.text)).length;
  const empty = slots.filter(({ reading }) => reading.kind === 'empty').length;
  return {
    // Lines of a text have no spans, and arrows that were drawn are not in it.
    lossy: table.ragged === true || isOfText(table),
    dashIsNothing: dashes >= empty,
    barsMean: rows.some(isBarred),
    arrows: slots.some(({ reading }) => reading.kind === 'goes-on'),
    spans: slots.some((slot) => slot.spans && slot.reading.kind !== 'empty'),
    repeats: rows.some((row) => row.slots.some((slot, index) => isRepeated(slot, row.slots[index + 1]))),
  };
}

const isOfText = ({ spot }: SourceTable): boolean =>
  spot.line !== undefined && spot.sheet === undefined && !/\.csv$/iu.test(spot.file);

/** Some of its years are coloured and its labels are not. */
const isBarred = (row: BodyRow): boolean =>
  row.slots.some((slot) => slot.marked) && !row.slots.every((slot) => slot.marked) && !isColoured(row);

/** Whether its labels have a colour too, as every second row of many tables: then the colour says nothing. */
export function isColoured({ cells, slots }: BodyRow): boolean {
  const labels = cells.filter((cell, column) => cell.text !== '' && column < (slots[0]?.column ?? 0));
  return labels.length > 0 && labels.every((cell) => cell.marked === true);
}

const isRepeated = (slot: Slot, next: Slot | undefined): boolean =>
  slot.reading.kind === 'words' && next?.reading.kind === 'words' && next.text === slot.text && slot.text.length < 20;

/** How one row is to be read in a table with these traits. `last` is its innermost label. */
export function habitsOf(
  traits: TableTraits,
  legend: ReadonlyMap<string, string>,
  last: Label | undefined,
  lane: string | undefined,
): RowHabits {
  const label = joinBrokenWords(last?.text ?? '');
  const named = label !== '' && (isPhaseName(label) || NAMES_PHASES.test(last?.head ?? ''));
  const { lossy, spans, repeats, arrows, barsMean } = traits;
  return {
    assumesBehind: lossy && !spans && !repeats,
    assumesBetween: !spans && !barsMean && (lossy || (!repeats && !arrows)),
    meaning: (mark) => {
      const phase = legend.get(mark) ?? (named ? label : undefined);
      return phase === undefined
        ? {
            phase: `取組（${mark}）`,
            uncertain: `記号「${mark}」の意味を示す凡例が見つからないため、印のある年度だけを読み取りました`,
          }
        : { phase };
    },
    unnamed: named ? { phase: label } : { phase: label === '' ? '取組' : label, uncertain: UNNAMED },
    ...(lane === undefined ? {} : { lane }),
  };
}

/** The head of a column in which phases are named. */
const NAMES_PHASES = /段階|工程|行程|フェーズ|ステップ|作業|プロセス/u;

const UNNAMED = '年度の欄に矢印や帯だけがあり段階の名前が書かれていないため、項目の名前を当てました';
