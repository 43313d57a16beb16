import type { webApi } from '@slack/bolt';
import type { SlackMessage } from '../render/slack-message.ts';
import type { SlackApi } from './web-client.ts';

/** A message where it stands. */
export interface PostedMessage {
  readonly channel: string;
  readonly ts: string;
}

/** Where a message is put; with `root`, in the thread of that message. */
export interface PostTo {
  readonly channel: string;
  readonly root?: string;
}

/** What every message is sent with: nothing in it becomes a link, a mention or a preview by itself. */
export const messageArguments = ({ text, blocks }: SlackMessage) =>
  ({ text, blocks, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false }) as const;

/** Posts a message. Rejects with what the web client rejects with. */
export async function postMessage(
  api: SlackApi,
  { channel, root }: PostTo,
  message: SlackMessage,
  metadata?: webApi.ChatPostMessageArguments['metadata'],
): Promise<PostedMessage> {
  const posted = await api.call((client) =>
    client.chat.postMessage({
      channel,
      ...messageArguments(message),
      ...(root === undefined ? {} : { thread_ts: root }),
      ...(metadata === undefined ? {} : { metadata }),
    }),
  );
  // A message without a name could neither be updated nor found again.
  if (posted.ts === undefined) throw new Error('Slack posted a message without a ts');
  return { channel: posted.channel ?? channel, ts: posted.ts };
}

/** Puts a message in the place of another; its metadata stay. Rejects with what the web client rejects with. */
export async function updateMessage(
  api: SlackApi,
  { channel, ts }: PostedMessage,
  message: SlackMessage,
): Promise<void> {
  const { text, blocks } = message;
  await api.call((client) => client.chat.update({ channel, ts, text, blocks, parse: 'none', link_names: false }));
}
