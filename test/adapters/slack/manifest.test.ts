import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, type Receiver } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMAND } from '../../../adapters/slack/receive/answer-command.ts';
import { EVENTS, registerListeners } from '../../../adapters/slack/receive/register-listeners.ts';

const FOLDER = fileURLToPath(new URL('../../../adapters/slack/', import.meta.url));

interface Manifest {
  readonly features: {
    readonly app_home: Readonly<Record<string, boolean>>;
    readonly agent_view?: { readonly agent_description: string };
    readonly assistant_view?: unknown;
    readonly slash_commands: readonly { readonly command: string; readonly url: string }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[]; readonly user?: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url: string };
    readonly socket_mode_enabled: boolean;
  };
}

const manifest = parse(readFileSync(join(FOLDER, 'manifest.yaml'), 'utf8')) as Manifest;
const scopes = manifest.oauth_config.scopes.bot;

/** The scopes that a bot token needs for a method (docs.slack.dev/reference/methods, "Scopes"); of `history`, one for each kind of channel. */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'agents.sessions.setStatus': ['chat:write'],
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'chat.appendStream': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.startStream': ['chat:write'],
  'chat.stopStream': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.open': ['im:write'],
  'oauth.v2.access': [],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
};

/** The scopes that an event needs (docs.slack.dev/reference/events). */
const SCOPES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  agent_session_stopped: ['assistant:write'],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
};

/** The methods of the Web API that the sources call: a client, or what hands one on, and the method's name. */
function calledMethods(): readonly string[] {
  const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const texts = sources.map((file) => readFileSync(join(FOLDER, file), 'utf8'));
  return texts.flatMap((text) =>
    [
      ...text.matchAll(/(?:\bclient|\)\s*)\s*\.\s*((?:[a-z][A-Za-z0-9]*\s*\.\s*){1,2}[a-z][A-Za-z0-9]*)\s*\(/gu),
    ].flatMap(([, name = '']) =>
      (name.split('.')[0]?.trim() ?? '') in METHOD_FAMILIES ? [name.replaceAll(/\s/gu, '')] : [],
    ),
  );
}

const METHOD_FAMILIES = Object.fromEntries(
  [
    'admin',
    'agents',
    'api',
    'apps',
    'assistant',
    'auth',
    'bookmarks',
    'bots',
    'chat',
    'conversations',
    'files',
    'oauth',
    'pins',
    'reactions',
    'team',
    'usergroups',
    'users',
    'views',
  ].map((family) => [family, true]),
);

/** What the code listens to, as it tells Bolt. */
function listensTo(): {
  readonly events: readonly string[];
  readonly commands: readonly unknown[];
  readonly presses: number;
} {
  const receiver: Receiver = { init: () => undefined, start: () => Promise.resolve(), stop: () => Promise.resolve() };
  const app = new App({ receiver, authorize: () => Promise.resolve({}), convoStore: false });
  const heard: { events: string[]; commands: unknown[]; presses: number } = { events: [], commands: [], presses: 0 };
  app.event = ((name: string) => void heard.events.push(name)) as never;
  app.command = ((name: unknown) => void heard.commands.push(name)) as never;
  app.action = (() => void (heard.presses += 1)) as never;
  registerListeners(app, {} as never);
  return heard;
}

describe('the manifest of the Slack app', () => {
  it('is that of an agent whose home and messages can be used', () => {
    const { agent_view: view, assistant_view: legacy, app_home: home } = manifest.features;
    expect([view?.agent_description, legacy]).toEqual([expect.stringContaining('DX'), undefined]);
    expect(home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('asks for the scopes of the methods and events in use, and for no other', () => {
    const methods = new Set(calledMethods());
    expect([...methods].filter((method) => SCOPES_OF_METHODS[method] === undefined)).toEqual([]);
    const needed = [
      ...[...methods].flatMap((method) => SCOPES_OF_METHODS[method] ?? []),
      ...manifest.settings.event_subscriptions.bot_events.flatMap((event) => SCOPES_OF_EVENTS[event] ?? ['?']),
      ...(manifest.features.slash_commands.length > 0 ? ['commands'] : []),
    ];
    expect(scopes).toEqual([...new Set(needed)].toSorted());
    expect(manifest.oauth_config.scopes.user).toBeUndefined();
  });

  it('knows no method that nothing calls', () => {
    expect(Object.keys(SCOPES_OF_METHODS)).toEqual([...new Set(calledMethods())].toSorted());
  });

  it('subscribes to the events that the code listens to, and to no other', () => {
    const { bot_events: subscribed } = manifest.settings.event_subscriptions;
    const { events } = listensTo();
    const messages = subscribed.filter((event) => event.startsWith('message.'));
    expect(messages).toEqual(['message.channels', 'message.groups', 'message.im']);
    expect(events.toSorted()).toEqual(Object.keys(EVENTS).toSorted());
    expect([...new Set(subscribed.map((event) => event.replace(/^message\..*/u, 'message')))].toSorted()).toEqual(
      events.toSorted(),
    );
  });

  it('has the command that the code listens to, and lets buttons be pressed', () => {
    const { commands, presses } = listensTo();
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(commands);
    expect(commands).toEqual([COMMAND]);
    expect([presses > 0, manifest.settings.interactivity.is_enabled]).toEqual([true, true]);
  });

  it('names one address in all places, that of the surface', () => {
    const { event_subscriptions: events, interactivity } = manifest.settings;
    const urls = [
      events.request_url,
      interactivity.request_url,
      ...manifest.features.slash_commands.map(({ url }) => url),
    ];
    expect([...new Set(urls)]).toEqual(['https://kakari.example.lg.jp/slack/events']);
    expect(manifest.settings.socket_mode_enabled).toBe(false);
  });
});
