import { z } from 'zod';
import { ModelFailure } from '../../domain/model-failure.ts';

/** What a server sent, as far as it has come. */
export interface Said {
  readonly text: string;
  readonly refused: boolean;
  /** Why the model stopped; absent while it has not, or where the server does not say. */
  readonly finish?: string;
  readonly use?: { readonly inputTokens: number; readonly outputTokens: number };
}

/** Nothing yet. */
export const NOTHING_SAID: Said = { text: '', refused: false };

// Some servers send a list of parts.
const content = z.union([
  z.string(),
  z.array(z.object({ text: z.string().catch('') })).transform((parts) => parts.map(({ text }) => text).join('')),
]);
const message = z.object({ content: content.nullish().catch(null), refusal: z.string().nullish() }).nullish();
/** More than any model takes, or none for a prompt, is no count: neither may use up a day, nor cost nothing. */
const tokens = z.int().max(10_000_000);

/** A whole answer, or one part of a stream. Azure's first and last parts have no choices. */
const part = z.object({
  // Others than the first are not asked for, and not looked at.
  choices: z
    .custom<readonly unknown[]>(Array.isArray)
    .transform(([first]) => first)
    .pipe(z.object({ delta: message, message, finish_reason: z.string().nullish() }).optional()),
  usage: z
    .object({ prompt_tokens: tokens.min(1), completion_tokens: tokens.min(0) })
    .nullish()
    .catch(null),
});

/** Longer than any answer that was asked for: a server that does not stop. */
const LONGEST = 100_000;

/** What was said with one more part; undefined where this is no part of an answer. Throws `cut` where there is no end to it. */
export function withPart(said: Said, value: unknown): Said | undefined {
  const { data } = part.safeParse(value);
  if (!data) return undefined;
  const choice = data.choices;
  const added = choice?.delta ?? choice?.message;
  const text = said.text + (added?.content ?? '');
  if (text.length > LONGEST) throw new ModelFailure('cut', 'endless');
  const finish = choice?.finish_reason ?? said.finish;
  const use = data.usage
    ? { inputTokens: data.usage.prompt_tokens, outputTokens: data.usage.completion_tokens }
    : said.use;
  return {
    text,
    refused: said.refused || Boolean(added?.refusal),
    ...(finish !== undefined && { finish }),
    ...(use && { use }),
  };
}

const NAME = /^[a-z_]{1,30}$/u;

/** The text of an answer that came to its end. Throws `ModelFailure`: refused, or cut where the model did not stop by itself. */
export function wholeText({ text, refused, finish }: Said): string {
  if (refused || finish === 'content_filter') throw new ModelFailure('refused', nameOf(finish));
  if (finish === undefined) throw new ModelFailure('cut', 'no-finish-reason');
  if (finish !== 'stop') throw new ModelFailure('cut', nameOf(finish));
  return text;
}

const nameOf = (finish = ''): string => (NAME.test(finish) ? finish : '');
