import type { ContactKind } from '../../domain/directory.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { ChatSurface, Delivery, OutgoingMessage } from '../../ports/chat-surface.ts';
import type { ClaimedMessage } from '../../ports/ledger.ts';

/** How the try of one message ended, before it is kept in the ledger. */
export type Ending =
  | { readonly kind: 'sent' | 'found'; readonly reference: string; readonly certainty: 'once' | 'at-least-once' }
  | { readonly kind: 'retry'; readonly reason: string; readonly doubtful: boolean; readonly afterMs?: number }
  | { readonly kind: 'failed'; readonly reason: string }
  /** It is of another day, and nobody has it: its reminders are to be composed anew. */
  | { readonly kind: 'dissolved'; readonly reason: string };

/** Rejects what does not end in time. */
export type InTime = <T>(work: Promise<T>) => Promise<T>;

/** The surfaces that are switched on, by the kinds of contact that they serve. */
export type SurfaceOf = (kind: ContactKind) => ChatSurface | undefined;

/** Error messages of other programs may be long; a record needs their beginning. */
const LONGEST_REASON = 200;

/**
 * Sends a claimed message, unless it turns out to have been sent before or is of another day than `today`. What the surface
 * throws, and what is not done in time, may have reached the recipient all the same and is a doubtful retry. Never rejects.
 */
export async function tryMessage(
  message: ClaimedMessage,
  { surfaceOf, today, inTime }: { readonly surfaceOf: SurfaceOf; readonly today: IsoDate; readonly inTime: InTime },
): Promise<Ending> {
  const surface = surfaceOf(message.contact.kind);
  if (!surface) return { kind: 'failed', reason: `no-surface: ${message.contact.kind}` };
  const { id, contact, notice } = message;
  const outgoing = { id, contact, notice };
  try {
    const reference = message.doubtful ? await inTime(lookUp(surface, outgoing)) : undefined;
    if (reference !== undefined) return { kind: 'found', reference, certainty: 'once' };
    // A message that somebody may have must not come back under the name of another day.
    const unsure = message.doubtful && !surface.find;
    if (message.day !== today && !unsure) return { kind: 'dissolved', reason: `of-another-day: ${message.day}` };
    return endingOf(await inTime(surface.deliver(outgoing)), unsure);
  } catch (error) {
    return { kind: 'retry', reason: reasonOf(error), doubtful: true };
  }
}

const lookUp = async (surface: ChatSurface, message: OutgoingMessage): Promise<string | undefined> =>
  surface.find?.(message);

function endingOf(delivery: Delivery, unsure: boolean): Ending {
  switch (delivery.kind) {
    case 'sent':
      return { ...delivery, certainty: unsure ? 'at-least-once' : 'once' };
    case 'rejected':
      return { kind: 'failed', reason: delivery.reason };
    case 'retry':
      return { ...delivery, doubtful: delivery.doubtful || unsure };
  }
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_REASON);
