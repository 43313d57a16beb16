import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createSlackSurface,
  type SlackOptions,
  type SlackSurface,
} from '../../../../adapters/slack/create-slack-surface.ts';
import type { Assistant } from '../../../../src/ports/assistant.ts';
import { systemClock } from '../../../../src/providers/system-clock.ts';
import { type ChatHouse, type HouseOptions, IN_CHARGE, openChatHouse } from '../../../chat/open-chat-house.ts';
import { FakeAssistant } from '../../../fakes/fake-assistant.ts';
import { fixture } from './fixture.ts';
import { buttonsOf } from './reading.ts';
import { formOf, interactionForm, retryHeaders, signedHeaders, type Signing } from './sign.ts';
import {
  BOT_TOKEN,
  type Envelope,
  openWorkspace,
  type Posted,
  SIGNING_SECRET,
  type SlackWorkspace,
  TOWN_HALL,
} from './workspace.ts';

/** How a request to the surface differs from a good one. */
export interface Sending {
  readonly signing?: Partial<Signing>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly retry?: number;
}

/** Where a button is pressed: a message, what somebody alone was sent at a response address, or the home. */
export type Pressed = Posted | { readonly responded: Readonly<Record<string, unknown>> } | { readonly home: unknown };

/** The real desks and the Slack surface against the emulated workspace, over HTTP. */
export interface SlackHouse {
  readonly house: ChatHouse;
  readonly workspace: SlackWorkspace;
  readonly surface: SlackSurface;
  /** What the surface reported. */
  readonly failures: readonly { readonly code: string; readonly detail?: string }[];
  /** Sends a body; resolves with the status once Slack would have it. */
  send(body: string, contentType: 'json' | 'form', sending?: Sending): Promise<Response>;
  event(envelope: unknown, sending?: Sending): Promise<Response>;
  command(user: string, text: string): Promise<Response>;
  /** Presses a button by its label. */
  press(on: Pressed, label: string, user: string): Promise<Response>;
  submit(user: string, value: string): Promise<Response>;
  /** The events that Slack sent, oldest first. */
  readonly events: readonly Envelope[];
  /** How often Slack delivers what is said from now on, all at once. */
  repeat(times: number): void;
  /** Resolves when everything that is under way has ended. */
  settled(): Promise<void>;
  /** What Kakari posts while something is done, once it has settled. */
  during(act: () => Promise<unknown>): Promise<readonly Posted[]>;
  /** Another process in the place of this one, on the same ledger. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What a house is opened with besides what `openChatHouse` takes. */
export interface SlackHouseOptions extends HouseOptions {
  /** One that knows little, where absent. */
  readonly assistant?: Assistant;
  readonly slack?: Partial<SlackOptions>;
  /** Where Slack's end of Socket Mode is. */
  readonly socketUrl?: string;
}

/** Opens a house; `close` it after the test. */
export async function openSlackHouse(options: SlackHouseOptions = {}): Promise<SlackHouse> {
  const workspace = await openWorkspace();
  const house = await openChatHouse({ assistant: new FakeAssistant(IN_CHARGE), ...options });
  workspace.serve('apps.connections.open', () => ({ ok: true, url: options.socketUrl }));
  const failures: { code: string; detail?: string }[] = [];
  const make = (): SlackSurface => createSlackSurface({ ...optionsOf(house, workspace, failures), ...options.slack });
  let surface = make();
  await surface.start();
  house.use(surface);
  const server = createServer((request, response) => surface.listener?.(request, response));
  const url = await listening(server);
  const send = (body: string, contentType: 'json' | 'form', sending: Sending = {}): Promise<Response> =>
    fetch(`${url}/slack/events`, { method: 'POST', headers: headersOf(body, contentType, sending), body });
  const event = (envelope: unknown, sending?: Sending) => send(JSON.stringify(envelope), 'json', sending);
  const events: Envelope[] = [];
  let times = 1;
  workspace.onEvent(async (envelope) => {
    events.push(envelope);
    if (surface.listener === undefined) return;
    await Promise.all(Array.from({ length: times }, () => event(envelope)));
  });
  const settled = async (): Promise<void> => {
    await surface.stop();
    await surface.start();
  };
  return {
    house,
    workspace,
    get surface() {
      return surface;
    },
    failures,
    send,
    event,
    events,
    repeat: (count) => {
      times = count;
    },
    command: async (user, text) => send(formOf(await commandOf(workspace, user, text)), 'form'),
    press: async (on, label, user) => send(interactionForm(await pressOf(workspace, on, label, user)), 'form'),
    submit: (user, value) => send(interactionForm(submissionOf(user, value)), 'form'),
    settled,
    during: async (act) => {
      const before = workspace.posted().length;
      await act();
      await settled();
      return workspace.posted().slice(before);
    },
    restart: async () => {
      await surface.stop();
      surface = make();
      await surface.start();
      house.use(surface);
    },
    close: async () => {
      await surface.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await house.close();
      await workspace.close();
    },
  };
}

/** The signatures are made by the machine's clock, as Bolt checks them by it. */
const optionsOf = (
  house: ChatHouse,
  workspace: SlackWorkspace,
  failures: { code: string; detail?: string }[],
): SlackOptions => ({
  desk: house.desk,
  reminders: house.reminders,
  clock: systemClock,
  notes: house.ledger,
  token: { bot: BOT_TOKEN },
  connection: { kind: 'http', signingSecret: SIGNING_SECRET },
  apiUrl: workspace.apiUrl,
  publicUrl: 'https://kakari.example.lg.jp',
  reportFailure: (failure) => failures.push(failure),
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function headersOf(body: string, contentType: 'json' | 'form', { signing, headers, retry }: Sending) {
  const timestamp = Math.floor(Date.parse(systemClock.now()) / 1000);
  return {
    'content-type': contentType === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
    ...signedHeaders(body, { secret: SIGNING_SECRET, timestamp, ...signing }),
    ...(retry === undefined ? {} : retryHeaders(retry)),
    ...headers,
  };
}

async function commandOf(
  workspace: SlackWorkspace,
  user: string,
  text: string,
): Promise<Readonly<Record<string, string>>> {
  const template = fixture('slash-command') as Readonly<Record<string, string>>;
  return {
    ...template,
    user_id: user,
    text,
    response_url: workspace.responseUrl,
    trigger_id: await workspace.trigger(user),
  };
}

/** Presses differ by the moment at which they happen. */
let presses = 0;

async function pressOf(workspace: SlackWorkspace, on: Pressed, label: string, user: string): Promise<unknown> {
  const button = buttonsOf(blocksOf(on)).find((one) => one.label === label);
  if (button === undefined) throw new Error(`There is no button ${label}.`);
  presses += 1;
  const { label: _, actionId, ...rest } = button;
  return fixture('block-actions', {
    user: { id: user, username: user, name: user, team_id: 'T000000001' },
    trigger_id: await workspace.trigger(user),
    actions: [
      { ...rest, action_id: actionId, block_id: 'b', action_ts: `1795166411.${String(presses).padStart(6, '0')}` },
    ],
    ...placeOf(workspace, on),
  });
}

const blocksOf = (on: Pressed): { readonly blocks?: unknown } =>
  'responded' in on ? on.responded : 'home' in on ? (on.home as { readonly blocks?: unknown }) : on;

function placeOf(workspace: SlackWorkspace, on: Pressed): Readonly<Record<string, unknown>> {
  if ('home' in on)
    return {
      container: { type: 'view', view_id: 'V1' },
      view: { type: 'home' },
      message: undefined,
      channel: undefined,
    };
  if ('responded' in on) {
    const container = { type: 'message', message_ts: '1795166420.000100', channel_id: TOWN_HALL, is_ephemeral: true };
    return { container, response_url: workspace.responseUrl, message: undefined };
  }
  const { channel, ts, text, thread, onlyTo } = on;
  const message = { type: 'message', ts, text, ...(thread === undefined ? {} : { thread_ts: thread }) };
  return {
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: onlyTo !== undefined },
    channel: { id: channel },
    message,
    response_url: workspace.responseUrl,
  };
}

const submissionOf = (user: string, value: string): unknown => {
  const template = fixture('view-submission') as { readonly view: Readonly<Record<string, unknown>> };
  const field = { type: 'static_select', selected_option: { text: { type: 'plain_text', text: value }, value } };
  return {
    ...template,
    user: { id: user, username: user, team_id: 'T000000001' },
    view: { ...template.view, state: { values: { section: { section: field } } } },
  };
};
