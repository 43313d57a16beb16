import { once } from 'node:events';
import { createConnection } from 'node:net';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { startWebServer, type WebServer } from '../../../adapters/web/start-web-server.ts';
import { KakariError } from '../../../src/domain/errors.ts';
import { OWN_FORM, webApp } from './web-app.ts';

const servers: WebServer[] = [];

async function start(app: Hono, port = 0): Promise<WebServer> {
  const server = await startWebServer(app, { host: '127.0.0.1', port });
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('the web server', () => {
  it('serves the app on loopback', async () => {
    const { url } = await start(webApp());
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
  });

  it('says by a code that a port is taken', async () => {
    const { port } = await start(webApp());
    const error: unknown = await start(webApp(), port).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KakariError);
    expect(error).toMatchObject({ code: 'web-port-in-use', fields: { host: '127.0.0.1', port } });
  });

  it('says by a code that an address is not its own', async () => {
    const attempt = startWebServer(webApp(), { host: '192.0.2.1', port: 0 });
    await expect(attempt).rejects.toMatchObject({ code: 'web-host-unknown', fields: { host: '192.0.2.1', port: 0 } });
  });

  it('refuses a foreign name that points at it', async () => {
    const { port } = await start(webApp());
    const socket = createConnection(port, '127.0.0.1');
    socket.write('GET /plans HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    let received = '';
    socket.on('data', (data) => (received += data.toString('utf8')));
    await once(socket, 'close');
    expect(received).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('answers 413 to a large body and goes on serving', async () => {
    const { url } = await start(webApp());
    const body = new URLSearchParams({ question: 'あ'.repeat(300_000) });
    const response = await fetch(url, { method: 'POST', headers: { ...OWN_FORM, origin: url }, body });
    expect([response.status, (await response.text()).includes('送られた文章が大きすぎる')]).toEqual([413, true]);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('finishes an answer under way before it closes, and takes no more', async () => {
    const [asked, answer] = [gate(), gate()];
    const app = new Hono().get('/slow', async (c) => {
      asked.open();
      await answer.opened;
      return c.text('済');
    });
    const server = await start(app);
    const response = fetch(`${server.url}/slow`);
    await asked.opened;
    const closed = server.close();
    answer.open();
    expect(await (await response).text()).toBe('済');
    await closed;
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });
});

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function gate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
