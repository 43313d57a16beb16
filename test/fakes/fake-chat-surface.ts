import type { ContactKind } from '../../src/domain/directory.ts';
import type { ChatSurface, Delivery, OutgoingMessage } from '../../src/ports/chat-surface.ts';

/**
 * What the surface does with a message: takes it; refuses it for good; is busy; fails before it has it; takes it and then fails;
 * never answers, without or with it.
 */
export type Behaviour =
  | 'take'
  | 'reject'
  | 'busy'
  | 'throw'
  | 'take-and-throw'
  | 'hang'
  | 'take-and-hang'
  | { readonly kind: 'busy'; readonly afterMs: number };

/** A chat platform in small: it keeps every message that it took, a second one of the same id as well. */
export class FakeChatSurface implements ChatSurface {
  readonly kinds: readonly ContactKind[];
  /** What recipients have, in the order in which they got it. */
  readonly taken: OutgoingMessage[] = [];
  /** What was looked up. */
  readonly lookedUp: string[] = [];
  /** Only of a platform that can look up what it was sent. */
  find?: (message: OutgoingMessage) => Promise<string | undefined>;
  readonly #behave: (message: OutgoingMessage) => Behaviour;

  /** `behave` decides over each message that comes in; without it all are taken. */
  constructor(options: {
    readonly kinds: readonly ContactKind[];
    readonly looksUp: boolean;
    readonly behave?: (message: OutgoingMessage) => Behaviour;
  }) {
    this.kinds = options.kinds;
    this.#behave = options.behave ?? (() => 'take');
    if (options.looksUp) this.find = (message) => this.#find(message);
  }

  deliver(message: OutgoingMessage): Promise<Delivery> {
    const behaviour = this.#behave(message);
    if (typeof behaviour === 'object') return Promise.resolve(busy(behaviour.afterMs));
    if (behaviour === 'take' || behaviour.startsWith('take-')) this.taken.push(message);
    switch (behaviour) {
      case 'take':
        return Promise.resolve({ kind: 'sent', reference: `ref-${this.taken.length}` });
      case 'reject':
        return Promise.resolve({ kind: 'rejected', reason: 'channel-gone' });
      case 'busy':
        return Promise.resolve(busy(0));
      case 'throw':
      case 'take-and-throw':
        return Promise.reject(new Error('connection-lost'));
      case 'hang':
      case 'take-and-hang':
        return new Promise(() => undefined);
    }
  }

  async #find({ id }: OutgoingMessage): Promise<string | undefined> {
    this.lookedUp.push(id);
    const at = this.taken.findIndex((message) => message.id === id);
    return at < 0 ? undefined : `ref-${at + 1}`;
  }
}

const busy = (afterMs: number): Delivery => ({ kind: 'retry', reason: 'busy', doubtful: false, afterMs });
