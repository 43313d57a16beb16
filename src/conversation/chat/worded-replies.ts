import type { Asked } from '../../domain/chat.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { Reply } from '../../domain/reply.ts';

const MOST = 300;

/**
 * The last replies that a model put into words, in the memory of this process only: asked again for its rest or to be shared, an
 * answer is to be the same, and to cost nothing.
 */
export class WordedReplies {
  // A map keeps the order of insertion: the first is the oldest.
  readonly #replies = new Map<string, Reply>();

  keep(asked: Asked, day: IsoDate, reply: Reply): void {
    if (reply.wordedBy === undefined) return;
    this.#replies.set(keyOf(asked, day), reply);
    const [oldest] = this.#replies.keys();
    if (this.#replies.size > MOST && oldest !== undefined) this.#replies.delete(oldest);
  }

  /** The reply to the same question of the same day; undefined where none is kept. */
  of(asked: Asked, day: IsoDate): Reply | undefined {
    return this.#replies.get(keyOf(asked, day));
  }
}

const keyOf = ({ text, municipality = '', history }: Asked, day: IsoDate): string =>
  JSON.stringify([day, text, municipality, history]);
