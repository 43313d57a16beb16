import { setTimeout as wait } from 'node:timers/promises';
import type { OpenAI } from 'openai';
import type { Config } from '../../config.ts';
import type { ModelConfig } from '../../config/model-settings.ts';
import type { RemoteEncoder } from '../../ports/embeddings.ts';
import type { EndpointModel } from '../../providers/language-model/create-language-model.ts';
import type { UseMeter } from '../../providers/language-model/use-meter.ts';
import { addressOf } from '../network/peers-of.ts';

/** The models of an endpoint as they are, without bounds or patience; what they use is counted. */
export interface OpenEndpoint {
  readonly client: OpenAI;
  readonly chat?: EndpointModel;
  readonly encoder?: RemoteEncoder;
  /** The encoder of a space of the same endpoint that is no longer configured; undefined for another's. */
  readonly earlier: (space: string) => RemoteEncoder | undefined;
}

/** Each call says how long it may take; this is for those that say nothing. */
const TIMEOUT_MS = 30_000;

/** Opens an endpoint: nothing is sent yet. What speaks to it is loaded here and not before. */
export async function openEndpoint(
  model: ModelConfig,
  { proxy }: Pick<Config, 'proxy'>,
  meter: Pick<UseMeter, 'count'>,
): Promise<OpenEndpoint> {
  const [{ createOpenAiClient }, { createLanguageModel }, { createEndpointEncoder }] = await Promise.all([
    import('../../providers/openai/create-client.ts'),
    import('../../providers/language-model/create-language-model.ts'),
    import('../../providers/embeddings/endpoint-encoder.ts'),
  ]);
  const through = await fetchFor(addressOf(model), proxy);
  const client = await createOpenAiClient(model.endpoint, {
    timeoutMs: TIMEOUT_MS,
    ...(through && { fetch: through }),
  });
  const endpointName = new URL(addressOf(model)).host;
  const encoderOf = (embedding: NonNullable<ModelConfig['embedding']>): RemoteEncoder =>
    createEndpointEncoder(client, {
      ...embedding,
      endpointName,
      wait,
      reportUse: (inputTokens) => meter.count({ inputTokens, outputTokens: 0 }),
    });
  return {
    client,
    ...(model.chat && {
      chat: createLanguageModel(client, { model: model.chat, onUse: (use) => meter.count(use) }),
    }),
    ...(model.embedding && { encoder: encoderOf(model.embedding) }),
    earlier: (space) => {
      const [kind, name, embedding, dimensions] = space.split(' ');
      if (kind !== 'endpoint' || name !== endpointName || embedding === undefined) return undefined;
      return encoderOf({ model: embedding, ...(dimensions !== undefined && { dimensions: Number(dimensions) }) });
    },
  };
}

/** A server of one's own by `http://` is not looked for behind the proxy of the outside, as everywhere with HTTPS_PROXY. */
async function fetchFor(address: string, proxy: Config['proxy']): Promise<typeof fetch | undefined> {
  if (proxy === undefined || !address.startsWith('https:')) return undefined;
  const { proxyFetch } = await import('../../providers/proxy/proxy-fetch.ts');
  return proxyFetch(proxy);
}
