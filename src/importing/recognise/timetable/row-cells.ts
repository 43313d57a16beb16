import { shortFiscalYear } from '../../../domain/fiscal-year.ts';
import type { CellReading } from './schedule-cells.ts';
import type { Slot } from './schedule-row.ts';

/** What is known of the whole table before one of its rows is read. */
export interface TableTraits {
  /** The layout may have lost arrows, spans and places of cells, as texts do. */
  readonly lossy: boolean;
  /** A single dash stands where nothing is planned, since it stands in most of the cells without words. */
  readonly dashIsNothing: boolean;
  /** Colours and bars tell periods: some cells under years have them and others do not. */
  readonly barsMean: boolean;
  /** Some cell goes on from the one before by an arrow or a word. */
  readonly arrows: boolean;
  /** Some cell spans years, so that the layout tells how long a phase lasts. */
  readonly spans: boolean;
  /** A phase is written again in the year after, so that an empty cell is meant to be empty. */
  readonly repeats: boolean;
}

/** The slots of a row with their bars, dashes and cells of several phases settled. `coloured` is a row whose labels have a colour too. */
export function settleSlots(slots: readonly Slot[], traits: TableTraits, coloured: boolean): readonly Slot[] {
  const barred = traits.barsMean && !coloured ? withBars(slots) : slots;
  const dashed = traits.dashIsNothing ? barred : withDashes(barred);
  return traits.lossy ? withStacks(dashed) : dashed;
}

/**
 * A bar over several years of which one has the words: they hold for all of them. A bar without words goes on from the words
 * before it, or stands for itself.
 */
function withBars(slots: readonly Slot[]): readonly Slot[] {
  return slots.map((slot, index) => {
    if (slot.marked !== true || slot.reading.kind !== 'empty') return slot;
    const begin = slots.slice(0, index).findLastIndex((other) => other.marked !== true) + 1;
    const end = slots.findIndex((other, at) => at > index && other.marked !== true);
    const bar = slots.slice(begin, end === -1 ? slots.length : end);
    const words = bar.find((other) => other.reading.kind === 'words');
    const isBefore = words !== undefined && bar.indexOf(words) > index - begin;
    return isBefore ? { ...slot, reading: words.reading, text: words.text } : { ...slot, reading: { kind: 'goes-on' } };
  });
}

/** Single dashes in a table that leaves its other cells empty: behind a phase they are taken as a line, unsurely. */
function withDashes(slots: readonly Slot[]): readonly Slot[] {
  return slots.map((slot, index) => {
    const before = slots.slice(0, index).findLast((other) => other.reading.kind !== 'empty')?.reading;
    if (slot.reading.kind !== 'nothing' || !isDash(slot.text) || before?.kind !== 'words') return slot;
    const uncertain = `${shortFiscalYear(slot.from)}の欄の「${slot.text.trim()}」を、前の段階が続く線とみなしました`;
    return { ...slot, reading: before, uncertain };
  });
}

/** Whether a text is one dash and nothing else. */
export const isDash = (text: string): boolean => /^\s*[-—―─━–ー‐−－]\s*$/u.test(text);

/** Phases that stand in one cell where the layout lost the border between cells: one for each year, if the cells behind are empty. */
function withStacks(slots: readonly Slot[]): readonly Slot[] {
  const at = slots.findIndex(({ reading }) => reading.kind === 'words' && JOINTS.has(reading.joint));
  const slot = slots[at];
  if (slot?.reading.kind !== 'words' || slots.at(-1)?.reading.kind !== 'empty') return slots;
  const { items } = slot.reading;
  const behind = slots.slice(at + 1);
  if (behind.every(({ reading }) => reading.kind === 'empty') && behind.length === items.length - 1) {
    const uncertain = `${shortFiscalYear(slot.from)}の欄に${items.length}つの段階が並び列の区切りが読み取れないため、順に一年ずつと読み取りました`;
    return [
      ...slots.slice(0, at),
      ...items.map((item, index) => ({ ...(slots[at + index] ?? slot), ...one(item, slot), uncertain })),
    ];
  }
  const [first = '', ...rest] = items;
  const reason = `${shortFiscalYear(slot.from)}の欄に「${first}」と並んでいますが、列がずれた可能性があります`;
  const moved = `${shortFiscalYear(slot.from)}の欄に${items.length}つの段階が並んでおり、列がずれた可能性があります`;
  return [
    ...slots.slice(0, at),
    { ...slot, ...one(first, slot) },
    ...rest.map((item) => ({ ...slot, ...one(item, slot), uncertain: reason })),
    ...behind.map((other) =>
      other.reading.kind === 'empty' ? other : { ...other, uncertain: other.uncertain ?? moved },
    ),
  ];
}

/** Where the border between two cells may have been. */
const JOINTS = new Set<unknown>(['blank', 'line']);

const one = (item: string, slot: Slot): { readonly reading: CellReading; readonly text: string } => ({
  reading: { kind: 'words', items: [item] },
  text: slot.text,
});
