import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/domain/reply.ts';
import { type FakeOpenAi, type FakeOpenAiOptions, openFakeOpenAi } from '../fakes/fake-openai.ts';
import { install, type Installation } from './installed-assistant.ts';

const QUESTION = '書類に判を押さなくてよくなるのはどんな手続きですか';
let extractive: Reply;
const opened: { readonly close: () => Promise<void> }[] = [];

const kept = <T extends { readonly close: () => Promise<void> }>(one: T): T => {
  opened.push(one);
  return one;
};

/** An endpoint with embeddings, and an installation that has made its vectors there, or failed to. */
async function installed(
  options: FakeOpenAiOptions = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<Installation & { readonly fake: FakeOpenAi }> {
  const fake = kept(await openFakeOpenAi(options));
  const endpoint = { OPENAI_BASE_URL: fake.baseUrl, KAKARI_EMBEDDING_MODEL: 'fake-embedding' };
  return { ...kept(await install({ ...endpoint, ...settings })), fake };
}

const reasonsIn = ({ takeLog }: Installation): readonly unknown[] =>
  takeLog().map((line) => {
    expect(line).not.toMatch(/書類|手続/u);
    return (JSON.parse(line) as { readonly reason?: unknown }).reason;
  });

beforeAll(async () => {
  extractive = await kept(await install({})).ask(QUESTION);
});
afterAll(async () => {
  for (const { close } of opened.toReversed()) await close();
});

describe('vectors of an endpoint', () => {
  it('search for a question with personal data left out', async () => {
    const kakari = await installed();
    expect(kakari.models?.health()).toMatchObject({ vectors: { serving: 'configured' } });
    const before = kakari.fake.requests.length;
    const reply = await kakari.ask(`090-1234-5678 です。${QUESTION}`);
    expect(reply.kind).not.toBe('small-talk');
    const sent = JSON.stringify(kakari.fake.requests.slice(before));
    expect(sent).toContain('/v1/embeddings');
    expect(sent).toMatch(/判を押さ|手続/u);
    expect(sent).not.toMatch(/1234|5678/u);
    expect(kakari.takeLog()).toEqual([]);
  });

  it.each<readonly [string, FakeOpenAiOptions, string]>([
    ['of another length', { dimensions: 32 }, 'wrong-dimension'],
    ['that are refused', { apiKey: 'another' }, 'unauthorised'],
    ['whose model is gone', { models: [] }, 'no-such-model'],
    ['that are cut off', { handle: () => ({ cutAfter: 0 }) }, 'unreachable'],
  ])('%s after a while leave the answer to the bundled encoder, told once', async (_what, changed, reason) => {
    const kakari = await installed();
    kakari.fake.change(changed);
    for (const text of [QUESTION, `${QUESTION}？`]) expect((await kakari.ask(text)).blocks).toEqual(extractive.blocks);
    expect(reasonsIn(kakari)).toEqual([reason]);
  });

  it('that are not as long as they should be are never used', async () => {
    const data = [{ object: 'embedding', index: 0, embedding: [1, 0, 0] }];
    const raw = JSON.stringify({ object: 'list', model: 'fake-embedding', data });
    const kakari = await installed({ handle: () => ({ raw }) }, { KAKARI_EMBEDDING_DIMENSIONS: '32' });
    expect(await kakari.ask(QUESTION)).toEqual(extractive);
    expect(kakari.models?.health()).toMatchObject({ vectors: { serving: 'bundled', embedded: 0 } });
    expect(reasonsIn(kakari)).toEqual([expect.stringMatching(/^wrong-(?:dimension|shape)$/u)]);
  });
});
