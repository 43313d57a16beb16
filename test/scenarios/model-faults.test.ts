import { LLMock } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/domain/message.ts';
import { citationsOf, plainText, type Reply } from '../../src/domain/reply.ts';
import { answerOf } from '../conversation/word/worded-assistant.ts';
import { type FakeOpenAi, type FakeReply, openFakeOpenAi } from '../fakes/fake-openai.ts';
import { AOBA, install, type Installation } from './installed-assistant.ts';

const QUESTION = '電子契約の導入で何が変わりますか';
const SAID = '工事と物品の契約を電子契約に切り替えます。';
const sayIt = answerOf([SAID, '押印と郵送をなくします']);
const userOf = (messages: readonly { readonly content: string }[] = []): string => messages.at(-1)?.content ?? '';
const isAnswer = (user: string): boolean => /<資料>|<evidence>/u.test(user);

/** What the model says to the step of the answer; nothing is ranked. */
const saying =
  (said: (task: { readonly user: string }) => unknown, restated = '') =>
  ({ body }: { readonly body: { readonly messages?: readonly { readonly content: string }[] } }): FakeReply => {
    const user = userOf(body.messages);
    if (isAnswer(user)) return { content: JSON.stringify(said({ user })) };
    return { content: JSON.stringify(/<文章>|<passages>/u.test(user) ? { best: [] } : { question: restated }) };
  };

let fake: FakeOpenAi;
let plain: Installation;
let kakari: Installation;
let extractive: Reply;
const opened: Installation[] = [];

const chatAt = (baseUrl: string, rest: Readonly<Record<string, string>> = {}): Promise<Installation> =>
  openOne({ OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: 'k', KAKARI_CHAT_MODEL: 'fake-chat', ...rest });

async function openOne(settings: Readonly<Record<string, string>>): Promise<Installation> {
  const installation = await install(settings);
  opened.push(installation);
  return installation;
}

beforeAll(async () => {
  fake = await openFakeOpenAi({ handle: saying(sayIt) });
  plain = await openOne({});
  kakari = await chatAt(fake.baseUrl);
  extractive = await plain.ask(QUESTION);
  await kakari.ask(QUESTION);
});
afterEach(() => fake.change({ handle: saying(sayIt), refuses: [] }));
afterAll(async () => {
  for (const installation of opened) await installation.close();
  await fake.close();
});

/** The one line that was logged, and that it tells of nothing but the fault. */
function onlyFault({ takeLog }: Installation): unknown {
  const lines = takeLog();
  expect(lines).toHaveLength(1);
  expect(lines.join('')).not.toMatch(/契約|電子|工事|contract|sk-/u);
  return JSON.parse(lines[0] ?? '');
}

const isWorded = (reply: Reply): boolean => reply.wordedBy === 'model' && plainText(reply).includes(SAID);

