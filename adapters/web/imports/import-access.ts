import type { Context, MiddlewareHandler } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { timingSafeEqual } from 'hono/utils/buffer';
import { hostName, LOOPBACK_NAMES, type Refuse } from '../guard-requests.ts';

/**
 * Who may review and publish drafts: people at the computer on which Kakari runs, whoever knows a password, or nobody. What is published
 * is told to everybody, and the site has no accounts.
 */
export type ImportAccess =
  | { readonly kind: 'here' }
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'closed' };

/** Lets through who may; says to others which setting is missing, or asks for the password (`HTTPException` 401). */
export function guardImports(access: ImportAccess, refuse: Refuse): MiddlewareHandler {
  if (access.kind === 'password') return askForPassword(access.password);
  return async (c, next) => (mayHaveImports(c, access) ? next() : refuse(c, 'imports-closed'));
}

/** Whether the pages are there for a request, if need be after the password. */
export const mayHaveImports = (c: Context, { kind }: ImportAccess): boolean =>
  kind === 'password' || (kind === 'here' && isFromHere(c));

/** The user name that came with the password, as it was typed; empty where none is asked for. */
export const importerOf = (c: Context): string => String(c.get('importer') ?? '');

/** What a browser is told when the password is missing or wrong. The name may be Japanese (RFC 7617, 2.1). */
export const PASSWORD_CHALLENGE = 'Basic realm="Kakari", charset="UTF-8"';

/** Any name goes with the password: it is kept as the name of who published. */
const askForPassword = (password: string): MiddlewareHandler =>
  basicAuth({
    verifyUser: (_name, typed) => timingSafeEqual(typed, password),
    onAuthSuccess: (c, name) => c.set('importer', name),
  });

/** A proxy on the same computer lets others in; most proxies say that they are one. */
const OF_PROXIES = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

const isFromHere = (c: Context): boolean =>
  LOOPBACK_NAMES.includes(hostName(c)) && OF_PROXIES.every((name) => c.req.header(name) === undefined);
