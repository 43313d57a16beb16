import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { groupByPartition, type DocumentSource } from '../../../src/domain/retrieval.ts';
import { Retriever } from '../../../src/conversation/retrieve/retriever.ts';
import type { RemoteEncoder } from '../../../src/ports/embeddings.ts';
import { fakeEmbedding } from '../../fakes/fake-embedding.ts';
import { openFakeOpenAi, type FakeHandler } from '../../fakes/fake-openai.ts';
import type { Engine } from './engines.ts';
import type { SetDocument } from './set.ts';

/** Makes the vector of a text. */
type Embed = (text: string) => readonly number[];

/** A model to be served; made when the engine is built. */
export type Served = () => Promise<Embed>;

const ENCODER = fileURLToPath(new URL('../../../knowledge/common/encoder', import.meta.url));

/** Pairs of characters by their hashes: knows words, and fewer of them the fewer dimensions there are. */
export const hashes =
  (dimensions: number): Served =>
  async () =>
  (text) =>
    fakeEmbedding(text, dimensions);

/** The bundled encoder, with one vector for a passage. */
export const bundled: Served = async () => {
  const { loadModel } = await import('../../../src/providers/encoder/load-encoder.ts');
  const model = loadModel(ENCODER);
  return (text) => Array.from(model.passageVector(model.tokenise(text)));
};

/** The same with cosines as models like e5 have them: everything is near. */
export const crowded: Served = async () => {
  const embed = await bundled();
  return (text) => [...embed(text).map((value) => value * Math.sqrt(0.3)), Math.sqrt(0.7)];
};

/** Kakari with an embedding model behind an endpoint: all the way over HTTP, its calibration and the kept vectors. */
export async function buildWithEndpoint(documents: readonly SetDocument[], served: Served): Promise<Engine> {
  const { loadEncoder } = await import('../../../src/providers/encoder/load-encoder.ts');
  const { PassageVectorStore } = await import('../../../src/providers/vector-store/passage-vector-store.ts');
  const { openVectors } = await import('../../../src/providers/vectors/open-vectors.ts');
  const endpoint = await openFakeOpenAi({ handle: serve(await served()) });
  const data = mkdtempSync(join(tmpdir(), 'kakari-bench-'));
  const { encoder, glossary } = loadEncoder(ENCODER);
  const vectors = openVectors({
    encoder: await encoderOf(endpoint.baseUrl),
    bundled: (source) => new PassageVectorStore(encoder, { documents: source }),
    data,
    // What is measured is the ranking: on a busy machine too, nothing is given up.
    timer: () => () => undefined,
    report: (event) => {
      if (event.kind === 'failed') throw event.error;
    },
  });
  const source: DocumentSource = groupByPartition(
    documents.map(({ id, title, text }) => ({ id, partition: 'set', title, body: text })),
  );
  const retriever = new Retriever({
    documents: source,
    vectors: (given) => vectors.vectorsFor(given),
    thesaurus: glossary,
  });
  const { serving } = await vectors.settled();
  if (serving === 'bundled') throw new Error('the endpoint does not serve');
  await retriever.prepare();
  return {
    search: async (query) => (await retriever.search(query)).map(({ id }) => id),
    close: async () => {
      await vectors.close();
      await endpoint.close();
      rmSync(data, { recursive: true });
    },
  };
}

async function encoderOf(baseUrl: string): Promise<RemoteEncoder> {
  const { createEndpointEncoder } = await import('../../../src/providers/embeddings/endpoint-encoder.ts');
  const { createOpenAiClient } = await import('../../../src/providers/openai/create-client.ts');
  const client = await createOpenAiClient({ kind: 'openai', baseUrl }, { timeoutMs: 30_000 });
  const encoder = createEndpointEncoder(client, {
    model: 'fake-embedding',
    endpointName: 'bench',
    wait: (ms) => wait(ms),
  });
  const { space, batch } = encoder;
  return { space, batch, encode: (texts, role) => encoder.encode(texts, role, { timeoutMs: 60_000 }) };
}

/** Answers embeddings with what `embed` makes. */
const serve =
  (embed: Embed): FakeHandler =>
  ({ body }) => {
    const data = [body.input ?? []].flat().map((text, index) => ({ index, embedding: embed(text) }));
    return { raw: JSON.stringify({ object: 'list', data }) };
  };
