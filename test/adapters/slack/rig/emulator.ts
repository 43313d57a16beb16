import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createEmulator } from 'emulate';

/** A table of the emulator's store, as far as the rig writes and reads it. */
export interface Table {
  insert(row: Readonly<Record<string, unknown>>): unknown;
  all(): readonly Readonly<Record<string, unknown>>[];
}

/** The emulator's tables. */
export interface Tables {
  readonly users: Table;
  readonly channels: Table;
  readonly messages: Table;
  readonly ephemeralMessages: Table;
  readonly tokens: Table;
  readonly bots: Table;
  readonly views: Table;
}

/** Slack's emulator, with the event subscriptions that it has inside and does not offer. */
export interface Emulator {
  readonly url: string;
  readonly tables: Tables;
  /** Sends every event of the workspace to an address, signed by the emulator itself. */
  subscribe(url: string): void;
  /** Hands every event of the workspace to a function, unsigned; who writes waits for it. */
  onEvent(handle: (envelope: unknown) => Promise<void>): void;
  close(): Promise<void>;
}

interface Webhooks {
  register(subscription: {
    readonly url: string;
    readonly events: readonly string[];
    readonly active: boolean;
    readonly owner: string;
  }): unknown;
  dispatch(event: string, action: unknown, envelope: unknown, owner: string): Promise<void>;
}

interface SlackModule {
  readonly slackPlugin: {
    register: (app: unknown, store: unknown, webhooks: Webhooks, ...rest: readonly unknown[]) => unknown;
  };
  readonly getSlackStore: (store: unknown) => Tables;
}

/** Starts the emulator on a free port. `seed` is its own format (`slack`). */
export async function startEmulator(seed: Readonly<Record<string, unknown>>): Promise<Emulator> {
  const { slackPlugin, getSlackStore } = await slackModule();
  const original = slackPlugin.register;
  const caught: { store?: unknown; webhooks?: Webhooks } = {};
  slackPlugin.register = (app, store, webhooks, ...rest) => {
    Object.assign(caught, { store, webhooks });
    return original(app, store, webhooks, ...rest);
  };
  try {
    const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack: seed } });
    if (caught.webhooks === undefined) throw new Error('The emulator did not register its Slack plugin.');
    return asEmulator(emulator, getSlackStore(caught.store), caught.webhooks);
  } finally {
    slackPlugin.register = original;
  }
}

function asEmulator(
  emulator: { readonly url: string; readonly close: () => Promise<void> },
  tables: Tables,
  webhooks: Webhooks,
): Emulator {
  return {
    url: emulator.url.replace('localhost', '127.0.0.1'),
    tables,
    subscribe: (url) => void webhooks.register({ url, events: ['*'], active: true, owner: 'slack' }),
    onEvent: (handle) => {
      const dispatch = webhooks.dispatch.bind(webhooks);
      webhooks.dispatch = async (event, action, envelope, owner) => {
        await handle(envelope);
        await dispatch(event, action, envelope, owner);
      };
    },
    close: () => emulator.close(),
  };
}

/** The chunk of the package that holds the Slack plugin: its name changes with every release. */
async function slackModule(): Promise<SlackModule> {
  const folder = dirname(fileURLToPath(import.meta.resolve('emulate')));
  const chunk = readdirSync(folder).find(
    (file) =>
      /^dist-.*\.js$/.test(file) && readFileSync(join(folder, file), 'utf8').includes('@emulators/slack/dist/index.js'),
  );
  if (chunk === undefined) throw new Error('The emulator has no Slack plugin.');
  return (await import(pathToFileURL(join(folder, chunk)).href)) as SlackModule;
}
