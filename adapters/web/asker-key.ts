import { createHash } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { IsoDate } from '../../src/domain/fiscal-year.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { WebQuestion } from './read-question.ts';

/**
 * Who asks on the web, for the bounds of use: a key made of the address that the connection comes from and of the day, the same on
 * every replica and after a restart, and another tomorrow. Undefined where there is no connection.
 */
export function askerKey(c: Context, today: IsoDate): string | undefined {
  const address = addressOf(c);
  return address === undefined ? undefined : `web:${digest(`${today}\n${address}`)}`;
}

/** A word for a turn that no other turn of the conversation has: its sources are found by it. */
export const turnKey = ({ text, history }: WebQuestion, now: Instant): string =>
  `t${digest(JSON.stringify([now, history, text])).slice(0, 8)}`;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Behind a proxy on the same machine, who calls is what that proxy says last; what stands before it may be made up. */
function addressOf(c: Context): string | undefined {
  const peer = peerOf(c);
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return peer !== undefined && told !== undefined && told !== '' && LOOPBACK.test(peer) ? told : peer;
}

const LOOPBACK = /^(?:::1$|(?:::ffff:)?127\.)/u;

function peerOf(c: Context): string | undefined {
  // A request that was made without a connection has no bindings.
  return c.env === undefined || !('incoming' in (c.env as object)) ? undefined : getConnInfo(c).remote.address;
}
