import { createServer, type AddressInfo } from 'node:net';
import { createDelivery } from '../../../../adapters/slack/send/deliver.ts';
import type { TokenSource } from '../../../../adapters/slack/send/token-source.ts';
import { createDeliveryApi, type SlackApi } from '../../../../adapters/slack/send/web-client.ts';
import type { Contact } from '../../../../src/domain/directory.ts';
import type { ChatSurface, OutgoingMessage } from '../../../../src/ports/chat-surface.ts';
import { systemClock } from '../../../../src/providers/system-clock.ts';
import { BOT_TOKEN, openWorkspace, type SlackWorkspace } from '../rig/workspace.ts';

/** Deliveries to a workspace of the emulator's. */
export interface DeliveryHouse {
  readonly workspace: SlackWorkspace;
  readonly delivery: Required<ChatSurface>;
  readonly api: SlackApi;
  close(): Promise<void>;
}

/** The token of the installation, which does not end. */
export const fixedToken: TokenSource = {
  current: () => Promise.resolve(BOT_TOKEN),
  replace: (token) => Promise.resolve(token),
};

/** An address at which nobody listens. */
export async function nobodysUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/api/`;
}

/** Opens a workspace, and what delivers to it. The emulator has the machine's clock, and so has the look-up. */
export async function openDeliveryHouse(): Promise<DeliveryHouse> {
  const workspace = await openWorkspace();
  const api = createDeliveryApi({ apiUrl: workspace.apiUrl }, fixedToken);
  return {
    workspace,
    api,
    delivery: createDelivery({ api, clock: systemClock }),
    close: () => workspace.close(),
  };
}

/** A message to a contact, with one reminder. */
export const messageTo = (contact: Contact, id = '0123456789abcdef0123'): OutgoingMessage => ({
  id,
  contact,
  notice: {
    title: '【30日前】書かない窓口は令和9年4月1日に『実施』へ移る予定です。',
    blocks: [
      { kind: 'text', text: '【30日前】書かない窓口は令和9年4月1日に『実施』へ移る予定です。' },
      { kind: 'actions', reminder: 'reminder1', about: '書かない窓口', answers: ['acknowledge'] },
    ],
  },
});
