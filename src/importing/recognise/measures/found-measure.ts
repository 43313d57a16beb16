import type { Spot } from '../../../domain/source-document.ts';
import type { Heading, OwnersReading, ReadPhase, ReadTarget, Unsure } from '../recognition.ts';

/**
 * A measure as one place of the plan tells it; a plan may tell it in several (an overview, a list, a sheet). What a place does not
 * tell is absent or empty.
 */
export interface FoundMeasure {
  /**
   * `detail` has a section or a sheet of its own, `row` is a row of a timetable, `list` a row of a list, `overview` a line of a
   * table that only shows how the measures hang together. An earlier one tells more.
   */
  readonly kind: FoundKind;
  readonly number?: string;
  /** Empty where its heading was lost. */
  readonly title: string;
  readonly tags: readonly string[];
  /** Headings above it, outermost first, without labels of parts. */
  readonly above: readonly Heading[];
  /** What groups it inside a table. */
  readonly groups: readonly string[];
  readonly bureau?: string;
  readonly owners?: OwnersReading;
  readonly summary?: string;
  readonly phases: readonly ReadPhase[];
  readonly targets: readonly ReadTarget[];
  readonly current: readonly string[];
  readonly planned: readonly string[];
  readonly place: string;
  readonly page?: number;
  readonly spot: Spot;
  /** Tells the places apart: two rows of one table are never the same measure. */
  readonly origin: number;
  /** A sentence for people about the measure as a whole. */
  readonly uncertain?: string;
  readonly doubts: readonly MeasureDoubt[];
}

export type FoundKind = 'detail' | 'row' | 'list' | 'overview';

export interface MeasureDoubt extends Unsure {
  readonly field: 'title' | 'owners' | 'schedule' | 'targets';
}

/** A measure of which only its place and title are known yet. */
export const bareMeasure = (
  known: Pick<FoundMeasure, 'kind' | 'title' | 'above' | 'place' | 'spot' | 'origin'> & Partial<FoundMeasure>,
): FoundMeasure => ({ tags: [], groups: [], phases: [], targets: [], current: [], planned: [], doubts: [], ...known });
