import type { Doubt } from '../../domain/draft.ts';
import type { Spot } from '../../domain/source-document.ts';
import type { FoundDoubt, Outlined } from './recognition.ts';

/** The doubts with their ids `d1`, `d2` … in the order of the document, each with the place in which it stands. */
export function orderDoubts(doubts: readonly FoundDoubt[], outlined: readonly Outlined[]): readonly Doubt[] {
  const order = new Map(outlined.map(({ block }, index) => [keyOf(block.spot), index]));
  const starts = outlined.map(({ block, place }, index) => ({ spot: block.spot, place, index }));
  const located = doubts.map((doubt) => ({ doubt, ...locate(doubt.spot, order, starts) }));
  return located
    .toSorted((a, b) => a.index - b.index)
    .map(({ doubt: { about, spot, read, assumed, reason }, place }, at) => ({
      id: `d${at + 1}`,
      about,
      spot,
      place,
      read,
      assumed,
      reason,
    }));
}

const keyOf = ({ file, page, sheet, line }: Spot): string => [file, page, sheet, line].join('\u0000');

interface Start {
  readonly spot: Spot;
  readonly place: string;
  readonly index: number;
}

/** The block that begins at a spot, or the last of the same page or sheet that begins before it. */
function locate(
  spot: Spot,
  order: ReadonlyMap<string, number>,
  starts: readonly Start[],
): Pick<Start, 'place' | 'index'> {
  const exact = order.get(keyOf(spot));
  const found =
    (exact === undefined ? undefined : starts[exact]) ??
    starts.findLast(
      (start) => start.spot.file === spot.file && start.spot.sheet === spot.sheet && isBefore(start.spot, spot),
    );
  return found === undefined ? { place: '', index: starts.length } : { place: found.place, index: found.index };
}

const isBefore = (one: Spot, other: Spot): boolean =>
  (one.page ?? 0) < (other.page ?? 0) ||
  ((one.page ?? 0) === (other.page ?? 0) && (one.line ?? 0) <= (other.line ?? 0));
