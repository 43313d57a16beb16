import { beginningOf, boundedBody } from './bounded-body.ts';
import { connectionFailure } from './connection-failure.ts';

/**
 * A `fetch` that loses nothing of a failure on its way through the client, and leads nowhere else: a redirect is an answer (of status
 * 3xx), since its target is not the endpoint that was configured. Rejects with `ModelFailure` where nothing could be reached; a body
 * without an end breaks off with `cut`.
 */
export function candidFetch(through: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await reach(through, input, init);
    return response.ok ? boundedBody(response, mostBytes(input)) : withUniformError(response);
  };
}

const MEGABYTE = 1024 * 1024;

/** Thirty-two vectors of sixteen thousand numbers are some twelve megabytes, the stream of a long answer is one. */
const mostBytes = (input: string | URL | Request): number =>
  /\/embeddings(?:\?|$)/u.test(input instanceof Request ? input.url : String(input)) ? 16 * MEGABYTE : 4 * MEGABYTE;

async function reach(through: typeof fetch, ...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  try {
    return await through(input, { ...init, redirect: 'manual' });
  } catch (error) {
    // Who stopped waiting knows why.
    if (init?.signal?.aborted === true) throw error;
    throw connectionFailure(error);
  }
}

/** The longest error that is looked at. */
const LONGEST = 20_000;

/**
 * The client knows OpenAI's `{"error": {…}}` only. Others say `{"message": …}` (older vLLM), `{"detail": …}` (FastAPI), `{"error": "…"}`
 * (Ollama), or send a page.
 */
async function withUniformError(response: Response): Promise<Response> {
  const { status, headers } = response;
  const text = (await beginningOf(response, LONGEST)).slice(0, LONGEST);
  const told = ['retry-after', 'retry-after-ms', 'date'].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Response(JSON.stringify({ error: uniformError(text) }), { status, headers: told });
}

function uniformError(text: string): Record<string, unknown> {
  const body = parsed(text);
  const error = isRecord(body) ? (body['error'] ?? body) : { message: text };
  if (!isRecord(error)) return { message: typeof error === 'string' ? error : '' };
  return { ...error, message: error['message'] ?? error['detail'] ?? '' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
