import type { Wire } from './bot-connector.ts';
import { buttonsOf } from './find-buttons.ts';
import type { Answered, TeamsRig } from './open-teams.ts';
import { HANAKO } from './payloads.ts';

let last = 0;

/** Presses the button with a title on a message that was sent, as Teams tells of it, and waits until all is done. */
export async function pressOn(
  rig: TeamsRig,
  message: Wire | undefined,
  title: string,
  more: { readonly from?: object; readonly inputs?: object; readonly id?: string } = {},
): Promise<Answered> {
  const button = buttonsOf(message?.body).find((one) => one.title === title);
  if (message === undefined || button === undefined) throw new Error(`no button ${title}`);
  last += 1;
  const activity = rig.payload('card-action', {
    id: more.id ?? `f:press-${last}`,
    from: more.from ?? HANAKO,
    conversation: conversationOf(rig, message),
    replyToId: message.id,
    value: {
      action: { type: 'Action.Execute', title, verb: 'kakari', data: { ...button.data, ...more.inputs } },
      trigger: 'manual',
    },
  });
  return rig.settle(activity);
}

function conversationOf(rig: TeamsRig, { path, body, id }: Wire): object {
  const { channelData } = body as { channelData?: { channel?: { id: string } } };
  const begun = path === '/v3/conversations' ? `${channelData?.channel?.id};messageid=${id}` : undefined;
  const conversation = begun ?? /^\/v3\/conversations\/(?<id>[^/]+)/u.exec(path)?.groups?.['id'] ?? '';
  const conversationType = conversation.includes('@thread.tacv2')
    ? 'channel'
    : conversation.includes('@thread.v2')
      ? 'groupChat'
      : 'personal';
  return { id: conversation, conversationType, tenantId: rig.app.tenant };
}
