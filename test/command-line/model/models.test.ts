import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Models, modelsOf } from '../../../src/command-line/model/models.ts';
import { readConfig } from '../../../src/config.ts';
import { groupByPartition } from '../../../src/domain/retrieval.ts';
import type { ModelTask } from '../../../src/ports/language-model.ts';
import type { PassageVectors } from '../../../src/ports/embeddings.ts';
import { createMemoryUseLog } from '../../../src/providers/language-model/memory-use-log.ts';
import { type FakeOpenAi, openFakeOpenAi } from '../../fakes/fake-openai.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';

const DAY = '2026-11-21';
const DOCUMENTS = groupByPartition([{ id: 'a', partition: 'aoba', title: '電子契約', body: '電子契約を導入する。' }]);
const NOTHING: PassageVectors = {
  encodeQuery: () => Promise.resolve({ vector: new Float32Array(1), space: 'bundled', weight: 0 }),
  nearest: () => Promise.resolve([]),
  cosines: (_query, _partition, ids) => Promise.resolve(ids.map(() => 0)),
  prepare: () => Promise.resolve(),
  forget: () => undefined,
};
const TASK: ModelTask<unknown> = {
  name: 'answer',
  system: '短く',
  user: '質問',
  shape: {
    name: 'sample',
    schema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
    read: (value) => value,
  },
  maxTokens: 10,
};

let data = '';
let endpoint: FakeOpenAi;
let failures: unknown[];
let opened: Models[];
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'kakari-models-'));
});
afterAll(() => rmSync(data, { recursive: true }));
beforeEach(async () => {
  endpoint = await openFakeOpenAi({ replies: [{ usage: { prompt_tokens: 30, completion_tokens: 12 } }] });
  [failures, opened] = [[], []];
});
afterEach(async () => {
  for (const models of opened) await models.close();
  await endpoint.close();
});

const clock = new ManualClock(DAY);
const useLog = createMemoryUseLog();

function open(settings: Readonly<Record<string, string>>): Models | undefined {
  const models = modelsOf({
    config: readConfig({ KAKARI_DATA: data, ...settings }),
    useLog,
    clock,
    reportFault: () => undefined,
    reportVectors: () => undefined,
    reportFailure: (error) => failures.push(error),
  });
  if (models !== undefined) opened.push(models);
  return models;
}

const chatAt = (): Readonly<Record<string, string>> => ({
  OPENAI_BASE_URL: endpoint.baseUrl,
  KAKARI_CHAT_MODEL: 'fake-chat',
});
const bundled = (): PassageVectors => NOTHING;

describe('the models of an installation', () => {
  it.each([{}, { OPENAI_API_KEY: 'key' }])('are none where none is named: %j', (settings) => {
    expect(open(settings)).toBeUndefined();
  });

  it('word answers, and count what is used under a key that is not the person', async () => {
    const models = open(chatAt());
    const { wording, vectors } = (await models?.join(bundled)) ?? {};
    expect(vectors).toBeUndefined();
    expect(await wording?.model.ask(TASK, { timeoutMs: 5000, by: 'U0123' })).toEqual({ text: '' });
    await models?.close();
    expect(await useLog.modelUse(DAY)).toEqual([
      {
        day: DAY,
        person: expect.stringMatching(/^[0-9a-f]{16}$/u) as string,
        calls: 1,
        inputTokens: 30,
        outputTokens: 12,
      },
    ]);
    expect(models?.health()).toEqual({ model: { state: 'asked', failuresInARow: 0 } });
  });

  it('make no call that could go over a bound', async () => {
    const { wording } = (await open({ ...chatAt(), KAKARI_MODEL_TOKENS_PER_PERSON: '5' })?.join(bundled)) ?? {};
    const asked = wording?.model.ask(TASK, { timeoutMs: 5000, by: 'U0123' });
    await expect(asked).rejects.toMatchObject({ reason: 'used-up-by-person' });
    expect(endpoint.requests).toEqual([]);
  });

  it('let an endpoint rest that fails again and again, and try it after a while', async () => {
    const models = open(chatAt());
    const { wording } = (await models?.join(bundled)) ?? {};
    const ask = (): Promise<unknown> => wording?.model.ask(TASK, { timeoutMs: 5000 }) ?? Promise.resolve();
    endpoint.change({ handle: () => ({ status: 401 }) });
    for (let call = 0; call < 5; call += 1) await expect(ask()).rejects.toMatchObject({ reason: 'unauthorised' });
    await expect(ask()).rejects.toMatchObject({ reason: 'resting' });
    expect(models?.health()).toMatchObject({ model: { state: 'resting', reason: 'unauthorised' } });
    clock.move(60_000);
    expect(models?.health()).toMatchObject({ model: { state: 'being-tried' } });
    endpoint.change({ handle: () => undefined });
    await ask();
    expect(models?.health()).toEqual({ model: { state: 'asked', failuresInARow: 0 } });
  });

  it('make vectors in the background, and tell how far they are', async () => {
    const models = open({ OPENAI_BASE_URL: endpoint.baseUrl, KAKARI_EMBEDDING_MODEL: 'fake-embedding' });
    const { wording, vectors } = (await models?.join(bundled)) ?? {};
    expect(wording).toBeUndefined();
    vectors?.(DOCUMENTS);
    await models?.vectors()?.settled();
    expect(models?.health()).toMatchObject({ vectors: { embedded: 1, passages: 1 } });
  });

  it('are done without where they cannot be opened, and it is told why', async () => {
    const models = open({ ...chatAt(), KAKARI_ONNX_MODEL: join(data, 'nothing') });
    const { wording, vectors } = (await models?.join(bundled)) ?? {};
    expect([wording === undefined, vectors]).toEqual([false, undefined]);
    expect(failures).toMatchObject([{ code: 'onnx-folder-missing' }]);
  });
});
