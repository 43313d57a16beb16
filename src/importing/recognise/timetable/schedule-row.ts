import { shortFiscalYear, type FiscalYear } from '../../../domain/fiscal-year.ts';
import type { Spot } from '../../../domain/source-document.ts';
import { endsByNature } from './phase-words.ts';
import type { ReadPhase } from '../recognition.ts';
import type { CellReading } from './schedule-cells.ts';

/** One place of a row under years; a cell that spans columns is one slot. */
export interface Slot {
  /** Its first column in the table. */
  readonly column: number;
  readonly from: FiscalYear;
  readonly to: FiscalYear;
  readonly month?: number;
  readonly reading: CellReading;
  readonly text: string;
  readonly spot: Spot;
  /** It is coloured, or a bar is drawn over it. */
  readonly marked: boolean;
  /** It spans several columns of years. */
  readonly spans: boolean;
  /** Why the years of the slot are not sure. */
  readonly uncertain?: string;
}

/** How the cells of a table that hold nothing are to be taken. */
export interface RowHabits {
  /** The layout may have lost arrows and spans: an empty cell behind a phase is taken as its going on, unsurely. */
  readonly assumesBehind: boolean;
  /** An empty cell between two phases is taken as the first going on, unsurely. */
  readonly assumesBetween: boolean;
  /** What a mark means. */
  readonly meaning: (mark: string) => { readonly phase: string; readonly uncertain?: string };
  /** What a bar or an arrow without words stands for. */
  readonly unnamed: { readonly phase: string; readonly uncertain?: string };
  readonly lane?: string;
}

/** A phase while a row is read. */
interface Open {
  readonly phase: string;
  readonly from: FiscalYear;
  to: FiscalYear;
  readonly date?: string;
  readonly uncertain?: string;
  readonly slot: Slot;
}

/** The phases of one row of cells, in their order. Every year of a phase lies in the years of the slots. */
export function phasesOfRow(slots: readonly Slot[], habits: RowHabits): readonly ReadPhase[] {
  const done: Open[] = [];
  let open: Open[] = [];
  let gap: Slot[] = [];
  const begin = (next: readonly Open[]): void => {
    open = next.map((phase) => goesOnFrom(open, phase, gap.length > 0) ?? phase);
    done.push(...open.filter((phase) => !done.includes(phase)));
    gap = [];
  };
  const fill = (assumes: boolean): void => {
    if (assumes) done.push(...open.flatMap((phase) => assumed(phase, gap)));
  };
  for (const slot of slots) {
    const { reading } = slot;
    if (reading.kind === 'empty') gap = [...gap, slot];
    else if (reading.kind === 'goes-on' && open.length > 0) {
      fill(true);
      if (gap.length > 0 || slot.uncertain !== undefined) begin(open.map((phase) => onlyIn(slot, phase)));
      else for (const phase of open) phase.to = Math.max(phase.to, slot.to);
    } else {
      fill(habits.assumesBetween && reading.kind !== 'nothing');
      const beside = reading.kind === 'words' && reading.beside === true ? open : [];
      for (const phase of beside) phase.to = Math.max(phase.to, slot.to);
      begin([...beside, ...opened(slot, habits)]);
      // Of phases that follow each other the last goes on.
      if (reading.kind === 'words' && reading.joint !== undefined) open = open.slice(-1);
    }
  }
  fill(habits.assumesBehind);
  return done.map((phase) => finished(phase, habits));
}

/** A phase that goes on in a slot of its own, since what is before it is less sure, or more. */
const onlyIn = (slot: Slot, { phase, uncertain }: Open): Open => {
  const why = slot.uncertain ?? uncertain;
  return { phase, from: slot.from, to: slot.to, slot, ...(why === undefined ? {} : { uncertain: why }) };
};

/** The open phase of the same name that ended in the year before; it takes the new year. */
function goesOnFrom(open: readonly Open[], next: Open, gap: boolean): Open | undefined {
  const same = open.find(
    (phase) => !gap && phase.phase === next.phase && phase.uncertain === next.uncertain && next.from <= phase.to + 1,
  );
  if (same === undefined || (next.date !== undefined && next.date !== same.date)) return undefined;
  same.to = Math.max(same.to, next.to);
  return same;
}

function opened(slot: Slot, habits: RowHabits): readonly Open[] {
  const { reading, from, to } = slot;
  const at = (phase: string, uncertain: string | undefined): Open => {
    const date = dateIn(phase, slot);
    const why = slot.uncertain ?? uncertain;
    return {
      phase,
      from,
      to,
      slot,
      ...(date === undefined ? {} : { date }),
      ...(why === undefined ? {} : { uncertain: why }),
    };
  };
  if (reading.kind === 'words') return reading.items.map((item) => at(item, undefined));
  if (reading.kind === 'mark')
    return [habits.meaning(reading.mark)].map(({ phase, uncertain }) => at(phase, uncertain));
  if (reading.kind === 'goes-on') return [at(habits.unnamed.phase, habits.unnamed.uncertain)];
  return [];
}

/** What is assumed of the empty years behind a phase: that it goes on, unsurely. */
function assumed(phase: Open, gap: readonly Slot[]): readonly Open[] {
  const years = gap.filter((slot) => slot.from > phase.to);
  const [first] = years;
  // A mark stands in every year that it is meant for.
  if (first === undefined || endsByNature(phase.phase) || phase.slot.reading.kind === 'mark') return [];
  const to = Math.max(...years.map((slot) => slot.to));
  const reason = `${yearsInWords(first.from, to)}の欄が空欄のため、矢印が失われたものとみて「${phase.phase}」が続くと読み取りました`;
  return [{ phase: phase.phase, from: first.from, to, slot: first, uncertain: reason }];
}

const yearsInWords = (from: FiscalYear, to: FiscalYear): string =>
  from === to ? shortFiscalYear(from) : `${shortFiscalYear(from)}から${shortFiscalYear(to)}まで`;

function finished({ phase, from, to, date, uncertain, slot }: Open, { lane }: RowHabits): ReadPhase {
  return {
    phase,
    from,
    to,
    ...(lane === undefined ? {} : { lane }),
    ...(date === undefined ? {} : { date }),
    ...(uncertain === undefined
      ? {}
      : {
          uncertain,
          unsure: {
            spot: slot.spot,
            read: slot.text,
            assumed: `${yearsInWords(from, to)}：${phase}`,
            reason: uncertain,
          },
        }),
  };
}

/** The month or the day that the words or the head of the column name; a month without its year lies in the fiscal year. */
function dateIn(phase: string, slot: Slot): string | undefined {
  const text = phase.normalize('NFKC');
  const match = DATE.exec(text);
  const month = match === null ? slot.month : Number(match[4]);
  if (month === undefined || month < 1 || month > 12) return undefined;
  const named = match === null ? undefined : namedYear(match);
  const year = named ?? (month <= 3 ? slot.from + 1 : slot.from);
  const day = match?.[5] === undefined ? '' : `-${match[5].padStart(2, '0')}`;
  return `${year}-${String(month).padStart(2, '0')}${day}`;
}

const DATE =
  /(?:(令和|R)\.?(\d{1,2}|元)(?:年|\.)|(20\d\d)(?:年|[./]))?(?<![\d~〜～-])(\d{1,2})月(?:(\d{1,2})日)?(?!数)/u;

function namedYear(match: RegExpExecArray): number | undefined {
  if (match[3] !== undefined) return Number(match[3]);
  if (match[2] === undefined) return undefined;
  return 2018 + (match[2] === '元' ? 1 : Number(match[2]));
}
