import { z } from 'zod';
import type { Decision } from '../../../src/ports/import-desk.ts';
import { withoutControls } from '../render/markup.ts';

/** A decision as it came in, and all that stood in the fields of its form, for typing on. */
export interface ReadDecision {
  readonly decision: Decision;
  readonly typed: Readonly<Record<string, string>>;
}

/** The name of the input that holds a field, and of the one that holds what the field was when the page was made. */
export const inputName = (field: string): string => `v.${field}`;
export const formerName = (field: string): string => `was.${field}`;

const form = z.looseObject({ on: z.string().min(1), kind: z.enum(['accept', 'drop', 'mend']) });

/**
 * Reads the form of a decision; undefined for what is none. Only what was changed is written: what somebody else wrote meanwhile into
 * another field stays.
 */
export function readDecision(body: unknown): ReadDecision | undefined {
  const read = form.safeParse(body);
  if (!read.success) return undefined;
  const { on, kind, ...others } = read.data;
  const typed = textsOf(others, inputName(''));
  if (kind !== 'mend') return { decision: { on, kind }, typed };
  const former = textsOf(others, formerName(''));
  const values = Object.fromEntries(Object.entries(typed).filter(([field, text]) => text !== (former[field] ?? '')));
  return { decision: { on, kind, values }, typed };
}

function textsOf(body: Readonly<Record<string, unknown>>, prefix: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string'
        ? [[name.slice(prefix.length), withoutControls(value).trim()]]
        : [],
    ),
  );
}
