import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const TRIES = fileURLToPath(new URL('try-ways-out.ts', import.meta.url));
const triedSchema = z.object({
  refused: z.record(z.string(), z.unknown()),
  sentences: z.array(z.string()),
  allowed: z.string(),
  listens: z.boolean(),
});

let server: Server;
let address = '';
let tried: z.infer<typeof triedSchema>;
beforeAll(async () => {
  server = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', TRIES, address]);
  tried = triedSchema.parse(JSON.parse(stdout));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a closed network', () => {
  it('refuses every way out, naming whom it was to', () => {
    const outside = (port: number) => ({ host: `example.com:${port}` });
    expect(tried.refused).toEqual({
      fetch: outside(443),
      undici: outside(80),
      http: { host: '127.0.0.1:8999' },
      https: outside(443),
      tls: outside(443),
      'a socket': outside(25),
      'a socket by address': { host: '[2001:db8::1]:25' },
      'a socket of the machine': { host: '/tmp/other.sock' },
      'a WebSocket': outside(443),
      PostgreSQL: outside(5432),
      'a model': { host: 'api.openai.com:443' },
      'another port of whom it is open to': { host: 'localhost:8999' },
      'a look-up': { host: 'example.com' },
      'a look-up by promise': { host: 'example.com' },
      'a resolver': { host: 'example.com' },
      'an own name asked of others': { host: 'own-name.example' },
      'a datagram': { host: '192.0.2.1（UDP）' },
      'a proxy': outside(443),
      'a thread': { host: new URL(address).host },
    });
  });

  it('is told with the host and the setting', () => {
    expect(tried.sentences).toEqual([expect.stringMatching(/KAKARI_NETWORK=closed.*example\.com:443/u)]);
  });

  it('lets through to whom it is open, and lets the program listen', () => {
    expect(tried).toMatchObject({ allowed: 'hello', listens: true });
  });
});
