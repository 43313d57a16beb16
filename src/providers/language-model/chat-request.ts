import type { ModelTask } from '../../ports/language-model.ts';
import type { Manners } from './manners.ts';
import { strictSchema } from './strict-schema.ts';

/** A chat request in the manners of its server. */
export const chatRequest = (model: string, task: ModelTask<unknown>, manners: Manners) => ({
  model,
  messages: [
    { role: 'system' as const, content: manners.form === 'text' ? `${task.system}\n\n${inWords(task)}` : task.system },
    { role: 'user' as const, content: task.user },
  ],
  [manners.length]: task.maxTokens,
  ...(manners.temperature && { temperature: 0 }),
  ...(manners.form !== 'text' && { response_format: asked(task) }),
  stream: manners.stream,
  ...(manners.stream && manners.streamUse && { stream_options: { include_usage: true } }),
});

const asked = ({ shape }: ModelTask<unknown>) => ({
  type: 'json_schema' as const,
  json_schema: { name: shape.name, strict: true, schema: strictSchema(shape.schema) },
});

const inWords = ({ shape }: ModelTask<unknown>): string =>
  `Answer with one JSON object and nothing else: no explanation, no code fence. It follows this JSON Schema:\n${JSON.stringify(shape.schema)}`;
