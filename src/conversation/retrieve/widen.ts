import type { SynonymGroup, Thesaurus } from '../../domain/retrieval.ts';
import { normalise } from '../../language/normalise.ts';

/** A term of the thesaurus that stands in a query. */
export interface Match {
  /** The term in the form of `normalise`. */
  readonly surface: string;
  readonly group: SynonymGroup;
}

/** Finds the terms of a thesaurus in queries. */
export class TermFinder {
  readonly #groups = new Map<string, SynonymGroup[]>();
  #longest = 0;

  constructor(thesaurus: Thesaurus) {
    for (const group of thesaurus) {
      const terms = [...group.terms, ...(group.english ?? [])].map((term) => normalise(term));
      for (const term of new Set(terms)) this.#add(term, group);
    }
  }

  /** The terms in a query from left to right; of terms that overlap the longer, and each once. */
  find(query: string): readonly Match[] {
    const text = normalise(query);
    const matches = new Map<string, readonly Match[]>();
    for (let at = 0; at < text.length;) {
      const surface = this.#longestAt(text, at);
      if (surface !== undefined)
        matches.set(
          surface,
          (this.#groups.get(surface) ?? []).map((group) => ({ surface, group })),
        );
      at += surface?.length ?? 1;
    }
    return [...matches.values()].flat();
  }

  #add(term: string, group: SynonymGroup): void {
    // A single character is part of too many words to mean one thing.
    if (term.length < 2) return;
    const groups = this.#groups.get(term) ?? [];
    this.#groups.set(term, [...groups, group]);
    this.#longest = Math.max(this.#longest, term.length);
  }

  #longestAt(text: string, at: number): string | undefined {
    for (let length = Math.min(this.#longest, text.length - at); length >= 2; length--) {
      const candidate = text.slice(at, at + length);
      if (this.#groups.has(candidate) && standsAlone(text, at, length)) return candidate;
    }
    return undefined;
  }
}

/** Latin words count whole, so that `ai` is not found in `maintain`; a plural s may follow. */
function standsAlone(text: string, at: number, length: number): boolean {
  const after = text.slice(at + length);
  const cutsBefore = LATIN.test(text.charAt(at)) && LATIN.test(text.charAt(at - 1));
  const cutsAfter = LATIN.test(text.charAt(at + length - 1)) && /^(?:[a-rt-z0-9]|s[a-z0-9])/u.test(after);
  return !cutsBefore && !cutsAfter;
}

const LATIN = /[a-z0-9]/u;
