import { z } from 'zod';
import type { Said } from '../../../src/domain/chat.ts';
import type { Identity } from './identity.ts';
import { hasEmoji, mentions, mentionsOthers, readText } from './read-text.ts';

/** Where Kakari answers: a channel or direct chat and the thread in it. */
export interface Thread {
  readonly channel: string;
  /** The `ts` of the message that the thread hangs on. */
  readonly root: string;
}

/** Something that a person wrote where Kakari reads, and where it is answered. */
export interface Heard {
  readonly said: Said;
  readonly thread: Thread;
}

const messageEvent = z.object({
  type: z.enum(['message', 'app_mention']),
  channel: z.string(),
  ts: z.string(),
  user: z.string().optional(),
  text: z.string().optional(),
  thread_ts: z.string().optional(),
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().nullish(),
  edited: z.unknown().optional(),
  hidden: z.boolean().optional(),
});

type MessageEvent = z.infer<typeof messageEvent>;

/**
 * What a `message` or `app_mention` event says to Kakari; undefined where it says nothing to it: what bots, Kakari itself and Slack
 * write, edits, deletions, files and emoji without a word, talk outside of threads, and in threads what is said to other people.
 */
export function readMessage(event: unknown, identity: Identity): Heard | undefined {
  const message = messageEvent.safeParse(event).data;
  if (message === undefined || !isByPerson(message, identity)) return undefined;
  const to = addressee(message, identity);
  const text = readText(message.text ?? '');
  if (to === undefined || (text === '' && to === 'thread')) return undefined;
  if (text === '' && (message.subtype !== undefined || hasEmoji(message.text ?? ''))) return undefined;
  return heard(message, identity, to, text);
}

/** Subtypes of what people write themselves (docs.slack.dev/reference/events/message, "Message subtypes"). */
const WRITTEN: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** Slackbot is a user without `bot_id`. */
const SLACKBOT = 'USLACKBOT';

function isByPerson({ user, bot_id: bot, subtype, edited, hidden }: MessageEvent, { botUser }: Identity): boolean {
  if (user === undefined || user === botUser || user === SLACKBOT) return false;
  return typeof bot !== 'string' && WRITTEN.has(subtype) && edited === undefined && hidden !== true;
}

function addressee(message: MessageEvent, { botUser }: Identity): Said['to'] | undefined {
  const { type, text = '', thread_ts: thread, channel_type: place } = message;
  if (type === 'app_mention' || place === 'im') return 'kakari';
  // A mention also comes as `app_mention`, which Kakari gets where it is no member, too.
  if (thread === undefined || mentions(text, botUser) || mentionsOthers(text, botUser)) return undefined;
  return 'thread';
}

function heard(message: MessageEvent, identity: Identity, to: Said['to'], text: string): Heard {
  const { channel, ts, user = '' } = message;
  const thread = { channel, root: message.thread_ts ?? ts };
  const isDirect = message.channel_type === 'im';
  return {
    thread,

    said: {
      event: messageKey(identity, channel, ts),
      by: { platform: 'slack', tenant: identity.team, id: user },
      conversation: threadKey(identity, thread),
      ...(isDirect ? { within: `slack:${identity.team}:${channel}` } : {}),
      to,
      text,
    },
  };
}

/** A message as one word, unique over all platforms. */
export const messageKey = ({ team }: Identity, channel: string, ts: string): string => `slack:${team}:${channel}:${ts}`;

/** A thread as one word: that of the message that it hangs on. */
export const threadKey = (identity: Identity, { channel, root }: Thread): string => messageKey(identity, channel, root);
