import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLanguageModel, type TokenUse } from '../../../src/providers/language-model/create-language-model.ts';
import { createOpenAiClient } from '../../../src/providers/openai/create-client.ts';
import { readEvents } from '../../../src/providers/openai/read-events.ts';
import { CONTENT, failureIn, TASK } from '../language-model/sample-task.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  vi.restoreAllMocks();
});

const JSON_BODY = { 'content-type': 'application/json' };
const EVENTS = { 'content-type': 'text/event-stream' };
const ENOUGH = { timeoutMs: 20_000 };

/** A model behind a server that sends whatever it wants, and what it used. */
async function modelBehind(send: (response: ServerResponse) => void) {
  const opened = createServer((request, response) => {
    request.resume().on('end', () => send(response.on('error', () => undefined)));
  });
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(opened.address() as AddressInfo).port}/v1`;
  const uses: TokenUse[] = [];
  const client = await createOpenAiClient({ kind: 'openai', baseUrl }, ENOUGH);
  const model = createLanguageModel(client, { model: 'm', onUse: (use) => uses.push(use) });
  return { uses, ask: () => model.ask(TASK, ENOUGH) };
}

/** Writes a piece again and again, as long as somebody takes it. */
function pour(response: ServerResponse, piece: string | Buffer): void {
  while (response.write(piece));
  response.once('drain', () => pour(response, piece));
}

const whole = (usage: object): string =>
  JSON.stringify({ choices: [{ message: { content: CONTENT }, finish_reason: 'stop' }], usage });

describe('an answer without an end', () => {
  const PIECE = Buffer.alloc(256 * 1024, 'a');
  it.each<[string, Readonly<Record<string, string>>, string | Buffer]>([
    ['in one piece', JSON_BODY, PIECE],
    ['in a line', EVENTS, PIECE],
    ['in events that say nothing', EVENTS, ': hello\n\n'.repeat(1000)],
    ['in the answer itself', EVENTS, `data: {"choices":[{"delta":{"content":"${'あ'.repeat(1000)}"}}]}\n\n`],
  ])('is cut %s', async (_where, headers, piece) => {
    const { ask } = await modelBehind((response) => pour(response.writeHead(200, headers), piece));
    expect(await failureIn(ask())).toBe('cut endless');
  });

  it('is cut where it was packed', async () => {
    const packed = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    const { ask } = await modelBehind((response) =>
      response.writeHead(200, { ...JSON_BODY, 'content-encoding': 'gzip' }).end(packed),
    );
    expect(await failureIn(ask())).toBe('cut endless');
  });

  it('is not waited for where it is an error', async () => {
    const { ask } = await modelBehind((response) => pour(response.writeHead(400), PIECE));
    expect(await failureIn(ask())).toBe('rejected 400');
  });
});

describe('what a server says was used', () => {
  it.each([
    ['more than there is', { prompt_tokens: Number.MAX_SAFE_INTEGER, completion_tokens: 1 }],
    ['nothing', { prompt_tokens: 0, completion_tokens: 0 }],
    ['less than nothing', { prompt_tokens: 5, completion_tokens: -5 }],
  ])('is estimated where it is %s', async (_what, usage) => {
    const { ask, uses } = await modelBehind((response) => response.writeHead(200, JSON_BODY).end(whole(usage)));
    await ask();
    expect(uses).toHaveLength(1);
    expect(uses[0]?.inputTokens).toBeGreaterThan(1);
    expect(uses[0]?.inputTokens).toBeLessThan(1000);
    expect(uses[0]?.outputTokens).toBeGreaterThan(1);
  });
});

it('a name of an event that the client knows does not bring its data to the console', async () => {
  const spy = vi.spyOn(console, 'error');
  const { ask } = await modelBehind((response) =>
    response.writeHead(200, EVENTS).end('event: thread.x\ndata: {電子契約\n\n'),
  );
  expect(await failureIn(ask())).toBe('not-json body');
  expect(spy).not.toHaveBeenCalled();
});

describe('events', () => {
  it.each([
    [['data: a\n\ndata: b\n\n'], [['a', 'b']]],
    [
      ['da', 'ta: a\n', '\n: comment\n\nevent: x\r\ndata: b\r\n', '\r\ndata: c'],
      [[], [], ['a'], ['b']],
    ],
    [['data: {\ndata: }\n\n'], [['{\n}']]],
  ])('in %j are %j', async (pieces, expected) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        controller.close();
      },
    });
    const read: (readonly string[])[] = [];
    for await (const events of readEvents(body)) read.push(events);
    expect(read).toEqual(expected);
  });
});
