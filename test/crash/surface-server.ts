import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const posted = z.object({ contact: z.object({ kind: z.string(), address: z.string() }), text: z.string() });

/** A message that people saw. */
export interface Seen extends z.infer<typeof posted> {
  readonly id: string;
}

/** A chat platform on loopback: it keeps every message that it accepted, once for each time. */
export interface SurfaceServer {
  readonly url: string;
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

/** When somebody is told of a message: before the platform keeps it, after it kept it, after it answered. */
export type Moment = 'before' | 'kept' | 'answered';

/**
 * Starts the platform. `at` is called at every moment of every message and may end the sender's life; where it says so before the
 * platform kept the message, the message is lost on its way.
 */
export async function startSurfaceServer(at: (moment: Moment) => boolean, answerAfterMs = 0): Promise<SurfaceServer> {
  const seen: Seen[] = [];
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    const id = request.url?.replace('/messages/', '') ?? '';
    if (request.method === 'GET')
      return seen.some((message) => message.id === id) ? found(id) : { status: 404, body: {} };
    const body = posted.parse(JSON.parse(await text(request)));
    if (at('before')) return { status: 503, body: {} };
    seen.push({ id, ...body });
    at('kept');
    return found(id);
  };
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) =>
      setTimeout(() => {
        response.writeHead(status).end(JSON.stringify(body));
        if (request.method === 'POST') at('answered');
      }, answerAfterMs),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const found = (id: string): { status: number; body: object } => ({ status: 200, body: { reference: `seen-${id}` } });
