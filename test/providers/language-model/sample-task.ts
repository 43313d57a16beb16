import { z } from 'zod';
import type { ModelEndpoint } from '../../../src/domain/model-endpoint.ts';
import { ModelFailure } from '../../../src/domain/model-failure.ts';
import type { ModelTask } from '../../../src/ports/language-model.ts';
import {
  createLanguageModel,
  type EndpointModel,
  type LanguageModelOptions,
} from '../../../src/providers/language-model/create-language-model.ts';
import { createOpenAiClient } from '../../../src/providers/openai/create-client.ts';

const answer = z.object({ statements: z.array(z.object({ text: z.string().max(200), evidence: z.array(z.int()) })) });

export type SampleAnswer = z.infer<typeof answer>;

export const TASK: ModelTask<SampleAnswer> = {
  name: 'answer',
  system: '資料だけで答えてください。',
  user: '電子契約の担当課は？',
  shape: {
    name: 'answer',
    schema: z.toJSONSchema(answer),
    read: (value) => answer.safeParse(value).data,
  },
  maxTokens: 200,
};

export const ANSWER: SampleAnswer = { statements: [{ text: '契約課が担当です。{例}"', evidence: [1] }] };
export const CONTENT = JSON.stringify(ANSWER);

/** Longer than any test takes; what waits is let go, or has a time of its own. */
export const AMPLE = { timeoutMs: 15_000 };

export async function modelAt(
  endpoint: string | ModelEndpoint,
  options: Partial<LanguageModelOptions> = {},
): Promise<EndpointModel> {
  const where = typeof endpoint === 'string' ? ({ kind: 'openai', baseUrl: endpoint, apiKey: 'k' } as const) : endpoint;
  const client = await createOpenAiClient(where, { timeoutMs: AMPLE.timeoutMs });
  return createLanguageModel(client, { model: 'fake-chat', ...options });
}

/** What a call fails with: `reason detail`. */
export const failureIn = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(
    (value) => value,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ModelFailure)) throw new Error(`no ModelFailure: ${JSON.stringify(error)}`, { cause: error });
  return error.message;
};
