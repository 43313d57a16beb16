import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { HTTPReceiver } from '@slack/bolt';
import type { Clock } from '../../../src/ports/clock.ts';

/** Slack's own tolerance (docs.slack.dev/authentication/verifying-requests-from-slack). Bolt holds it for the past only. */
const TOLERANCE_MS = 5 * 60 * 1000;

/**
 * Hands requests to Bolt, which verifies their signatures. Those from the future never get there, nor what comes before Kakari
 * knows as whom it is read (Slack sends it again), nor what is no `POST`.
 */
export const httpListener =
  (receiver: HTTPReceiver, clock: Clock, isReady: () => boolean): RequestListener =>
  (request, response) => {
    // What is left of a refused request would stand in the way of the next one on the same connection.
    response.once('finish', () => request.resume());
    if (request.method !== 'POST') refuse(response, 404);
    else if (!isReady()) refuse(response, 503);
    else if (isFromFuture(request, clock)) refuse(response, 401);
    else receiver.requestListener(request, response);
  };

function isFromFuture({ headers }: IncomingMessage, clock: Clock): boolean {
  const seconds = Number(headers['x-slack-request-timestamp']);
  return seconds * 1000 > Date.parse(clock.now()) + TOLERANCE_MS;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
