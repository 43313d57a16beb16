import type { IncomingMessage } from 'node:http';

/** Activities of Teams stay far below: a message has at most about 100 kB. */
const LIMIT_BYTES = 1024 * 1024;

/** The body of a request as text; undefined, without reading on, where it is longer than a megabyte. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > LIMIT_BYTES) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LIMIT_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
