import type { Spot } from '../../../domain/source-document.ts';

/** A piece of text that is not cut any further: a sentence, an item of a list, a row of a table. */
export interface Stretch {
  readonly kind: 'prose' | 'item' | 'row';
  readonly text: string;
  readonly spot: Spot;
  readonly page?: number;
  /** What a row is about. */
  readonly label?: string;
  /** The line over a table. */
  readonly caption?: string;
}

/** An answer is read at a glance. */
const MOST_SENTENCES = 3;
const MOST_LETTERS = 250;
/** A list stays whole up to here. */
const MOST_OF_LIST = 500;

/** Puts sentences together up to what is read at a glance, and items of a list with what leads to them; rows stay alone. */
export function packed(pieces: readonly Stretch[]): readonly Stretch[] {
  const done: Stretch[] = [];
  let count = 0;
  for (const piece of pieces) {
    const last = done.at(-1);
    if (last && joins(last, piece, count)) {
      done[done.length - 1] = joined(last, piece);
      count += 1;
    } else {
      done.push(piece);
      count = 1;
    }
  }
  return done;
}

function joins(last: Stretch, piece: Stretch, count: number): boolean {
  if (last.kind === 'row' || piece.kind === 'row') return false;
  const length = last.text.length + piece.text.length;
  if (piece.kind === 'item') return length <= MOST_OF_LIST;
  // A sentence behind a list begins something new.
  return last.kind === 'prose' && count < MOST_SENTENCES && length <= MOST_LETTERS;
}

/** A sentence follows in the same line, an item in its own. */
const joined = (last: Stretch, piece: Stretch): Stretch => ({
  ...last,
  kind: piece.kind,
  text: `${last.text}${piece.kind === 'item' || !isSentence(last.text) || !isSentence(piece.text) ? '\n' : ''}${piece.text}`,
});

const isSentence = (text: string): boolean => /[。！？」）)]$/u.test(text);
