import { type Instant, later } from '../../domain/instant.ts';

/** Earlier questions that an answer may look at. */
export const MOST_TURNS = 10;

/** Conversations that are remembered at once; with full turns some tens of megabytes. */
const MOST_CONVERSATIONS = 3000;

/** A question says what it is about in fewer characters; buttons carry these turns, and a platform allows them little. */
const TURN_LENGTH = 300;

const DAY_MS = 24 * 60 * 60 * 1000;
const HALF_AN_HOUR_MS = 30 * 60 * 1000;

interface RememberedTurn {
  readonly text: string;
  readonly at: Instant;
}

/** Where something was said: `Said` without what was said. */
interface Place {
  readonly conversation: string;
  readonly within?: string;
}

/**
 * The questions of conversations, in the memory of this process only: the last ten of each, for a day, of the conversations that
 * spoke last. What was asked in a direct chat helps a new thread in it for half an hour.
 */
export class ConversationMemory {
  /** In the order in which they last spoke. */
  readonly #turns = new Map<string, readonly RememberedTurn[]>();
  readonly #most: number;

  constructor(mostConversations: number = MOST_CONVERSATIONS) {
    this.#most = mostConversations;
  }

  /** How many conversations are remembered. */
  get size(): number {
    return this.#turns.size;
  }

  remember({ conversation, within }: Place, text: string, at: Instant): void {
    for (const key of new Set([conversation, within ?? conversation])) {
      const turns = [...this.#since(key, later(at, -DAY_MS)), { text: text.slice(0, TURN_LENGTH), at }];
      this.#turns.delete(key);
      this.#turns.set(key, turns.slice(-MOST_TURNS));
    }
    this.#forget(at);
  }

  /** Earlier questions, oldest first: of the conversation, else the last ones of the direct chat that it was begun in. */
  history({ conversation, within }: Place, at: Instant): readonly string[] {
    const own = this.#since(conversation, later(at, -DAY_MS));
    const turns = own.length > 0 || within === undefined ? own : this.#since(within, later(at, -HALF_AN_HOUR_MS));
    return turns.map(({ text }) => text);
  }

  #since(key: string, moment: Instant): readonly RememberedTurn[] {
    return (this.#turns.get(key) ?? []).filter(({ at }) => at > moment);
  }

  #forget(at: Instant): void {
    for (const key of this.#turns.keys()) {
      if (this.#turns.size <= this.#most && this.#since(key, later(at, -DAY_MS)).length > 0) return;
      this.#turns.delete(key);
    }
  }
}
