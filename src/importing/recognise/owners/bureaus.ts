import { ownerPieces } from './owner-pieces.ts';

/** The bureaus of a measure, of which several stand with ／ between them. */
export const splitBureaus = (bureau: string | undefined): readonly string[] =>
  bureau?.split('／').filter((name) => name !== '') ?? [];

/** The bureaus that a cell names; ・ divides only what are bureaus by themselves. */
export const bureausIn = (text: string): readonly string[] => ownerPieces(text).map((piece) => piece.text);
