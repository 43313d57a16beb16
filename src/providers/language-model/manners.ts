import type { Complaint } from '../openai/complaint.ts';

/** What a server was found to understand of a request. Servers differ, and say so only when they are asked. */
export interface Manners {
  /**
   * How the shape of an answer is asked for: by `response_format`, not yet seen to work (`untried`) or seen (`schema`); or by words in
   * the prompt (`text`).
   */
  readonly form: 'untried' | 'schema' | 'text';
  /** OpenAI's newer models know only the second, others only the first. */
  readonly length: 'max_tokens' | 'max_completion_tokens';
  /** Reasoning models refuse one. */
  readonly temperature: boolean;
  readonly stream: boolean;
  /** Whether a stream can be asked to say how many tokens were used. */
  readonly streamUse: boolean;
}

/** What is tried first. `max_tokens`, since a server that does not know the newer name may ignore it, and the answer has no end. */
export const FIRST_MANNERS: Manners = {
  form: 'untried',
  length: 'max_tokens',
  temperature: true,
  stream: true,
  streamUse: true,
};

/** Refusals of this request for what is in it, not for how it asks. */
const OF_CONTENT = /context.?(?:length|window|size)|too (?:large|long|many)|exceed|content.?filter/iu;

/** What a refusal teaches about a server; undefined where it teaches nothing, or nothing that was not done already. */
export function lessonOf(complaint: Complaint, used: Manners): Partial<Manners> | undefined {
  const { status, param, message } = complaint;
  if (status === undefined || [401, 403, 429].includes(status) || OF_CONTENT.test(message)) return undefined;
  const named = (name: RegExp): boolean => name.test(param) || (param === '' && name.test(message));
  if (used.form !== 'text' && named(/response_format|json_?schema|structured[ _]output|grammar|guided/iu))
    return { form: 'text' };
  // Servers break where they build a grammar; anything else that breaks in them is no refusal.
  if (status >= 500) return undefined;
  if (used.streamUse && used.stream && named(/stream_options|include_usage/u)) return { streamUse: false };
  if (named(/max_(?:completion_)?tokens/u))
    return { length: used.length === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens' };
  if (used.temperature && named(/temperature/u)) return { temperature: false };
  if (used.stream && named(/\bstream(?:ing)?\b/u)) return { stream: false };
  return undefined;
}
