import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FakeOpenAi, openFakeOpenAi } from '../../fakes/fake-openai.ts';
import { startServing } from '../../serving-process.ts';
import { startSession } from '../kakari-session.ts';

const WATCH = fileURLToPath(new URL('watch-connections.cjs', import.meta.url));
const PLANS = fileURLToPath(new URL('../../fixtures/plans', import.meta.url));
const KNOWLEDGE = fileURLToPath(new URL('../../fixtures/knowledge', import.meta.url));
const QUESTION = '電子契約の担当課は？';

let folder = '';
/** Where LangChain would send what it traces. */
let tracing: Server;
let traced = 0;
let model: FakeOpenAi;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kakari-closed-'));
  tracing = createServer((_, response) => {
    traced += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => tracing.listen(0, '127.0.0.1', resolve));
  model = await openFakeOpenAi();
});
afterAll(async () => {
  await model.close();
  await new Promise((resolve) => tracing.close(resolve));
  rmSync(folder, { recursive: true });
});

/** A closed network, with everything switched on that would make LangChain call home, and what goes out written to a file. */
const watchedSettings = (name: string): Readonly<Record<string, string>> => ({
  KAKARI_NETWORK: 'closed',
  KAKARI_DATA: join(folder, name),
  KAKARI_KNOWLEDGE: KNOWLEDGE,
  KAKARI_PORT: '0',
  LANGSMITH_TRACING: 'true',
  LANGSMITH_TRACING_V2: 'true',
  LANGCHAIN_TRACING: 'true',
  LANGCHAIN_TRACING_V2: 'true',
  LANGSMITH_API_KEY: 'key',
  LANGSMITH_ENDPOINT: `http://127.0.0.1:${(tracing.address() as AddressInfo).port}`,
  NODE_OPTIONS: `--require ${WATCH}`,
  WATCHED_IN: join(folder, `${name}.jsonl`),
});

const watchedSchema = z.object({ kind: z.string(), what: z.union([z.string(), z.number()]) });

/** What was seen but for tsx's own pipe, by which it looks for a tsx that watches files; each once. */
function watched(name: string): readonly string[] {
  const lines = readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  const seen = lines.map((line) => watchedSchema.parse(JSON.parse(line)));
  const own = seen.filter(({ kind, what }) => kind !== 'address' && !/tsx-\d+.\d+\.pipe$/u.test(String(what)));
  return [...new Set(own.map(({ kind, what }) => (kind === 'watching' ? kind : `${kind} ${what}`)))].toSorted();
}

const askAt = async (url: string): Promise<string> => {
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: QUESTION, municipality: 'aoba' }),
  });
  return response.text();
};

// A whole program is started, and reads a PDF.
describe('the whole program on a closed network', { timeout: 120_000 }, () => {
  it('answers, reads plans and serves without a socket but the one at which it listens', async () => {
    const settings = watchedSettings('alone');
    const session = startSession(settings);
    const run = async (...words: readonly string[]): Promise<string> => {
      const { code, out, err } = await session.run(words, settings);
      expect([code, err]).toEqual([0, '']);
      return out;
    };
    expect(await run('ask', '-m', 'aoba', QUESTION)).toContain('契約課');
    expect(await run('import', join(PLANS, 'kotonami/kotonami.txt'), '-m', 'kotonami')).toContain('取組');
    expect(await run('import', join(PLANS, 'kiridani/kiridani.pdf'), '-m', 'kiridani')).toContain('取組');
    const url = /http:\S+/u.exec(await run('serve'))?.[0] ?? '';
    expect(await askAt(url)).toContain('契約課');
    session.interrupt();
    await session.end();
    expect(watched('alone')).toEqual(['listen 127.0.0.1', 'tracing none', 'watching']);
    expect(traced).toBe(0);
  });

  it('connects to the model that is configured and to nobody else', async () => {
    const settings = watchedSettings('model');
    const serving = await startServing({
      ...settings,
      OPENAI_BASE_URL: model.baseUrl,
      KAKARI_CHAT_MODEL: 'fake-chat',
      KAKARI_EMBEDDING_MODEL: 'fake-embedding',
    });
    expect(await askAt(serving.url)).toContain('契約課');
    await serving.stop();
    expect(model.requests.length).toBeGreaterThan(0);
    expect(watched('model')).toEqual([
      `connect ${new URL(model.baseUrl).host}`,
      'listen 127.0.0.1',
      'tracing none',
      'watching',
    ]);
    expect(traced).toBe(0);
  });
});
