import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeEmbedding } from './fake-embedding.ts';
import { firstOfSchema } from './first-of-schema.ts';

/** What came in. */
export interface FakeRequest {
  /** `/v1/chat/completions`; of Azure `/openai/deployments/NAME/chat/completions`. */
  readonly path: string;
  /** The `api-version` of Azure. */
  readonly version?: string;
  /** `Bearer KEY`, or what Azure's `api-key` holds. */
  readonly authorization?: string;
  readonly body: FakeBody;
}

/** The body of a request, as far as tests look at it. */
export interface FakeBody {
  readonly model?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly response_format?: {
    readonly type: string;
    readonly json_schema?: { readonly name: string; readonly schema: object };
  };
  readonly input?: string | readonly string[];
  readonly encoding_format?: string;
  readonly dimensions?: number;
  readonly temperature?: number;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
}

/** What the endpoint does with one request: an answer of a model, or a failure. */
export interface FakeReply {
  /** What the model says; without it, the smallest value of the schema that was asked for, or `{}`. */
  readonly content?: string;
  readonly refusal?: string;
  /** `stop` where it is not given; null ends the answer without one. */
  readonly finish?: string | null;
  /** False keeps silent about tokens. */
  readonly usage?: false | { readonly prompt_tokens: number; readonly completion_tokens: number };
  /** An HTTP status of failure. */
  readonly status?: number;
  readonly error?: {
    readonly message: string;
    readonly code?: string | null;
    readonly type?: string;
    readonly param?: string | null;
  };
  readonly headers?: Readonly<Record<string, string>>;
  /** A body to be sent as it stands, with `status` (200 where it is not given) and `headers`. */
  readonly raw?: string;
  /** Nothing is sent before this is settled. */
  readonly until?: Promise<unknown>;
  /** Milliseconds before anything is sent. */
  readonly delayMs?: number;
  /** The connection is torn down after that many characters of the content; 0 before anything is sent. */
  readonly cutAfter?: number;
  /** A stream stands still after that many characters of the content, until the promise is settled. */
  readonly pause?: { readonly after: number; readonly until: Promise<unknown> };
  /** A stream ends with an error in the place of the rest, after that many characters of the content. */
  readonly failAfter?: number;
}

/** Decides on the reply to a chat or to an embedding; `undefined` lets the endpoint do what it does by itself. */
export type FakeHandler = (
  request: FakeRequest,
  count: number,
) => FakeReply | undefined | Promise<FakeReply | undefined>;

/** How the endpoint behaves by itself. */
export interface FakeOpenAiOptions {
  /** A key other than this is refused with 401; without it every key is good. */
  readonly apiKey?: string;
  /** Models other than these are not found. */
  readonly models?: readonly string[];
  /** Fields of a request that are refused with 400, as servers do that do not know them. */
  readonly refuses?: readonly string[];
  readonly dimensions?: number;
  /** `as-asked` is what OpenAI does; others send what they always send. */
  readonly encoding?: 'as-asked' | 'float' | 'base64';
  /** What chats are answered with, in this order; the last one again and again. */
  readonly replies?: readonly FakeReply[];
  /** Asked before anything else. */
  readonly handle?: FakeHandler;
}

/** An OpenAI-compatible endpoint on loopback. */
export interface FakeOpenAi {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  /** The same endpoint as Azure's. */
  readonly azure: string;
  readonly requests: readonly FakeRequest[];
  /** From now on behaves otherwise; what is not given stays. */
  change(options: FakeOpenAiOptions): void;
  close(): Promise<void>;
}

