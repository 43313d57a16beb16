import { createHash } from 'node:crypto';
import type { Asked, HandedOver, Person } from '../../domain/chat.ts';
import { type Contact, contactKey, type DirectoryEntry, isValidOn } from '../../domain/directory.ts';
import { later } from '../../domain/instant.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Delivery, OutgoingMessage } from '../../ports/chat-surface.ts';
import type { ChatDeskParts } from './chat-parts.ts';
import { apologise } from './failures.ts';
import { handOverNotice } from './hand-over-notice.ts';
import { withoutPersonalData } from './without-personal-data.ts';

/** A question to hand over. */
export interface HandOverRequest {
  readonly event: string;
  readonly asked: Asked;
  readonly by: Person;
  readonly link?: string;
}

/** How long another press waits for one that never ended: longer than a platform takes. */
const LEASE_MS = 2 * 60 * 1000;

/**
 * Hands a question to the contacts of the sections in charge, or to the DX promoters where those cannot be reached. Once for each
 * event: a press is claimed while it is delivered, finished when it was, and given back when it was not. Rejects with what the ledger or the
 * assistant rejects with.
 */
export async function handOver(
  parts: ChatDeskParts,
  given: HandOverRequest,
  again: (asked: Asked) => Promise<Reply>,
): Promise<HandedOver> {
  const asked = withoutPersonalData(parts, given.asked);
  // A question that is stopped has no button for it; whoever makes one sends nothing on.
  if (asked === undefined) return { kind: 'no-contact', sections: [] };
  const request = { ...given, asked };
  const { clock, ledger } = parts;
  const event = `hand-over:${request.event}`;
  const at = clock.now();
  const leaseUntil = later(at, LEASE_MS);
  if (!(await ledger.takeEvent(event, at, leaseUntil))) return { kind: 'handed-over-before' };
  // Taken once more for the moment after its lease, by a lease that is over: free again, unless another has it meanwhile.
  const giveBack = (): Promise<boolean> => ledger.takeEvent(event, later(leaseUntil, 1), at);
  try {
    const outcome = await deliverAll(parts, request, await again(request.asked));
    if (outcome.kind === 'handed-over') await ledger.finishEvent(event, clock.now());
    else await giveBack();
    return outcome;
  } catch (error) {
    await giveBack().catch(() => undefined);
    throw error;
  }
}

async function deliverAll(parts: ChatDeskParts, request: HandOverRequest, reply: Reply): Promise<HandedOver> {
  const municipality = reply.inCharge?.municipality ?? request.asked.municipality ?? onlyOne(parts);
  const sections = reply.inCharge?.departments ?? [];
  if (municipality === undefined) return { kind: 'no-contact', sections };
  const entries = await reachableEntries(parts, municipality);
  const owners = entries.filter(({ department }) => sections.includes(department));
  const promoters = entries.filter(({ promoter }) => promoter);
  const toOwners = await deliverTo(parts, request, reply, owners, 'owner');
  // A channel that is gone will not come back at the next press.
  if (toOwners !== 'rejected') return toOwners;
  const toPromoters = await deliverTo(parts, request, reply, promoters, 'promoters');
  if (toPromoters !== 'rejected') return toPromoters;
  return owners.length + promoters.length === 0 ? { kind: 'no-contact', sections } : { kind: 'failed' };
}

const onlyOne = ({ plans }: ChatDeskParts): string | undefined =>
  plans().length === 1 ? plans()[0]?.municipality.id : undefined;

async function reachableEntries(
  { ledger, clock, reachable }: ChatDeskParts,
  municipality: string,
): Promise<readonly DirectoryEntry[]> {
  const [day, kinds] = [clock.today(), reachable()];
  return (await ledger.directory(municipality)).filter(
    (entry) => isValidOn(entry, day) && entry.contact.kind !== 'web' && kinds.has(entry.contact.kind),
  );
}

/** One message to each contact. `rejected`: there is none, or all of them refuse for good. */
async function deliverTo(
  parts: ChatDeskParts,
  request: HandOverRequest,
  reply: Reply,
  entries: readonly DirectoryEntry[],
  to: 'owner' | 'promoters',
): Promise<HandedOver | 'rejected'> {
  const contacts = [...new Map(entries.map(({ contact }) => [contactKey(contact), contact])).values()];
  const notice = handOverNotice(request, reply, to);
  const ends = await Promise.all(
    contacts.map(async (contact) => ({
      contact,
      end: (await tryToDeliver(parts, { id: messageId(request.event, contact), contact, notice })).kind,
    })),
  );
  const reached = new Set(ends.filter(({ end }) => end === 'sent').map(({ contact }) => contactKey(contact)));
  if (reached.size > 0) {
    const sections = entries.filter(({ contact }) => reached.has(contactKey(contact))).map((entry) => entry.department);
    return { kind: 'handed-over', to, sections: [...new Set(sections)] };
  }
  return ends.some(({ end }) => end === 'retry') ? { kind: 'failed' } : 'rejected';
}

async function tryToDeliver(parts: ChatDeskParts, message: OutgoingMessage): Promise<Delivery> {
  try {
    return await parts.deliver(message);
  } catch (error) {
    apologise(parts, error, 'ja');
    return { kind: 'retry', reason: 'failed', doubtful: true };
  }
}

/** 20 hex digits of the question and the recipient, the same at every press. */
const messageId = (event: string, contact: Contact): string =>
  createHash('sha256')
    .update(`hand-over\n${event}\n${contactKey(contact)}`)
    .digest('hex')
    .slice(0, 20);
