import type { Spot } from '../../../domain/source-document.ts';
import type { Candidate } from './headings.ts';
import { isChapterTitle, isIntroduction, isPartLabel, isPlanTopic } from './part-labels.ts';
import type { Heading } from '../recognition.ts';

/** A heading that is open: what stands below it belongs to it. */
export interface Open {
  readonly heading: Heading;
  readonly style: string;
  readonly ordinal?: number;
  readonly hint?: number;
  /** Names a part of a measure only. */
  readonly part: boolean;
  /** The table of contents names it. */
  readonly listed?: boolean;
}

/**
 * The headings open after a new one. A style that is open closes all down to it; a new style goes deeper, unless every plan puts
 * it further out (第1章 over 1-1 over (1)) or this one did before (`nesting`). A label that names a part of a measure hangs below
 * the number that is open.
 */
export function opened(
  open: readonly Open[],
  candidate: Candidate,
  spot: Spot,
  nesting: ReadonlySet<string>,
): readonly Open[] {
  const { label, ordinal } = candidate.numbering ?? {};
  const part = label === undefined && candidate.sheet !== true && isPartLabel(candidate.title);
  const style = styleOf(open, candidate, part);
  const kept = above(open, candidate, style, part, nesting);
  const heading: Heading = {
    level: kept.length + 1,
    ...(label === undefined ? {} : { label }),
    title: candidate.title,
    spot,
  };
  const { hint, listed } = candidate;
  return [...kept, { heading, style, part, ...defined({ hint, ordinal, listed }) }];
}

const defined = (fields: { readonly [K in 'hint' | 'ordinal' | 'listed']: Open[K] | undefined }): Pick<
  Open,
  'hint' | 'ordinal' | 'listed'
> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** What a heading newly opened teaches: its style goes below those above it. */
export const nestingOf = (open: readonly Open[]): readonly string[] =>
  open.slice(0, -1).map((outer) => nested(outer.style, open.at(-1)?.style ?? ''));

const nested = (outer: string, inner: string): string => `${outer} > ${inner}`;

function styleOf(open: readonly Open[], candidate: Candidate, part: boolean): string {
  const { numbering, listed = false } = candidate;
  if (!numbering) return unnumberedStyle(candidate, part);
  const { style, ordinal } = numbering;
  const circled = open.findLast((one) => one.style === 'circled');
  // A conversion knows no circle beyond a certain number: ㉖ is followed by a plain 27.
  if (style === 'decimal:1' && circled && jumps(open, ordinal)) return 'circled';
  return isWithin(open, style, ordinal, listed) ? `${style}'` : style;
}

const unnumberedStyle = ({ title, hint, sheet = false }: Candidate, part: boolean): string =>
  isChapterTitle(title) || sheet ? 'chapter-title' : part ? 'part' : `bare:${hint ?? ''}`;

/**
 * A numbering within one of the same style: the table of contents names the outer numbers and not this one, which does not count
 * on from them either.
 */
function isWithin(open: readonly Open[], style: string, ordinal: number | undefined, listed: boolean): boolean {
  const outer = open.find((one) => one.style === style);
  if (listed || outer?.listed !== true) return false;
  return open.some((one) => one.style === `${style}'`) || ordinal !== (outer.ordinal ?? 0) + 1;
}

const jumps = (open: readonly Open[], ordinal: number | undefined): boolean =>
  ordinal !== undefined && ordinal > (open.find((one) => one.style === 'decimal:1')?.ordinal ?? ordinal) + FAR;

const FAR = 5;

function above(
  open: readonly Open[],
  candidate: Candidate,
  style: string,
  part: boolean,
  nesting: ReadonlySet<string>,
): readonly Open[] {
  const unnumbered = candidate.numbering?.label === undefined;
  if (unnumbered && isChapterTitle(candidate.title)) return [];
  if (candidate.outside !== undefined) return open.slice(0, candidate.outside);
  if (candidate.sheet === true) return [];
  if (part) return aboveParts(open, candidate.numbering?.style);
  if (!unnumbered && open.length === 1 && isIntroduction(open[0]?.heading.title ?? '')) return [];
  const same = open.findIndex((one) => one.style === style && !one.part);
  if (same >= 0) return open.slice(0, same);
  if (style.startsWith('bare:') && candidate.hint !== undefined) return aboveHint(open, candidate.hint);
  if (unnumbered && isPlanTopic(candidate.title)) return outsideMeasures(open);
  const outer = open.findIndex(
    (one) => goesBelow(one.style, style) || (one.heading.label !== undefined && nesting.has(nested(style, one.style))),
  );
  return outer < 0 ? open : open.slice(0, outer);
}

/**
 * Below the last heading that is numbered or marked; other labels of parts, and what hangs on them, are closed. So are items with
 * the mark of the label, or a mere ・, below a number.
 */
function aboveParts(open: readonly Open[], mark: string | undefined): readonly Open[] {
  const numbered = open.findLastIndex((one) => one.heading.label !== undefined);
  const item = open.findIndex(
    (one, at) => at > numbered && numbered >= 0 && (one.style === mark || one.style === 'mark:・'),
  );
  const rest = item < 0 ? open : open.slice(0, item);
  const firm = rest.findLastIndex((one) => !one.part && one.style !== 'bare:');
  const part = rest.findIndex((one, at) => at > firm && one.part);
  return part < 0 ? rest : rest.slice(0, part);
}

/** Without the measure that is open, told by the labels of its parts. */
function outsideMeasures(open: readonly Open[]): readonly Open[] {
  const part = open.findIndex((one) => one.part);
  return part < 0 ? open : open.slice(0, Math.max(part - 1, 0));
}

/** Lines without a number have only the level that the file gives them. */
const aboveHint = (open: readonly Open[], hint: number): readonly Open[] =>
  open.slice(0, open.findLastIndex((one) => (one.hint ?? hint) < hint) + 1);

/** Orders that every plan keeps: 第1章 over all that is no chapter, 1 over 1-1 over 1-1-1 over (1). */
function goesBelow(inner: string, style: string): boolean {
  const [one, other] = [OUTER.indexOf(inner), OUTER.indexOf(style)];
  if (other >= 0) return one < 0 || one > other;
  const [below, own] = [COUNTED.indexOf(inner), COUNTED.indexOf(style)];
  return own >= 0 && below > own;
}

const OUTER = ['part', 'chapter', 'section', 'clause'];
const COUNTED = ['decimal:1', 'decimal:2', 'decimal:3', 'decimal:4', 'paren'];
