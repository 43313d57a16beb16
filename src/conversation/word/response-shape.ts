import { z } from 'zod';
import type { ResponseShape } from '../../ports/language-model.ts';

/**
 * The shape of an answer by a zod schema of an object. Servers that hold a model to a schema know only a part of JSON Schema, so what
 * bounds a value is left to the check afterwards.
 */
export function responseShape<T>(name: string, schema: z.ZodType<T>): ResponseShape<T> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { override: ({ jsonSchema }) => withoutBounds(jsonSchema) });
  return { name, schema: json, read: (value) => schema.safeParse(value).data };
}

function withoutBounds(json: Record<string, unknown>): void {
  for (const bound of ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems']) delete json[bound];
}
