import { z } from 'zod';
import type { Person } from '../../../src/domain/chat.ts';
import type { Identity } from '../receive/identity.ts';

/** Where a button was pressed. */
export type PressedIn =
  | {
      readonly kind: 'message';
      readonly channel: string;
      readonly ts: string;
      /** The `ts` of the message that its thread hangs on; absent where it stands in no thread. */
      readonly thread?: string;
      /** Its plain text. */
      readonly text: string;
    }
  /** A message that only this person sees: it is answered at a response address. */
  | { readonly kind: 'private'; readonly channel: string; readonly ts: string; readonly url: string }
  | { readonly kind: 'home' };

/** A press of a button. */
export interface Press {
  readonly by: Person;
  readonly value: unknown;
  readonly trigger: string;
  /** When it was pressed, as Slack counts: what tells one press of a button from the next. */
  readonly stamp: string;
  readonly in: PressedIn;
}

/** docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const blockActions = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  container: z.object({
    type: z.string(),
    channel_id: z.string().optional(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z.object({ text: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  actions: z.array(z.object({ action_ts: z.string(), value: z.string().optional() })).min(1),
});

type BlockActions = z.infer<typeof blockActions>;

/** Reads a `block_actions` payload. Throws where Slack sends something else. */
export function readPress(body: unknown, { team }: Identity): Press {
  const read = blockActions.parse(body);
  const [action] = read.actions;
  return {
    by: { platform: 'slack', tenant: team, id: read.user.id },
    value: action?.value,
    trigger: read.trigger_id,
    stamp: action?.action_ts ?? '',
    in: pressedIn(read),
  };
}

function pressedIn({ container, message, response_url: url }: BlockActions): PressedIn {
  const { channel_id: channel, message_ts: ts } = container;
  if (channel === undefined || ts === undefined) return { kind: 'home' };
  if (container.is_ephemeral === true && url !== undefined) return { kind: 'private', channel, ts, url };
  const thread = message?.thread_ts ?? container.thread_ts;
  return { kind: 'message', channel, ts, text: message?.text ?? '', ...(thread === undefined ? {} : { thread }) };
}
