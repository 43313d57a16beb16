import type { OpenAI } from 'openai';
import { z } from 'zod';
import type { ModelEndpoint } from '../../domain/model-endpoint.ts';
import { normaliseBaseUrl } from '../openai/base-url.ts';

/** Where to look. */
export interface Surroundings {
  readonly endpoint: ModelEndpoint;
  readonly client: OpenAI;
  readonly timeoutMs: number;
}

const MOST_MODELS = 30;

const listed = z.object({ data: z.array(z.object({ id: z.string().max(200) })) });

/** The models that a server says it has; undefined where it does not. Azure lists what could be deployed, not what is. */
export async function modelsAt({ endpoint, client, timeoutMs }: Surroundings): Promise<readonly string[] | undefined> {
  if (endpoint.kind === 'azure') return undefined;
  const answer: unknown = await client.models
    .list({ timeout: timeoutMs, signal: AbortSignal.timeout(timeoutMs) })
    .catch(() => undefined);
  return listed
    .safeParse(answer)
    .data?.data.slice(0, MOST_MODELS)
    .map(({ id }) => id);
}

/** The address with `/v1`, where it was left out and is there; undefined otherwise. */
export async function workingAddress(around: Surroundings): Promise<string | undefined> {
  const { endpoint, client } = around;
  const given = endpoint.kind === 'openai' ? normaliseBaseUrl(endpoint.baseUrl) : undefined;
  if (given === undefined) return undefined;
  const baseURL = `${given}/v1`;
  const models = await modelsAt({ ...around, client: client.withOptions({ baseURL }) });
  return models && baseURL;
}