/** Opens an endpoint on a free port. By itself it answers with the smallest value of the schema, and embeds with some meaning. */
export async function openFakeOpenAi(options: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
  const state = { options, requests: [] as FakeRequest[], chats: 0 };
  const server = createServer((incoming, outgoing) => {
    answer(state, incoming, outgoing).catch(() => outgoing.destroy());
  });
  // A server that closes what is idle may do so just when a client that was busy for seconds sends the next request.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    azure: `http://127.0.0.1:${port}`,
    requests: state.requests,
    change: (changed) => {
      state.options = { ...state.options, ...changed };
      if (changed.replies) state.chats = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface State {
  options: FakeOpenAiOptions;
  readonly requests: FakeRequest[];
  chats: number;
}

async function answer(state: State, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await read(incoming);
  state.requests.push(request);
  const known = state.options.models ?? ['fake-chat', 'fake-embedding'];
  const refusal = refusalOf(request, state.options, known);
  if (refusal) return fail(outgoing, refusal);
  const handled = await state.options.handle?.(request, state.requests.length);
  if (request.path.endsWith('/chat/completions')) return chat(outgoing, request, handled ?? nextReply(state));
  if (
    handled &&
    (handled.status ?? handled.raw ?? handled.until ?? handled.delayMs ?? handled.cutAfter) !== undefined
  ) {
    await settle(handled);
    if (handled.cutAfter !== undefined) return void outgoing.destroy();
    if (handled.status !== undefined || handled.raw !== undefined) return fail(outgoing, handled);
  }
  if (request.path.endsWith('/embeddings')) return sendJson(outgoing, embeddings(request.body, state.options));
  return sendJson(outgoing, { object: 'list', data: known.map((id) => ({ id, object: 'model' })) });
}

async function read(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://fake');
  const key = incoming.headers['api-key'];
  const authorization = incoming.headers.authorization ?? (typeof key === 'string' ? key : undefined);
  const version = searchParams.get('api-version');
  return {
    path: pathname,
    ...(version !== null && { version }),
    ...(authorization !== undefined && { authorization }),
    body: text === '' ? {} : (JSON.parse(text) as FakeBody),
  };
}

const PATH =
  /^(?:\/v1|\/openai|\/openai\/v1|\/openai\/deployments\/(?<deployment>[^/]+))\/(?:chat\/completions|embeddings|models)$/u;

function refusalOf(
  { path, body, authorization }: FakeRequest,
  { apiKey, refuses = [] }: FakeOpenAiOptions,
  models: readonly string[],
): FakeReply | undefined {
  const place = PATH.exec(path);
  if (!place) return { status: 404, raw: '{"detail":"Not Found"}' };
  if (apiKey !== undefined && authorization !== `Bearer ${apiKey}` && authorization !== apiKey)
    return failure(401, `Incorrect API key provided: ${authorization}.`, 'invalid_api_key');
  const model = place.groups?.['deployment'] ?? body.model;
  if (model !== undefined && !models.includes(model))
    return failure(404, `The model \`${model}\` does not exist or you do not have access to it.`, 'model_not_found');
  const refused = refuses.find((field) => field in body);
  if (refused === undefined) return undefined;
  const instead = refused === 'max_tokens' ? " Use 'max_completion_tokens' instead." : '';
  return failure(
    400,
    `Unsupported parameter: '${refused}' is not supported with this model.${instead}`,
    'unsupported_parameter',
    refused,
  );
}

const failure = (status: number, message: string, code: string, param: string | null = null): FakeReply => ({
  status,
  error: { message, type: 'invalid_request_error', code, param },
});

function nextReply(state: State): FakeReply {
  const { replies = [] } = state.options;
  const reply = replies[Math.min(state.chats, replies.length - 1)];
  state.chats += 1;
  return reply ?? {};
}

function embeddings(body: FakeBody, { dimensions = 64, encoding = 'as-asked' }: FakeOpenAiOptions): object {
  const texts = [body.input ?? []].flat();
  const inBase64 = encoding === 'as-asked' ? body.encoding_format === 'base64' : encoding === 'base64';
  const data = texts.map((text, index) => {
    const vector = fakeEmbedding(text, body.dimensions ?? dimensions);
    const embedding = inBase64 ? Buffer.from(new Float32Array(vector).buffer).toString('base64') : vector;
    return { object: 'embedding', index, embedding };
  });
  const tokens = texts.reduce((sum, text) => sum + text.length, 0);
  return { object: 'list', model: body.model, data, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}

async function settle({ until, delayMs }: FakeReply): Promise<void> {
  await until?.catch(() => undefined);
  if (delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, delayMs));
}

async function chat(outgoing: ServerResponse, { body }: FakeRequest, reply: FakeReply): Promise<void> {
  await settle(reply);
  if (reply.cutAfter === 0) return void outgoing.destroy();
  if (reply.status !== undefined || reply.raw !== undefined) return fail(outgoing, reply);
  const schema = body.response_format?.json_schema?.schema;
  const content =
    reply.content ?? (reply.refusal === undefined ? JSON.stringify(schema ? firstOfSchema(schema) : {}) : '');
  if (body.stream === true) return stream(outgoing, { body, reply, content });
  const message = { role: 'assistant', content, refusal: reply.refusal ?? null };
  const choices = [{ index: 0, message, finish_reason: finishOf(reply) }];
  sendJson(outgoing, { ...chunkOf(body, 'chat.completion'), choices, ...usageOf(reply, content) });
}

interface Streamed {
  readonly body: FakeBody;
  readonly reply: FakeReply;
  readonly content: string;
}

async function stream(outgoing: ServerResponse, { body, reply, content }: Streamed): Promise<void> {
  outgoing.writeHead(200, { 'content-type': 'text/event-stream', ...reply.headers });
  const send = (rest: object): boolean =>
    outgoing.write(`data: ${JSON.stringify({ ...chunkOf(body, 'chat.completion.chunk'), ...rest })}\n\n`);
  const choose = (delta: object, finish_reason: string | null = null): boolean =>
    send({ choices: [{ index: 0, delta, finish_reason }] });
  choose({ role: 'assistant', content: '' });
  if (reply.refusal !== undefined) choose({ refusal: reply.refusal });
  for (const [at, character] of [...content].entries()) {
    if (at === reply.pause?.after) await reply.pause.until.catch(() => undefined);
    if (at === reply.cutAfter) return void outgoing.destroy();
    if (at === reply.failAfter)
      return void outgoing.end('data: {"error":{"message":"fake","type":"server_error"}}\n\n');
    choose({ content: character });
    // Written out before the connection may be torn down, as from a server that makes one token after the other.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (finishOf(reply) !== null) choose({}, finishOf(reply));
  if (body.stream_options?.include_usage === true && reply.usage !== false)
    send({ choices: [], ...usageOf(reply, content) });
  outgoing.end(finishOf(reply) === null ? '' : 'data: [DONE]\n\n');
}

const finishOf = ({ finish }: FakeReply): string | null => (finish === undefined ? 'stop' : finish);

const chunkOf = ({ model }: FakeBody, object: string): object => ({ id: 'chatcmpl-1', object, created: 0, model });

const usageOf = ({ usage }: FakeReply, content: string): object =>
  usage === false ? {} : { usage: usage ?? { prompt_tokens: 10, completion_tokens: content.length } };

function fail(outgoing: ServerResponse, { status = 200, error, headers, raw }: FakeReply): void {
  const body = raw ?? JSON.stringify({ error: error ?? { message: 'fake', code: null, param: null } });
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

const sendJson = (outgoing: ServerResponse, body: object): void =>
  void outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
