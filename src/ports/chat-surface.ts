import type { Contact, ContactKind } from '../domain/directory.ts';
import type { Notice } from '../domain/notice.ts';

/** A message on its way to a recipient. `id` is the same at every try. */
export interface OutgoingMessage {
  readonly id: string;
  readonly contact: Contact;
  readonly notice: Notice;
}

/**
 * How a try ended. `rejected` will not succeed when it is tried again (the channel is gone). `doubtful` means that the
 * recipient may have it all the same, as when a connection broke after the request.
 */
export type Delivery =
  | { readonly kind: 'sent'; readonly reference: string }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly doubtful: boolean; readonly afterMs?: number };

/** Where messages are put in front of people. What `deliver` or `find` throws counts as a doubtful retry. */
export interface ChatSurface {
  readonly kinds: readonly ContactKind[];
  deliver(message: OutgoingMessage): Promise<Delivery>;
  /** The reference of a message that was delivered before, where the surface can look it up; undefined when it never was. */
  find?(message: OutgoingMessage): Promise<string | undefined>;
}
