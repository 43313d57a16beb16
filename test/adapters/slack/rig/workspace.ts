import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Emulator, startEmulator } from './emulator.ts';
import { type Overlay, SERVED_SCOPES, startOverlay } from './overlay.ts';
import { serveStreams, type Streams } from './streams.ts';

/** A message as the workspace has it. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly thread?: string;
  readonly blocks: readonly unknown[];
  readonly metadata?: unknown;
  /** Whom it is shown to alone; absent where it is there for all. */
  readonly onlyTo?: string;
}

/** Something that happens in the workspace, in the envelope of the Events API. */
export interface Envelope {
  readonly type: 'event_callback';
  readonly team_id: string;
  readonly event_id: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** A Slack workspace on loopback: the emulator with the overlay in front, people, channels and Kakari's installation. */
export interface SlackWorkspace extends Overlay, Streams {
  readonly emulator: Emulator;
  readonly calledWith: (method: string) => readonly Readonly<Record<string, unknown>>[];
  /** All that Kakari's app posted: for all, and to single people, in the order of the posts. */
  posted(): readonly Posted[];
  /** What was sent to response addresses. */
  responses(): readonly Readonly<Record<string, unknown>>[];
  /** The direct chat of a person with Kakari. */
  direct(user: string): string;
  /** Lets a person write; the events of it are in `events`. Returns the `ts`. */
  say(user: string, channel: string, text: string, thread?: string): Promise<string>;
  /** Makes a trigger for a modal, as a press of a button does. */
  trigger(user: string): Promise<string>;
  /** Of what happens, what Slack would send to Kakari's app; who writes waits for the handler. */
  onEvent(handle: (envelope: Envelope) => Promise<void>): void;
  /** The newest view of a kind that was published or opened for a person. */
  view(user: string, type: 'home' | 'modal'): Readonly<Record<string, unknown>> | undefined;
}

/** The ids in the workspace. Fixed, so that a failing test is readable. */
export const TEAM = 'T000000001';
export const APP = 'A0KAKARI01';
export const BOT = 'B0KAKARI01';
export const BOT_USER = 'U0KAKARI01';
export const BOT_TOKEN = 'xoxb-kakari';
export const SIGNING_SECRET = 'a-secret-of-the-tests';
export const HANAKO = 'U0HANAKO01';
export const TARO = 'U0TARO0001';
export const TOWN_HALL = 'C0TOWNHALL';
export const COUNTER = 'C0COUNTER1';
export const OTHER_BOT = 'U0OTHERBOT';

const PEOPLE = [
  { id: HANAKO, name: 'hanako.yamada', realName: '山田 花子' },
  { id: TARO, name: 'taro.suzuki', realName: '鈴木 太郎' },
  { id: OTHER_BOT, name: 'weather', realName: '天気予報', isBot: true },
] as const;

const CHANNELS = [
  { id: TOWN_HALL, name: 'town-hall', isPrivate: false },
  { id: COUNTER, name: 'counter', isPrivate: true },
] as const;

/** The scopes that the manifest asks for: nothing else is granted. */
export function manifestScopes(): readonly string[] {
  const file = new URL('../../../../adapters/slack/manifest.yaml', import.meta.url);
  const manifest = parse(readFileSync(file, 'utf8')) as {
    readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  };
  return manifest.oauth_config.scopes.bot;
}

/** Opens a workspace; every test has its own. */
export async function openWorkspace(): Promise<SlackWorkspace> {
  const emulator = await startEmulator(seed());
  furnish(emulator);
  const overlay = await startOverlay(emulator.url);
  const { calls } = overlay;
  refuseStrangers(emulator, overlay);
  const streams = serveStreams(overlay, async (method, body) => ({
    ...(await post(emulator, method, BOT_TOKEN, body)),
  }));
  return {
    ...overlay,
    ...streams,
    emulator,
    calledWith: (method) => calls.filter((call) => call.method === method).map(({ args }) => args),
    posted: () => postedBy(emulator),
    responses: () => calls.filter(({ method }) => method === 'response').map(({ args }) => args),
    direct: (user) => `D0${user.slice(2)}`,
    say: (user, channel, text, thread) => say(emulator, user, channel, text, thread),
    trigger: (user) => trigger(emulator, user),
    onEvent: (handle) => onEvent(emulator, handle),
    view: (user, type) => viewOf(emulator, user, type),
    close: async () => {
      await overlay.close();
      await emulator.close();
    },
  };
}

const seed = (): Readonly<Record<string, unknown>> => ({
  strict_scopes: true,
  signing_secret: SIGNING_SECRET,
  oauth_apps: [
    {
      app_id: APP,
      client_id: '1.1',
      client_secret: 'client secret',
      name: '係 Kakari',
      redirect_uris: ['http://127.0.0.1/'],
      bot_id: BOT,
      bot_user_id: BOT_USER,
      bot_name: 'kakari',
    },
  ],
  tokens: [
    { token: BOT_TOKEN, type: 'bot', user_id: BOT_USER, scopes: manifestScopes(), app_id: APP, bot_id: BOT },
    ...PEOPLE.map(({ id }) => ({ token: personToken(id), type: 'user', user_id: id })),
  ],
});

const personToken = (user: string): string => `xoxp-${user}`;

function furnish({ tables }: Emulator): void {
  for (const person of PEOPLE) tables.users.insert(userRow(person));
  const members = [BOT_USER, ...PEOPLE.map(({ id }) => id)];
  for (const { id, name, isPrivate } of CHANNELS)
    tables.channels.insert({ ...channelRow(id, name, members), is_channel: !isPrivate, is_private: isPrivate });
  for (const { id } of PEOPLE)
    tables.channels.insert({
      ...channelRow(`D0${id.slice(2)}`, id, [BOT_USER, id]),
      is_im: true,
      is_private: true,
      user: id,
      is_open_by_user: { [BOT_USER]: true, [id]: true },
    });
}

const userRow = (person: (typeof PEOPLE)[number]): Readonly<Record<string, unknown>> => ({
  user_id: person.id,
  team_id: TEAM,
  name: person.name,
  real_name: person.realName,
  email: `${person.name}@example.lg.jp`,
  is_admin: false,
  is_bot: 'isBot' in person,
  deleted: false,
  profile: { display_name: person.realName, real_name: person.realName, email: `${person.name}@example.lg.jp` },
});

const channelRow = (id: string, name: string, members: readonly string[]): Readonly<Record<string, unknown>> => ({
  channel_id: id,
  team_id: TEAM,
  name,
  is_channel: false,
  is_private: false,
  is_im: false,
  is_mpim: false,
  is_archived: false,
  members,
  creator: HANAKO,
  num_members: members.length,
  last_read: {},
  topic: { value: '', creator: HANAKO, last_set: 0 },
  purpose: { value: '', creator: HANAKO, last_set: 0 },
});

/** The emulator falls back to an admin where Slack refuses, and asks for no scope of what it lacks. */
function refuseStrangers({ tables }: Emulator, overlay: Overlay): void {
  overlay.refuse(({ token, method }) => {
    const known = tables.tokens.all().find((row) => row['token'] === token);
    if (known === undefined) return 'invalid_auth';
    const scope = SERVED_SCOPES[method];
    return scope === undefined || (known['scopes'] as readonly string[]).includes(scope) ? undefined : 'missing_scope';
  });
}

function postedBy({ tables }: Emulator): readonly Posted[] {
  const rows = [...tables.messages.all(), ...tables.ephemeralMessages.all()];
  return rows
    .filter((row) => row['user'] === BOT_USER)
    .map(asPosted)
    .toSorted((a, b) => a.ts.localeCompare(b.ts));
}

const asPosted = (row: Readonly<Record<string, unknown>>): Posted => ({
  channel: String(row['channel_id']),
  ts: String(row['ts']),
  user: String(row['user']),
  text: String(row['text']),

  ...(typeof row['thread_ts'] === 'string' ? { thread: row['thread_ts'] } : {}),
  blocks: (row['blocks'] ?? []) as readonly unknown[],
  ...(row['metadata'] === undefined ? {} : { metadata: row['metadata'] }),
  ...(typeof row['target_user'] === 'string' ? { onlyTo: row['target_user'] } : {}),
});

async function say(emulator: Emulator, user: string, channel: string, text: string, thread?: string): Promise<string> {
  const body = { channel, text, ...(thread === undefined ? {} : { thread_ts: thread }) };
  return (await post(emulator, 'chat.postMessage', personToken(user), body)).ts ?? '';
}

async function trigger(emulator: Emulator, user: string): Promise<string> {
  return (await post(emulator, 'views.generateTriggerId', BOT_TOKEN, { user_id: user })).trigger_id ?? '';
}

interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  readonly ts?: string;
  readonly trigger_id?: string;
}

