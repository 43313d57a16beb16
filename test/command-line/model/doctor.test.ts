import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../../../src/command-line/model/doctor.ts';
import { type DoctorLine, lineText } from '../../../src/command-line/model/doctor-line.ts';
import { readConfig } from '../../../src/config.ts';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { type FakeOpenAi, type FakeOpenAiOptions, openFakeOpenAi } from '../../fakes/fake-openai.ts';
import { fixedClock } from '../../fakes/fixed-clock.ts';
import { FIXTURE } from '../../plans/broken-knowledge.ts';

const DAY = '2026-11-21';

let data = '';
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'kakari-doctor-'));
});
afterAll(() => rmSync(data, { recursive: true }));

let endpoint: FakeOpenAi;
beforeEach(async () => {
  endpoint = await openFakeOpenAi({ apiKey: 'key', dimensions: 8 });
});
afterEach(() => endpoint.close());

const MODELS = { KAKARI_CHAT_MODEL: 'fake-chat', KAKARI_EMBEDDING_MODEL: 'fake-embedding' };
type Settings = Readonly<Record<string, string>>;

const examined = (settings: Settings): Promise<readonly DoctorLine[]> =>
  examine(readConfig({ KAKARI_DATA: data, ...settings }), FIXTURE, fixedClock(DAY));

/** The lines for the models of the fake endpoint, as it is with `settings`. */
async function ofModels(settings: Settings = {}, options: FakeOpenAiOptions = {}): Promise<Record<string, string>> {
  endpoint.change(options);
  const own = { OPENAI_BASE_URL: endpoint.baseUrl, OPENAI_API_KEY: 'key', ...MODELS, ...settings };
  const lines = await examined(own);
  return Object.fromEntries(lines.map((line) => [line.topic, lineText(line)]));
}

