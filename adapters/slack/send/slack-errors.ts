import { webApi } from '@slack/bolt';

/** How long Slack asks to wait, in milliseconds, where it refused a call because there were too many; undefined for other errors. */
export function rateLimitMs(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000;
  if (!(error instanceof webApi.WebAPIPlatformError) || !RATE_LIMITED.has(error.data.error)) return undefined;
  return (error.data.response_metadata?.retryAfter ?? 1) * 1000;
}

const RATE_LIMITED: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** What Slack answered in place of doing it, such as `channel_not_found`; undefined where the answer is not Slack's. */
export function platformError(error: unknown): string | undefined {
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  // Where an answer is no JSON, as that of a proxy, the client makes all of it the error.
  return /^[a-z0-9_]{1,80}$/u.test(error.data.error) ? error.data.error : undefined;
}

/** Whether a request certainly did not leave: there was no connection. */
export function neverLeft(error: unknown): boolean {
  if (!(error instanceof webApi.WebAPIRequestError)) return false;
  for (let cause: unknown = error.original; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && NO_CONNECTION.has(String(cause.code))) return true;
  }
  return false;
}

// node's names, and undici's for a connection that was not made in time.
const NO_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a request left and its answer was lost: Slack may have done it. */
export const mayHaveArrived = (error: unknown): boolean =>
  error instanceof webApi.WebAPIRequestError && !neverLeft(error);

/** Whether it will be better by itself: Slack was not reached, or says that it is in trouble itself. */
export const isPassing = (error: unknown): boolean => {
  const said = platformError(error);
  return said === undefined || SLACKS_OWN_TROUBLE.has(said);
};

/** Of the errors that every method has (docs.slack.dev/reference/methods/auth.test), those that are not the caller's. */
const SLACKS_OWN_TROUBLE: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'ratelimited',
]);

/** Whether Slack says that the token is no longer good. */
export const isTokenOver = (error: unknown): boolean => TOKEN_OVER.has(platformError(error) ?? '');

const TOKEN_OVER: ReadonlySet<string> = new Set(['token_expired', 'invalid_auth', 'token_revoked']);

/** What an error is called in a record: Slack's word or the kind of failure, nothing that anybody wrote. */
export function reasonOf(error: unknown): string {
  if (rateLimitMs(error) !== undefined) return 'ratelimited';
  if (error instanceof webApi.WebAPIHTTPError) return `http-${error.statusCode}`;
  if (error instanceof webApi.WebAPIRequestError) return neverLeft(error) ? 'no-connection' : 'connection-broke';
  return platformError(error) ?? 'not-understood';
}
