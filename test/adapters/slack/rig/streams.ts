import type { Call, Overlay } from './overlay.ts';

/** What a stream of Slack's answers, as Slack documents and people report it (the emulator has none). */
export interface Streams {
  /** The messages that are being streamed, as far as they are. */
  streaming(): readonly { readonly ts: string; readonly blocks: readonly unknown[] }[];
}

type Answer = Readonly<Record<string, unknown>>;

type Post = (method: string, body: Answer) => Promise<Answer>;

/**
 * Serves `chat.startStream`, `chat.appendStream` and `chat.stopStream` over messages of the emulator: only in threads, outside of direct
 * chats only with a recipient, with pieces of blocks; a message that is streamed can be neither updated nor deleted, and one that is not
 * cannot be added to.
 */
export function serveStreams(overlay: Pick<Overlay, 'serve' | 'refuse'>, post: Post): Streams {
  const open = new Map<string, readonly unknown[]>();
  overlay.refuse(({ method, args }) =>
    FIXED.has(method) && open.has(String(args['ts'])) ? 'streaming_state_conflict' : undefined,
  );
  overlay.serve('chat.startStream', async (call) => {
    const error = startError(call);
    if (error !== undefined) return { ok: false, error };
    const { channel, thread_ts } = call.args;
    const blocks = blocksOf(call);
    const posted = await post('chat.postMessage', { channel, thread_ts, text: '…', blocks });
    open.set(String(posted['ts']), blocks);
    return posted;
  });
  const change = async (call: Call, isLast: boolean): Promise<unknown> => {
    const { channel, ts } = call.args;
    const before = open.get(String(ts));
    if (before === undefined) return { ok: false, error: 'message_not_in_streaming_state' };
    const blocks = [...before, ...blocksOf(call)];
    open.set(String(ts), blocks);
    if (isLast) open.delete(String(ts));
    return post('chat.update', { channel, ts, text: '…', blocks });
  };
  overlay.serve('chat.appendStream', (call) => change(call, false));
  overlay.serve('chat.stopStream', (call) => change(call, true));
  return { streaming: () => [...open].map(([ts, blocks]) => ({ ts, blocks })) };
}

const FIXED: ReadonlySet<string> = new Set(['chat.update', 'chat.delete']);

function startError({ args }: Call): string | undefined {
  const { channel, thread_ts: thread, recipient_team_id: team, recipient_user_id: user } = args;
  if (typeof thread !== 'string') return 'invalid_thread_ts';
  if (!String(channel).startsWith('D') && team === undefined) return 'missing_recipient_team_id';
  return !String(channel).startsWith('D') && user === undefined ? 'missing_recipient_user_id' : undefined;
}

function blocksOf({ args }: Call): readonly unknown[] {
  const chunks = (args['chunks'] ?? []) as readonly { readonly type: string; readonly blocks?: readonly unknown[] }[];
  return chunks.flatMap(({ type, blocks = [] }) => (type === 'blocks' ? blocks : []));
}
