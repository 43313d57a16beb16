import { expect, it } from 'vitest';
import { disableTracing } from '../../../src/providers/langchain/disable-tracing.ts';

it('takes every switch that turns tracing on out of the environment, and nothing else', () => {
  const env: Record<string, string | undefined> = {
    LANGSMITH_TRACING_V2: 'true',
    LANGCHAIN_TRACING_V2: 'true',
    LANGSMITH_TRACING: 'false',
    LANGCHAIN_TRACING: 'true',
    PATH: '/bin',
  };
  disableTracing(env);
  expect(env).toEqual({ PATH: '/bin' });
});
