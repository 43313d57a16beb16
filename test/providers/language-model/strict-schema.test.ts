import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { strictSchema } from '../../../src/providers/language-model/strict-schema.ts';

describe('a schema for strict servers', () => {
  it('keeps the shape, and leaves out bounds, patterns and what names the standard', () => {
    const shape = z.object({
      statements: z
        .array(z.object({ text: z.string().min(1).max(80), evidence: z.array(z.int().min(1)).min(1) }))
        .max(6)
        .describe('in order'),
      kind: z.enum(['answer', 'not-in-plan']),
      date: z.string().regex(/^\d{4}$/u),
    });
    expect(strictSchema(z.toJSONSchema(shape))).toEqual({
      type: 'object',
      properties: {
        statements: {
          description: 'in order',
          type: 'array',
          items: {
            type: 'object',
            properties: { text: { type: 'string' }, evidence: { type: 'array', items: { type: 'integer' } } },
            required: ['text', 'evidence'],
            additionalProperties: false,
          },
        },
        kind: { type: 'string', enum: ['answer', 'not-in-plan'] },
        date: { type: 'string' },
      },
      required: ['statements', 'kind', 'date'],
      additionalProperties: false,
    });
  });

  it('requires every property, and keeps choices and properties that are named like words of the standard', () => {
    const shape = z.object({
      type: z.string().nullable(),
      either: z.union([z.object({ a: z.string().max(3) }), z.number()]),
      format: z.string().optional(),
      items: z.literal(1),
    });
    expect(strictSchema(z.toJSONSchema(shape))).toMatchObject({
      properties: {
        type: { type: ['string', 'null'] },
        either: { anyOf: [{ type: 'object', properties: { a: { type: 'string' } } }, { type: 'number' }] },
        format: { type: 'string' },
        items: { const: 1 },
      },
      required: ['type', 'either', 'format', 'items'],
    });
  });
});
