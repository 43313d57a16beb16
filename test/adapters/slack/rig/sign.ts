import { createHmac } from 'node:crypto';

/** How a request is to be signed; what is absent is right. */
export interface Signing {
  readonly secret: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

/** The headers with which Slack signs a body (v0). */
export function signedHeaders(body: string, { secret, timestamp }: Signing): Readonly<Record<string, string>> {
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${signature}` };
}

/** The headers that mark the n-th retry of an event. */
export const retryHeaders = (count: number): Readonly<Record<string, string>> => ({
  'x-slack-retry-num': String(count),
  'x-slack-retry-reason': 'http_timeout',
});

/** A slash command's body. */
export const formOf = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString();

/** An interaction's body. */
export const interactionForm = (payload: unknown): string => formOf({ payload: JSON.stringify(payload) });
