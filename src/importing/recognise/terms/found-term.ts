import type { Spot } from '../../../domain/source-document.ts';
import type { Outlined } from '../recognition.ts';

/** Where an explanation was found, from the fullest to the least: a glossary, a note, a sentence of the text, words in brackets. */
export type TermOrigin = 'glossary' | 'note' | 'sentence' | 'brackets';

/** A word with its explanation as one place of the plan gives it. */
export interface FoundTerm {
  /** The head of the entry with its brackets: `情報通信技術（ICT）`. */
  readonly head: string;
  /** As the plan writes it; lines and sub-lists are joined. */
  readonly definition: string;
  /** Names that stand elsewhere than in the head: a column of readings, the word that carries the mark of a note. */
  readonly names?: readonly string[];
  readonly reading?: string;
  readonly expansion?: string;
  readonly at: Outlined;
  readonly spot: Spot;
  readonly origin: TermOrigin;
  /** Why the entry is unsure, as a sentence for people. */
  readonly uncertain?: string;
}
