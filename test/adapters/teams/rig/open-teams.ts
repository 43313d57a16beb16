import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TeamsApp } from '../../../../adapters/teams/bot-adapter.ts';
import { createTeamsSurface, type TeamsSurface } from '../../../../adapters/teams/create-teams-surface.ts';
import type { Assistant } from '../../../../src/ports/assistant.ts';
import type { FakeAssistant } from '../../../fakes/fake-assistant.ts';
import { type ChatHouse, type HouseOptions, openChatHouse } from '../../../chat/open-chat-house.ts';
import { type BotConnector, type Json, startBotConnector } from './bot-connector.ts';
import type { TokenFaults } from './bot-tokens.ts';
import { ManualTimer } from './manual-timer.ts';
import { type Ids, payload } from './payloads.ts';

/** What came back to Teams. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  /** The body as JSON; undefined where there is none. */
  readonly body: unknown;
}

/** Kakari in Teams, with Teams on loopback. */
export interface TeamsRig {
  readonly house: ChatHouse;
  readonly connector: BotConnector;
  readonly surface: TeamsSurface;
  readonly timer: ManualTimer;
  readonly app: TeamsApp;
  readonly ids: Ids;
  /** Codes of what was reported, in order. */
  readonly failures: readonly string[];
  /** Where Kakari receives. */
  readonly url: string;
  /** A payload of test/fixtures/teams with the ids of this rig. */
  payload(name: string, more?: Json): Json;
  /** Delivers an activity as Teams does. */
  deliver(activity: Json, faults?: TokenFaults): Promise<Answered>;
  /** Posts a body with headers of its own. */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Resolves when everything that was acknowledged is done. */
  idle(): Promise<void>;
  /** Delivers, and waits until all that it set going is done. */
  settle(activity: Json): Promise<Answered>;
  /** All but Teams anew over the same ledger, which has a `file`, as after a restart. */
  restart(): Promise<TeamsRig>;
  close(): Promise<void>;
}

export interface TeamsRigOptions extends HouseOptions {
  readonly assistant?: Assistant;
  readonly app?: TeamsApp;
}

export async function openTeams(options: TeamsRigOptions = {}): Promise<TeamsRig> {
  return join(options, await startBotConnector());
}

async function join(options: TeamsRigOptions, connector: BotConnector): Promise<TeamsRig> {
  const house = await openHouse(options);
  const app = options.app ?? { id: randomUUID(), password: 'secret', tenant: randomUUID() };
  const timer = new ManualTimer();
  const failures: string[] = [];
  const surface = createTeamsSurface({
    ...house,
    notes: house.ledger,
    app,
    timer: timer.start,
    endpoints: connector.endpoints,
    reportFailure: ({ code }) => failures.push(code),
  });
  house.use(surface);
  const server = createServer(surface.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${surface.path}`;
  const ids = { app: app.id, tenant: app.tenant, serviceUrl: connector.url };
  const closeServer = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await surface.stop();
  };
  const rig: TeamsRig = {
    house,
    connector,
    surface,
    timer,
    app,
    ids,
    failures,
    url,
    payload: (name, more) => payload(name, ids, more),
    post: (body, headers = {}) => post(url, body, headers),
    deliver: (activity, faults) =>
      post(url, JSON.stringify(activity), { authorization: `Bearer ${connector.token(app.id, faults)}` }),
    async idle() {
      await surface.stop();
      await surface.start();
    },
    async settle(activity) {
      const answered = await rig.deliver(activity);
      await rig.idle();
      return answered;
    },
    async restart() {
      await closeServer();
      await house.close();
      return join({ ...options, app }, connector);
    },
    async close() {
      await closeServer();
      await house.close();
      await connector.close();
    },
  };
  return rig;
}

const openHouse = ({ assistant, ...options }: TeamsRigOptions): Promise<ChatHouse> =>
  assistant === undefined
    ? (openChatHouse(options) as Promise<ChatHouse<FakeAssistant>>)
    : openChatHouse({ ...options, assistant });

async function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answered> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const text = await response.text();
  return { status: response.status, text, body: text === '' ? undefined : JSON.parse(text) };
}
