import type { ClientOptions, OpenAI } from 'openai';
import type { ModelEndpoint } from '../../domain/model-endpoint.ts';
import { normaliseBaseUrl } from './base-url.ts';
import { candidFetch } from './candid-fetch.ts';

/** How a client reaches its endpoint. */
export interface OpenAiClientOptions {
  /** How long a call may wait for its answer to begin, where the call itself says nothing shorter. */
  readonly timeoutMs: number;
  /** Node's own where it is not given; another leads through a proxy. */
  readonly fetch?: typeof fetch;
}

/**
 * A client that does only what it is told: one try for each call, no log, no redirects, nothing from its own environment variables.
 * `openai` is loaded here and not before. Its errors go through `failureOf`.
 */
export async function createOpenAiClient(endpoint: ModelEndpoint, options: OpenAiClientOptions): Promise<OpenAI> {
  const { OpenAI: Client, AzureOpenAI } = await import('openai');
  const common = commonOptions(options);
  if (endpoint.kind === 'azure') {
    const { apiKey, apiVersion } = endpoint;
    return new AzureOpenAI({ ...common, apiKey, apiVersion, baseURL: `${normaliseBaseUrl(endpoint.endpoint)}/openai` });
  }
  const baseURL = normaliseBaseUrl(endpoint.baseUrl);
  if (endpoint.apiKey !== undefined) return new Client({ ...common, baseURL, apiKey: endpoint.apiKey });
  // The client wants some key; the header that would hold it is not sent.
  const defaultHeaders = { ...common.defaultHeaders, authorization: null };
  return new Client({ ...common, baseURL, apiKey: 'none', defaultHeaders });
}

/** Names of the machine's system and runtime that the client would send along. */
const DESCRIBING = ['lang', 'package-version', 'os', 'arch', 'runtime', 'runtime-version', 'retry-count', 'timeout'];

const commonOptions = ({ timeoutMs, fetch: through }: OpenAiClientOptions) =>
  ({
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: 'off',
    // Where these are absent, the client reads them from the environment.
    organization: null,
    project: null,
    defaultHeaders: Object.fromEntries(DESCRIBING.map((name) => [`x-stainless-${name}`, null])),
    fetch: candidFetch(through ?? fetch),
  }) satisfies ClientOptions;
