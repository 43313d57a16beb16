import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json, Wire } from './bot-connector.ts';
import type { TeamsRig } from './open-teams.ts';
import { HANAKO, PERSONAL } from './payloads.ts';

/** Microsoft's chat client in a page, speaking with Kakari in Teams. */
export interface DirectLineBridge {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Lets a client of Direct Line 3.0 (polling) chat with Kakari as 山田 花子: what it posts becomes signed activities of Teams, what
 * Kakari sends to the connector becomes what it polls. Buttons do what Teams lets them do: `imBack` writes a message, an
 * `Action.Execute` is an invoke, whose answer takes the place of the card.
 */
export async function startDirectLineBridge(rig: TeamsRig): Promise<DirectLineBridge> {
  const script = await readFile(new URL(WEB_CHAT, import.meta.url), 'utf8');
  const line = new Line(rig);
  const server = createServer((request, response) => {
    answer(line, script, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Microsoft's chat client as one script that puts `WebChat` into the window. */
const WEB_CHAT = '../../../../node_modules/botframework-webchat/dist/webchat.js';

/** What a button hands over: the message it stands on, and its data. */
interface Pressed {
  readonly message: string;
  readonly data: Json;
}

class Line {
  readonly #rig: TeamsRig;
  readonly #said: Json[] = [];
  #read = 0;
  #ids = 1_732_200_000_000;

  constructor(rig: TeamsRig) {
    this.#rig = rig;
  }

  /** What was said since a watermark, by whomever. */
  since(watermark: number): { readonly activities: readonly Json[]; readonly watermark: string } {
    this.#takeSent();
    return { activities: this.#said.slice(watermark), watermark: String(this.#said.length) };
  }

  async take(posted: Json): Promise<string> {
    const { value = {}, text } = posted as { readonly value?: Json; readonly text?: string };
    const { pressed, msteams, ...inputs } = value as { pressed?: Pressed; msteams?: { value: string } };
    if (pressed !== undefined) return this.#press(pressed, inputs);
    const written = msteams?.value ?? text;
    return written === undefined ? '' : this.#say(posted, written);
  }

  async #say(posted: Json, text: string): Promise<string> {
    const id = this.#nextId();
    this.#takeSent();
    this.#said.push({ ...posted, type: 'message', value: undefined, text, id, from: { id: HANAKO.id, role: 'user' } });
    await this.#rig.deliver(this.#rig.payload('message-personal', { id, text }));
    return id;
  }

  async #press({ message, data }: Pressed, inputs: object): Promise<string> {
    const id = `f:${this.#nextId()}`;
    const action = { type: 'Action.Execute', verb: 'kakari', data: { ...data, ...inputs } };
    const value = { action, trigger: 'manual' };
    const { body } = await this.#rig.deliver(this.#rig.payload('card-action', { id, replyToId: message, value }));
    const { type, value: card } = body as { readonly type: string; readonly value: unknown };
    if (type === 'application/vnd.microsoft.card.adaptive')
      this.#said.push(shown(message, { type: 'message', attachments: [{ contentType: CARD, content: card }] }));
    return id;
  }

  #nextId(): string {
    this.#ids += 1;
    return String(this.#ids);
  }

  #takeSent(): void {
    const sent = this.#rig.connector.sent.slice(this.#read);
    this.#read += sent.length;
    this.#said.push(...sent.filter(isNew).map(({ id, body }) => shown(id, body)));
  }
}

const CARD = 'application/vnd.microsoft.card.adaptive';

/** The client shows a message once: what takes the place of a card came to it with the answer to the press. */
const isNew = ({ method, path }: Wire): boolean => method === 'POST' && path.includes(PERSONAL);

const shown = (id: string, body: Json): Json => ({
  ...(executeAsSubmit(body, id) as Json),
  id,
  from: { id: 'kakari', name: '係', role: 'bot' },
  conversation: { id: PERSONAL },
});

/** The client knows no `Action.Execute`: it hands over the same data as a submission, with the message that was pressed on. */
function executeAsSubmit(part: unknown, message: string): unknown {
  if (Array.isArray(part)) return part.map((one) => executeAsSubmit(one, message));
  if (typeof part !== 'object' || part === null) return part;
  const { type, data, ...rest } = part as Json;
  if (type === 'Action.Execute') return { ...rest, type: 'Action.Submit', data: { pressed: { message, data } } };
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, executeAsSubmit(value, message)]));
}

async function answer(line: Line, script: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/') return send(response, 'text/html', PAGE);
  if (pathname === '/webchat.js') return send(response, 'text/javascript', script);
  if (pathname === '/v3/directline/conversations' && request.method === 'POST')
    return json(response, { conversationId: 'conversation', token: 'token', expires_in: 1800 });
  if (!pathname.endsWith('/activities')) return json(response, {});
  if (request.method === 'POST') return json(response, { id: await line.take(await bodyOf(request)) });
  json(response, line.since(Number(searchParams.get('watermark') ?? 0)));
}

const json = (response: ServerResponse, body: unknown): void =>
  send(response, 'application/json', JSON.stringify(body));

function send(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text);
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Json;
}

const PAGE = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>webchat</title>
<link rel="icon" href="data:,"><style>html, body, #chat { height: 100%; margin: 0 }</style></head>
<body><div id="chat"></div><script src="/webchat.js"></script><script>
WebChat.renderWebChat({
  directLine: WebChat.createDirectLine({ domain: location.origin + '/v3/directline', token: 'token', webSocket: false, pollingInterval: 200 }),
  userID: '${HANAKO.id}', username: '${HANAKO.name}', locale: 'ja-JP',
  styleOptions: { primaryFont: "'Noto Sans CJK JP', sans-serif", hideUploadButton: true },
}, document.querySelector('#chat'));
</script></body></html>`;