describe('an answer stays as it is without a model, told in one line of the log,', () => {
  const whole = JSON.stringify(sayIt({ user: '[1] 押印と郵送をなくします' }));
  const never = new Promise<void>(() => undefined);
  const saidAs = (statements: object): FakeReply => ({ content: JSON.stringify({ kind: 'answer', statements }) });
  const usual = saying(sayIt);

  async function expectFault(reply: FakeReply, reason: string, share = 1): Promise<void> {
    fake.change({ handle: (request) => (isAnswer(userOf(request.body.messages)) ? reply : usual(request)) });
    kakari.hurry(share);
    expect(await kakari.ask(QUESTION, AOBA, () => undefined)).toEqual(extractive);
    kakari.hurry(1);
    expect(onlyFault(kakari)).toMatchObject({ step: 'answer', reason, msg: 'model not used' });
  }

  it.each<readonly [string, string, FakeReply, number]>([
    ['of which nothing comes in time', 'timeout', { until: never }, 0.03],
    ['that stands still in its midst', 'timeout', { content: whole, pause: { after: 30, until: never } }, 0.05],
    ['that is limited', 'rate-limited', { status: 429 }, 1],
    ['that is limited for longer', 'rate-limited', { status: 429, headers: { 'retry-after': '60' } }, 1],
    [
      'that is limited for good',
      'rate-limited',
      { status: 429, error: { message: '', code: 'insufficient_quota' } },
      1,
    ],
    ['with 500', 'server-error', { status: 500, headers: { 'retry-after': '0' } }, 1],
    ['with 503', 'server-error', { status: 503, headers: { 'retry-after': '0' } }, 1],
    ['with an error in the stream', 'server-error', { content: whole, failAfter: 40 }, 1],
    ['whose stream ends without a reason', 'cut', { content: whole, finish: null }, 1],
    ['that is too long', 'cut', { content: whole.slice(0, 50), finish: 'length' }, 1],
    ['whose connection is torn down', 'cut', { content: whole, cutAfter: 40 }, 1],
    ['whose connection is closed before it', 'unreachable', { cutAfter: 0 }, 1],
  ])('%s, and the next is worded again', async (_what, reason, reply, share) => {
    await expectFault(reply, reason, share);
    fake.change({ handle: usual });
    expect(isWorded(await kakari.ask(QUESTION))).toBe(true);
    expect(kakari.takeLog()).toEqual([]);
  });

  it.each<readonly [string, string, FakeReply]>([
    ['that is refused', 'refused', { refusal: `できません。${SAID}` }],
    ['that a filter stops', 'refused', { content: whole.slice(0, 40), finish: 'content_filter' }],
    ['to what a filter stops', 'refused', { status: 400, error: { message: SAID, code: 'content_filter' } }],
    ['in broken JSON', 'not-json', { content: whole.slice(0, -4) }],
    ['without JSON', 'not-json', { content: SAID }],
    ['in another shape', 'wrong-shape', saidAs([{ satz: SAID, cites: [1] }])],
    ['in English', 'wrong-language', saidAs([{ text: 'Contracts become electronic.', cites: [1] }])],
    ['in Chinese', 'wrong-language', saidAs([{ text: '合同改为电子合同。', cites: [1] }])],
    ['of nothing', 'empty', { content: '' }],
    ['without statements', 'empty', saidAs([])],
    ['that is false', 'unfounded', saidAs([{ text: '電子契約の担当は広報課です。', cites: [1] }])],
    ['that cites what was not given', 'unfounded', saidAs([{ text: SAID, cites: [99] }])],
    ['that holds a link', 'unfounded', saidAs([{ text: `${SAID}詳しくは https://evil.example です。`, cites: [1] }])],
  ])('%s', async (_what, reason, reply) => expectFault(reply, reason));
});

describe('an installation answers without its model', () => {
  it.each([
    ['a model that does not exist', { KAKARI_CHAT_MODEL: 'nothing' }, 'no-such-model'],
    ['a host that is not there', { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }, 'unreachable'],
    ['a day that is used up', { KAKARI_MODEL_TOKENS_PER_DAY: '50' }, 'used-up-today'],
    ['a person who used it up', { KAKARI_MODEL_TOKENS_PER_PERSON: '50' }, 'used-up-by-person'],
  ])('with %s', async (_what, settings, reason) => {
    const installation = await chatAt(fake.baseUrl, settings);
    expect(await installation.ask(QUESTION, { ...AOBA, by: 'U1' })).toEqual(extractive);
    expect(onlyFault(installation)).toMatchObject({ step: 'rank', reason });
  });

  it('with an address that lacks its end', async () => {
    const installation = await chatAt(fake.azure);
    expect(await installation.ask(QUESTION)).toEqual(extractive);
    expect(onlyFault(installation)).toMatchObject({ step: 'rank', reason: 'wrong-address' });
  });

  it('with a wrong key, which is not told; after five failures the endpoint rests, and is tried again later', async () => {
    const strict = await openFakeOpenAi({ apiKey: 'sk-right', handle: saying(sayIt) });
    const installation = await chatAt(strict.baseUrl, { OPENAI_API_KEY: 'sk-wrong' });
    const { ask, clock, models } = installation;
    for (const reason of [...Array.from({ length: 5 }, () => 'unauthorised'), 'resting']) {
      expect(await ask(QUESTION)).toEqual(extractive);
      expect(onlyFault(installation)).toMatchObject({ step: 'rank', reason });
    }
    expect(strict.requests).toHaveLength(5);
    expect(models?.health()).toMatchObject({ model: { state: 'resting', reason: 'unauthorised' } });
    clock.move(30_000);
    strict.change({ apiKey: 'sk-wrong' });
    expect(isWorded(await ask(QUESTION))).toBe(true);
    expect(models?.health()).toEqual({ model: { state: 'asked', failuresInARow: 0 } });
    await strict.close();
  });
});

