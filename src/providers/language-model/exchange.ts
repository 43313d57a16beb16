import type { OpenAI } from 'openai';
import { ModelFailure } from '../../domain/model-failure.ts';
import type { chatRequest } from './chat-request.ts';
import { NOTHING_SAID, type Said, withPart } from './read-answer.ts';
import type { TimeLimit } from './within-time.ts';

/** Told what was said so far, whenever there is more. */
export type OnSaid = (said: Said) => void;

/** Sends one request and reads its answer to the end, as far as there is one. Rejects with errors of the client. */
export async function exchange(
  client: OpenAI,
  request: ReturnType<typeof chatRequest>,
  { signal, timeoutMs }: TimeLimit,
  onSaid: OnSaid,
): Promise<Said> {
  const pending = client.chat.completions.create(request, { signal, timeout: timeoutMs });
  const { data, response } = await pending.withResponse();
  const told: unknown = data;
  const type = response.headers.get('content-type') ?? '';
  if (!isStream(told)) return whole(told, onSaid);
  // Some servers answer in one piece all the same; something else that answers at the address sends a page.
  if (/\bjson\b/iu.test(type)) return whole(await response.json(), onSaid);
  if (/\bhtml\b/iu.test(type)) throw new ModelFailure('wrong-address', 'html');
  return streamed(told, onSaid);
}

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

function whole(value: unknown, onSaid: OnSaid): Said {
  const said = withPart(NOTHING_SAID, value);
  if (!said) throw new ModelFailure('wrong-address', 'no-choices');
  onSaid(said);
  return said;
}

async function streamed(parts: AsyncIterable<unknown>, onSaid: OnSaid): Promise<Said> {
  let said = NOTHING_SAID;
  for await (const part of parts) {
    said = withPart(said, part) ?? said;
    onSaid(said);
  }
  return said;
}
