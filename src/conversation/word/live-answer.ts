import type { Statement } from '../../domain/answer.ts';
import { StatementReader } from './read-statements.ts';
import type { ClaimSieve } from './sift-claims.ts';

/** Shows an answer while a model writes it: whole statements, each once it was checked, until the end. */
export class LiveAnswer {
  readonly #reader = new StatementReader();
  readonly #sieve: ClaimSieve;
  readonly #show: (statements: readonly Statement[]) => void;
  #shown = 0;
  #isOver = false;

  constructor(sieve: ClaimSieve, show: (statements: readonly Statement[]) => void) {
    this.#sieve = sieve;
    this.#show = show;
  }

  /** Takes the whole raw text so far. */
  hear(soFar: string): void {
    if (this.#isOver) return;
    for (const claim of this.#reader.next(soFar)) this.#sieve.add(claim);
    const { kept, showsSoFar } = this.#sieve;
    if (!showsSoFar || kept.length === this.#shown) return;
    this.#shown = kept.length;
    this.#show(kept);
  }

  /** What comes in later is not shown any more. */
  end(): void {
    this.#isOver = true;
  }
}
