import type { Contact } from '../../src/domain/directory.ts';
import type { ChatSurface, Delivery } from '../../src/ports/chat-surface.ts';
import { inboxPath } from './paths.ts';

/**
 * Delivers to the inboxes of the sections. An inbox shows what the ledger has, so nothing is to be sent: the reference names the
 * page. Doing it twice is harmless.
 */
export const createInboxSurface = (): ChatSurface => ({
  kinds: ['web'],
  deliver: ({ contact }) => Promise.resolve(delivered(contact)),
});

function delivered({ address }: Contact): Delivery {
  const [municipality = '', ...department] = address.split('/');
  return { kind: 'sent', reference: inboxPath(municipality, department.join('/')) };
}
