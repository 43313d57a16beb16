import type { DoubtSubject } from '../../domain/draft.ts';
import type { FiscalYear } from '../../domain/fiscal-year.ts';
import type { Phase, Target } from '../../domain/plan.ts';
import type { SourceBlock, SourceTable, Spot } from '../../domain/source-document.ts';

/** A heading of the plan, told apart by its number and its place, however the file marked it. */
export interface Heading {
  /** 1 is outermost; each is deeper than those before it in `Outlined.headings`. */
  readonly level: number;
  /** The number as the plan writes it: 第1章, 1-1, (1), ①, ア, 【基本方針1】, 施策 2-1. */
  readonly label?: string;
  /** Without the number. */
  readonly title: string;
  readonly spot: Spot;
}

/** A block with where it stands in the plan. Page headers, page numbers and the table of contents are gone. */
export interface Outlined {
  readonly block: SourceBlock;
  /** The headings above it, outermost first; for a heading block its own is the last. */
  readonly headings: readonly Heading[];
  /** The headings as one text, for citations: `第3章 1.1 フロントヤード改革 ①`. */
  readonly place: string;
  /** The page number printed on the page, or told by the table of contents; never the number of the sheet of paper alone. */
  readonly page?: number;
}

/** What is known of the plan when its parts are read. */
export interface PlanFrame {
  readonly period?: readonly [FiscalYear, FiscalYear];
  /** What the marks of a schedule mean, from its 凡例: `●` → 実施. */
  readonly legend: ReadonlyMap<string, string>;
  /** The years of spans that the plan has named: 短期 → 2024–2025. */
  readonly spans?: ReadonlyMap<string, { readonly from: FiscalYear; readonly to: FiscalYear }>;
}

/** A doubt before it has its id, as the reader of one part found it. */
export interface Unsure {
  readonly spot: Spot;
  readonly read: string;
  readonly assumed: string;
  readonly reason: string;
}

/** A doubt with its subject. */
export type FoundDoubt = Unsure & { readonly about: DoubtSubject };

/** Who is in charge, read from the words of an owner's cell or line. */
export interface OwnersReading {
  /** Full names of sections, in the order of the plan, each once. */
  readonly owners: readonly string[];
  readonly bureau?: string;
  readonly crossCutting: boolean;
  readonly ownersNote?: string;
  /** The bureau (or section) that the text puts a section under. */
  readonly parents?: ReadonlyMap<string, string>;
  readonly unsure?: Unsure;
}

/** One cell of a timetable's left side with the head of its column. */
export interface Label {
  readonly head: string;
  readonly text: string;
}

export type ReadPhase = Omit<Phase, 'english'> & { readonly unsure?: Unsure };
export type ReadTarget = Omit<Target, 'english'> & { readonly unsure?: Unsure };

/** One row of a table whose columns are years (or quarters, halves, months of years). */
export interface TimetableRow {
  /** What stands left (or right) of the years, outermost first; a text that spans rows stands in each of them. */
  readonly labels: readonly Label[];
  /** Empty where the row tells a target. */
  readonly phases: readonly ReadPhase[];
  readonly target?: ReadTarget;
  readonly spot: Spot;
}

export interface Timetable {
  readonly years: readonly FiscalYear[];
  readonly rows: readonly TimetableRow[];
  readonly table: SourceTable;
}
