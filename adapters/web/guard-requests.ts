import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { Problem } from './texts.ts';

/** The largest body that is read, in bytes. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/** Names under which a server bound to loopback is reached. */
export const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Makes the response that says why a request is refused. */
export type Refuse = (c: Context, problem: Problem) => Response | Promise<Response>;

/**
 * Headers on every response: nothing is loaded from, sent to or framed by another site. The referrer stays within the site
 * rather than being switched off: with `no-referrer` browsers send `Origin: null` with a form, and on an intranet without
 * TLS (no Sec-Fetch-Site there) the origin check would then refuse our own form.
 */
export const withSecureHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
  });

/** Refuses other host names than ours, so that a foreign name pointed at this address (DNS rebinding) reads nothing. */
export function checkHost(allowed: readonly string[] | 'any', refuse: Refuse): MiddlewareHandler {
  const names = new Set(allowed === 'any' ? [] : [...LOOPBACK_NAMES, ...allowed.map((name) => name.toLowerCase())]);
  return async (c, next) => {
    if (allowed === 'any' || names.has(hostName(c))) return next();
    return refuse(c, 'unknown-host');
  };
}

/** Refuses forms sent from another site. Host is compared, not scheme: TLS may end at a proxy. */
export const checkOrigin = (): MiddlewareHandler =>
  csrf({ origin: (origin, c) => URL.canParse(origin) && new URL(origin).host === hostOf(c) });

/** Refuses bodies over `BODY_LIMIT_BYTES`. */
export const limitBody = (refuse: Refuse): MiddlewareHandler =>
  bodyLimit({ maxSize: BODY_LIMIT_BYTES, onError: (c) => refuse(c, 'request-too-large') });

const hostOf = (c: Context): string => (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase();

/** The host name by which a request calls us, without its port. */
export const hostName = (c: Context): string => hostOf(c).replace(/:\d+$/, '');
