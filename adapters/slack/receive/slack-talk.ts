import type { types } from '@slack/bolt';
import type { SlackBlock, SlackMessage } from '../render/slack-message.ts';
import type { Identity } from './identity.ts';

/** A channel, and a thread in it where one is meant. */
export interface Spot {
  readonly channel: string;
  /** The `ts` of the message that the thread hangs on. */
  readonly root?: string;
}

/** What Kakari does in Slack besides delivering reminders. Rejects with what the web client rejects with. */
export interface SlackTalk {
  whoAmI(): Promise<Identity>;
  /** Posts a message. Returns its `ts`. */
  post(spot: Spot, message: SlackMessage): Promise<string>;
  /** Shows a message to one person alone. */
  whisper(spot: Spot, user: string, message: SlackMessage): Promise<void>;
  /** Puts a message in the place of another. */
  update(channel: string, ts: string, message: SlackMessage): Promise<void>;
  /** Begins a message of a thread that grows before the eyes of `reader`. Returns its `ts`; it can be updated once it is ended. */
  beginStream(
    spot: Required<Spot>,
    reader: { readonly team: string; readonly user: string },
    blocks: readonly SlackBlock[],
  ): Promise<string>;
  /** Adds to the end of it. */
  addToStream(channel: string, ts: string, blocks: readonly SlackBlock[]): Promise<void>;
  endStream(channel: string, ts: string): Promise<void>;
  /** Answers at a response address: to one person, or to all in the channel. */
  respond(url: string, message: SlackMessage, to: 'one' | 'all'): Promise<void>;
  /** Shows in a thread what Kakari is doing; an empty text shows nothing. */
  showStatus(spot: Required<Spot>, text: string): Promise<void>;
  /** Whether an agent is working in a thread: while it does, Slack shows a button that stops it. */
  showSession(spot: Required<Spot>, status: 'processing' | 'active'): Promise<void>;
  suggest(channel: string, prompts: readonly { readonly title: string; readonly message: string }[]): Promise<void>;
  openModal(trigger: string, view: types.ModalView): Promise<void>;
  publishHome(user: string, view: types.HomeView): Promise<void>;
  /** A link to a message; undefined where there is none. */
  linkTo(channel: string, ts: string): Promise<string | undefined>;
  /** The direct chat with a person. */
  directWith(user: string): Promise<string>;
  /** A person's name as Slack shows it; undefined where it is not known. */
  nameOf(user: string): Promise<string | undefined>;
}