describe('an endpoint that others wrote', () => {
  const mock = new LLMock({ host: '127.0.0.1', port: 0 });
  let other: Installation;
  beforeAll(async () => {
    await mock.start();
    other = await chatAt(`${mock.url}/v1`, { KAKARI_CHAT_MODEL: 'gpt-4o-mini' });
  });
  afterAll(() => mock.stop());
  afterEach(() => void mock.clearFixtures().setChaos({}));

  const ranks = (): unknown => mock.onMessage('<文章>', { content: '{"best":[]}' });

  it('words an answer', async () => {
    ranks();
    const messages = (body: object): string => userOf((body as { messages?: { content: string }[] }).messages);
    mock.onMessage('<資料>', (body) => ({ content: JSON.stringify(sayIt({ user: messages(body) })) }));
    expect(isWorded(await other.ask(QUESTION))).toBe(true);
    expect(other.takeLog()).toEqual([]);
  });

  it.each([
    [
      'breaks off',
      () => mock.onMessage('<資料>', { content: SAID }, { chunkSize: 4, truncateAfterChunks: 2 }),
      /cut|not-json|unreachable/u,
    ],
    [
      'is filtered',
      () => mock.onMessage('<資料>', { content: '{"kind":', finishReason: 'content_filter' }),
      /refused/u,
    ],
    ['is out of order', () => mock.setChaos({ dropRate: 1 }), /server-error/u],
    ['hangs up', () => mock.setChaos({ disconnectRate: 1 }), /unreachable|cut/u],
  ])('%s, and the answer is that without a model', async (_what, fail, reason) => {
    ranks();
    fail();
    expect(await other.ask(QUESTION)).toEqual(extractive);
    expect(onlyFault(other)).toMatchObject({ reason: expect.stringMatching(reason) as string });
  });
});

describe.each([
  ['by JSON Schema', []],
  ['by JSON in text', ['response_format']],
])('a question is answered in words, %s', (_form, refuses) => {
  let worded: Installation;
  beforeAll(async () => {
    worded = await chatAt(fake.baseUrl);
  });

  it.each<{ text: string; said: readonly (readonly [string, ...string[]])[]; rest?: Partial<Message> }>([
    { text: QUESTION, said: [[SAID, '押印と郵送をなくします']] },
    {
      text: '電子契約の導入を要約して',
      said: [
        [SAID, '押印と郵送をなくします'],
        ['電子契約では、収入印紙が要らなくなります。', '収入印紙'],
      ],
    },
    {
      text: 'なぜ電子契約に切り替えるの？',
      said: [['電子契約では、押印と郵送がなくなります。', '押印と郵送をなくします']],
    },
    {
      text: '書かない窓口を新人にもわかるように説明して',
      said: [['来庁した人は、申請書を確かめて署名するだけになります。', '署名するだけ']],
    },
    {
      text: 'ペーパーレスについて、青葉市と春日野町の内容を比較して',
      said: [
        ['青葉市では、紙の使用量が4年で3割減りました。', '3割減りました'],
        ['春日野町では、会議の資料と決裁を電子にします。', '会議の資料'],
      ],
      rest: {},
    },
    {
      text: 'What changes with electronic contracts?',
      said: [['With electronic contracts neither revenue stamps nor the post are needed.', 'revenue stamps']],
    },
    {
      text: 'その背景は？',
      said: [['電子契約では、押印と郵送がなくなります。', '押印と郵送をなくします']],
      rest: { ...AOBA, history: ['電子契約の導入について教えて'] },
    },
  ])('$text', async ({ text, said, rest }) => {
    fake.change({ handle: saying(answerOf(...said), '電子契約の導入の背景は何ですか？'), refuses });
    const reply = await worded.ask(text, rest);
    expect(worded.takeLog()).toEqual([]);
    expect(reply.wordedBy).toBe('model');
    for (const [sentence] of said) expect(plainText(reply)).toContain(sentence);
    expect(citationsOf(reply).length).toBeGreaterThan(0);
  });
});
