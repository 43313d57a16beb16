import { KakariError } from '../../../src/domain/errors.ts';
import { personName } from '../../../src/language/person-name.ts';
import type { SlackMessage } from '../render/slack-message.ts';
import { messageArguments, postMessage, updateMessage } from '../send/post.ts';
import type { SlackApi } from '../send/web-client.ts';
import type { SlackTalk } from './slack-talk.ts';

/** What Slack is talked to with. */
export interface TalkParts {
  /** For what people wait for. */
  readonly patient: SlackApi;
  /** For what is good to have at once, and worth nothing later. */
  readonly once: SlackApi;
  /** For response addresses, which are no methods of the Web API. */
  readonly fetch: typeof fetch;
}

/** `SlackTalk` over Slack's Web API. */
export const createTalk = (parts: TalkParts): SlackTalk => ({
  ...whoAndWhere(parts),
  ...writing(parts),
  ...streaming(parts),
  ...showing(parts),
});

type WhoAndWhere = Pick<SlackTalk, 'whoAmI' | 'linkTo' | 'directWith' | 'nameOf'>;

const whoAndWhere = ({ patient, once }: TalkParts): WhoAndWhere => ({
  whoAmI: async () => {
    const { team_id: team = '', user_id: botUser = '' } = await once.call((client) => client.auth.test());
    return { team, botUser };
  },
  linkTo: (channel, ts) =>
    ifKnown(
      patient.call((client) => client.chat.getPermalink({ channel, message_ts: ts })),
      ({ permalink }) => permalink,
    ),
  directWith: async (user) => {
    const { channel } = await patient.call((client) => client.conversations.open({ users: user }));
    return channel?.id ?? user;
  },
  nameOf: (user) =>
    ifKnown(
      patient.call((client) => client.users.info({ user })),
      ({ user: found }) => personName(found?.profile?.real_name || found?.profile?.display_name),
    ),
});

/** What is good to know, and no reason to stop where Slack does not tell. */
async function ifKnown<T>(asked: Promise<T>, of: (answer: T) => string | undefined): Promise<string | undefined> {
  try {
    return of(await asked);
  } catch {
    return undefined;
  }
}

type Writing = Pick<SlackTalk, 'post' | 'whisper' | 'update' | 'respond'>;

const writing = ({ patient, fetch }: TalkParts): Writing => ({
  post: async (spot, message) => (await postMessage(patient, spot, message)).ts,
  whisper: async ({ channel, root }, user, { text, blocks }) => {
    const to = { channel, user, ...(root === undefined ? {} : { thread_ts: root }) };
    await patient.call((client) =>
      client.chat.postEphemeral({ ...to, text, blocks, parse: 'none', link_names: false }),
    );
  },
  update: (channel, ts, message) => updateMessage(patient, { channel, ts }, message),
  respond: (url, message, to) => respond(fetch, url, message, to),
});

type Streaming = Pick<SlackTalk, 'beginStream' | 'addToStream' | 'endStream'>;

/** What is streamed are blocks, never Markdown: nothing in them is a mention or a link (docs.slack.dev/reference/methods/chat.startStream). */
const streaming = ({ once, patient }: TalkParts): Streaming => ({
  beginStream: async ({ channel, root }, { team, user }, blocks) => {
    const begun = await once.call((client) =>
      client.chat.startStream({
        channel,
        thread_ts: root,
        recipient_team_id: team,
        recipient_user_id: user,
        chunks: [{ type: 'blocks', blocks: [...blocks] }],
      }),
    );
    if (begun.ts === undefined) throw new Error('Slack began a message without a ts');
    return begun.ts;
  },
  addToStream: async (channel, ts, blocks) => {
    await once.call((client) =>
      client.chat.appendStream({ channel, ts, chunks: [{ type: 'blocks', blocks: [...blocks] }] }),
    );
  },
  endStream: async (channel, ts) => {
    await patient.call((client) => client.chat.stopStream({ channel, ts }));
  },
});

async function respond(
  fetch: TalkParts['fetch'],
  url: string,
  message: SlackMessage,
  to: 'one' | 'all',
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      response_type: to === 'one' ? 'ephemeral' : 'in_channel',
      replace_original: false,
      ...messageArguments(message),
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  // The address is good for half an hour and five answers.
  if (!response.ok) throw new KakariError('slack-response-refused', { status: response.status });
}

const TIMEOUT_MS = 10_000;

type Showing = Pick<SlackTalk, 'showStatus' | 'showSession' | 'suggest' | 'openModal' | 'publishHome'>;

const showing = ({ once, patient }: TalkParts): Showing => ({
  showStatus: async ({ channel, root }, status) => {
    await once.call((client) => client.assistant.threads.setStatus({ channel_id: channel, thread_ts: root, status }));
  },
  showSession: async ({ channel, root }, status) => {
    await once.call((client) => client.agents.sessions.setStatus({ channel_id: channel, thread_ts: root, status }));
  },
  suggest: async (channel, prompts) => {
    await once.call((client) =>
      client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts: [...prompts] }),
    );
  },
  openModal: async (trigger, view) => {
    await once.call((client) => client.views.open({ trigger_id: trigger, view }));
  },
  publishHome: async (user, view) => {
    await patient.call((client) => client.views.publish({ user_id: user, view }));
  },
});
