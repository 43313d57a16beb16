import type { OpenAI } from 'openai';
import { ModelFailure } from '../../domain/model-failure.ts';
import { readEvents } from '../openai/read-events.ts';
import type { chatRequest } from './chat-request.ts';
import { NOTHING_SAID, type Said, withPart } from './read-answer.ts';
import type { TimeLimit } from './within-time.ts';

/** Told what was said so far, whenever there is more. */
export type OnSaid = (said: Said) => void;

/** Sends one request and reads its answer to the end, as far as there is one. Rejects with what `failureOf` understands. */
export async function exchange(
  client: OpenAI,
  request: ReturnType<typeof chatRequest>,
  { signal, timeoutMs }: TimeLimit,
  onSaid: OnSaid,
): Promise<Said> {
  // Read here: the client tells the console of some events, searches a line without an end again and again, and holds all of it.
  const response = await client.chat.completions.create(request, { signal, timeout: timeoutMs }).asResponse();
  const type = response.headers.get('content-type') ?? '';
  // Some servers answer in one piece all the same; something else that answers at the address sends a page.
  if (/\bjson\b/iu.test(type)) return whole(await response.json(), onSaid);
  if (/\bhtml\b/iu.test(type)) throw new ModelFailure('wrong-address', 'html');
  if (!request.stream || response.body === null) throw new ModelFailure('wrong-address', 'no-choices');
  return streamed(response.body, onSaid);
}

function whole(value: unknown, onSaid: OnSaid): Said {
  const said = withPart(NOTHING_SAID, value);
  if (!said) throw new ModelFailure('wrong-address', 'no-choices');
  onSaid(said);
  return said;
}

const END = '[DONE]';

async function streamed(body: ReadableStream<Uint8Array>, onSaid: OnSaid): Promise<Said> {
  let said = NOTHING_SAID;
  for await (const events of readEvents(body)) {
    const end = events.findIndex((event) => event.startsWith(END));
    for (const event of end === -1 ? events : events.slice(0, end)) said = withPart(said, partOf(event)) ?? said;
    if (events.length > 0) onSaid(said);
    if (end !== -1) break;
  }
  return said;
}

/** An event in the midst of a stream may tell of an error, in the form in which a refusal does. */
function partOf(event: string): unknown {
  const part: unknown = JSON.parse(event);
  if (typeof part !== 'object' || part === null || !('error' in part) || !part.error) return part;
  const { error } = part;
  throw Object.assign(new Error('in-stream'), { error: typeof error === 'string' ? { message: error } : error });
}