describe('the doctor', () => {
  it('finds all well where nothing is configured, and sends nothing', async () => {
    const lines = await examined({});
    expect(lines.map(lineText)).toEqual([
      `○ データベース: SQLite（${join(data, 'kakari.sqlite3')}）に、起動のときに作ります。`,
      '○ 計画: 2件の計画から答えます。',
      expect.stringContaining('通信: つなぐ相手: なし。'),
      '－ 文章のモデル: 設定していません。計画の記載をそのまま示して答えます。',
      '－ 埋め込みのモデル: 設定していません。同梱の文エンコーダーを使います。',
      expect.stringContaining('文章での回答（切）、質問の言い換え（切）、並べ替え（切）、ベクトル（同梱）'),
    ]);
    expect(endpoint.requests).toEqual([]);
  });

  it('finds at fault a place where nothing can be kept, and makes nothing there', async () => {
    const file = join(data, 'a-file');
    writeFileSync(file, '');
    const [kept] = await examined({ KAKARI_DATA: join(file, 'below') });
    expect(kept).toMatchObject({
      topic: 'データベース',
      state: 'fails',
      text: expect.stringContaining('書き込めません'),
    });
    const [made] = await examined({ KAKARI_DATA: join(data, 'not', 'there', 'yet') });
    expect(made).toMatchObject({ state: 'works' });
    expect(readdirSync(data)).toEqual(['a-file']);
  });

  it('tells of models that work how they answer, and which features are on', async () => {
    const lines = await ofModels();
    const { host } = new URL(endpoint.baseUrl);
    expect(lines['文章のモデル']).toMatch(new RegExp(`^○ .*「fake-chat」（${host}）が\\d\\.\\d秒で.*JSON Schema`, 'u'));
    expect(lines['埋め込みのモデル']).toMatch(/^○ .*「fake-embedding」.*8次元/u);
    expect(lines['ベクトルの索引']).toContain('まだありません');
    expect(lines['働く機能']).toContain(
      '文章での回答（入）、質問の言い換え（入）、並べ替え（入）、ベクトル（接続先のモデル）',
    );
    expect(lines['通信']).toContain(host);
  });

  it('tells of a server that has no schemas that it is asked in words', async () => {
    const lines = await ofModels({}, { refuses: ['response_format'], replies: [{ content: '{"statements": []}' }] });
    expect(lines['文章のモデル']).toMatch(/^○ .*指示文で頼んだ JSON/u);
  });

  it.each<[string, Settings, FakeOpenAiOptions, RegExp]>([
    ['a wrong key', { OPENAI_API_KEY: 'wrong' }, {}, /キーが受け付けられません.*401.*OPENAI_API_KEY を確かめて/u],
    ['no key', { OPENAI_API_KEY: '' }, {}, /キーが要ります.*OPENAI_API_KEY を指定して/u],
    [
      'a model that does not exist',
      { KAKARI_CHAT_MODEL: 'gpt-none' },
      {},
      /「gpt-none」というモデルはありません。KAKARI_CHAT_MODEL を直してください（使えるもの: fake-chat、fake-embedding）/u,
    ],
    [
      'a server that can answer in no form',
      {},
      { refuses: ['response_format'], replies: [{ content: 'はい。' }] },
      /決められた形（JSON）で答えられないため使えません。KAKARI_CHAT_MODEL/u,
    ],
    ['a quota that is spent', {}, { handle: () => ({ status: 429 }) }, /利用の制限に達しています（429/u],
    ['a server that fails', {}, { handle: () => ({ status: 500 }) }, /誤りが起きています（500/u],
  ])('says in one line what is wrong with the chat model, and the way out: %s', async (_, settings, options, text) => {
    const line = (await ofModels(settings, options))['文章のモデル'];
    expect(line).toMatch(/^× 文章のモデル: [^\n]+ください[^\n]*$/u);
    expect(line).toMatch(text);
    expect(line).not.toContain('wrong-');
  });

  it('says of a host that does not answer that it cannot be reached', async () => {
    await endpoint.close();
    const lines = await ofModels();
    const text = /に接続できません（ECONNREFUSED）.*OPENAI_BASE_URL.*HTTPS_PROXY/u;
    for (const topic of ['文章のモデル', '埋め込みのモデル']) expect(lines[topic]).toMatch(text);
  });

  it('says of an embedding of another dimension which one it is', async () => {
    endpoint.change({ refuses: ['dimensions'] });
    const lines = await ofModels({ KAKARI_EMBEDDING_DIMENSIONS: '1024' });
    expect(lines['埋め込みのモデル']).toBe(
      '× 埋め込みのモデル: 「fake-embedding」のベクトルは8次元で、指定の1024次元ではありません。KAKARI_EMBEDDING_DIMENSIONS を 8 に直すか、外してください。',
    );
    expect(lines['働く機能']).toContain('文章での回答（入）、質問の言い換え（入）、並べ替え（入）、ベクトル（同梱）');
  });

  it('says of a folder without a model what is missing', async () => {
    const lines = await examined({ KAKARI_ONNX_MODEL: join(data, 'nothing') });
    const line = lines.find(({ topic }) => topic === '埋め込みのモデル');
    expect(line?.state).toBe('fails');
    expect(line?.text).toContain('nothing');
  });

  it('says of an address without /v1 which one answers', async () => {
    const lines = await ofModels({ OPENAI_BASE_URL: endpoint.azure }, { handle: notBelowV1 });
    expect(lines['文章のモデル']).toContain(`OPENAI_BASE_URL を ${endpoint.baseUrl} に直してください`);
  });

  it('names Azure’s settings and deployments', async () => {
    endpoint.change({ models: ['other'] });
    const lines = await examined({
      AZURE_OPENAI_ENDPOINT: endpoint.azure,
      AZURE_OPENAI_API_KEY: 'wrong',
      OPENAI_API_VERSION: '2024-10-21',
      KAKARI_CHAT_MODEL: 'answers',
    });
    expect(lines.find(({ topic }) => topic === '文章のモデル')?.text).toContain('AZURE_OPENAI_API_KEY を確かめて');
  });

  it('shows what models were used for today, by whom most and what it costs, never above the bounds', async () => {
    const ledger = await openLedger({ kind: 'sqlite', file: join(data, 'used', 'kakari.sqlite3') });
    const use = { day: DAY, calls: 2, inputTokens: 100_000, outputTokens: 10_000 };
    await ledger.addModelUse({ ...use, person: 'aaaaaaaabbbbbbbb' });
    await ledger.addModelUse({ ...use, person: '-' });
    await ledger.addModelUse({ ...use, day: '2026-11-20', person: 'cccccccc' });
    await ledger.close();
    const settings = { KAKARI_DATA: join(data, 'used'), KAKARI_MODEL_PRICE: '150/600' };
    const lines = await ofModels({ ...settings, KAKARI_MODEL_TOKENS_PER_DAY: '1000000' });
    expect(lines['きょうの利用']).toContain('4回、220,000トークン（1日の上限の22.0%）、約42円。');
    expect(lines['利用の多い人']).toContain('aaaaaaaa… 110,000トークン（上限の110.0%、約21円）。');
    expect(lines['利用の上限']).toContain(
      '1日 1,000,000トークン（多くて約600円）、一人1日 100,000トークン（多くて約60円）。',
    );
  });
});

/** What answers beside `/v1` is something else. */
const notBelowV1: NonNullable<FakeOpenAiOptions['handle']> = ({ path }) =>
  path.startsWith('/v1/') ? undefined : { status: 404, raw: '<html></html>' };