async function post(emulator: Emulator, method: string, token: string, body: unknown): Promise<Answer> {
  const response = await fetch(`${emulator.url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer;
  if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
  return answer;
}

function viewOf(
  { tables }: Emulator,
  user: string,
  type: 'home' | 'modal',
): Readonly<Record<string, unknown>> | undefined {
  return tables.views.all().findLast((row) => row['user_id'] === user && row['type'] === type);
}

function onEvent(emulator: Emulator, handle: (envelope: Envelope) => Promise<void>): void {
  emulator.onEvent(async (envelope) => {
    for (const seen of seenByKakari(envelope as Envelope)) await handle(seen);
  });
}

/** What the emulator's event lacks, and the mention that it does not send. */
function seenByKakari(envelope: Envelope): readonly Envelope[] {
  const { event } = envelope;
  if (event['type'] !== 'message') return [];
  const channel = String(event['channel']);
  const isOwn = event['user'] === BOT_USER;
  const full = {
    ...envelope,
    token: 'verification',
    api_app_id: APP,
    context_team_id: TEAM,
    event_time: 0,
    is_ext_shared_channel: false,
    authorizations: [
      { enterprise_id: null, team_id: TEAM, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
    ],
    event: {
      ...event,
      team: TEAM,
      event_ts: event['ts'],
      channel_type: channelType(channel),
      ...(isOwn ? { bot_id: BOT, app_id: APP } : event['user'] === OTHER_BOT ? { bot_id: 'B0OTHERBOT' } : {}),
    },
  };
  const isMention = !channel.startsWith('D') && !isOwn && String(event['text']).includes(`<@${BOT_USER}>`);
  return isMention ? [full, mentionOf(full)] : [full];
}

function mentionOf(envelope: Envelope): Envelope {
  const { channel_type: _, ...event } = envelope.event;
  return { ...envelope, event_id: `${envelope.event_id}M`, event: { ...event, type: 'app_mention' } };
}

function channelType(channel: string): string {
  if (channel.startsWith('D')) return 'im';
  return CHANNELS.some(({ id, isPrivate }) => id === channel && isPrivate) ? 'group' : 'channel';
}
