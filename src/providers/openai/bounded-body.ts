import { ModelFailure } from '../../domain/model-failure.ts';

/**
 * A response whose body breaks off with `cut endless` behind so many bytes, counted after they were unpacked: what comes in is held in
 * memory, and a small packed body can be a gigabyte.
 */
export function boundedBody({ body, status, headers }: Response, mostBytes: number): Response {
  if (body === null) return new Response(null, { status, headers });
  let bytes = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) controller.error(new ModelFailure('cut', 'endless'));
      else controller.enqueue(chunk);
    },
  });
  return new Response(body.pipeThrough(counted), { status, headers: [...headers] });
}

/** The beginning of a body, of about so many bytes; the rest is not waited for. */
export async function beginningOf({ body }: Response, enoughBytes: number): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    bytes += chunk.byteLength;
    if (bytes > enoughBytes) break;
  }
  return text;
}
