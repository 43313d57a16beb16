import type { Passage } from '../domain/plan.ts';

/** A passage before it has its id, and the line of its file where it begins. */
export type LocatedPassage = Omit<Passage, 'id'> & { readonly line: number };
