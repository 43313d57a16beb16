import { once } from 'node:events';
import { createConnection } from 'node:net';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpServer, type Route, startHttpServer } from '../../adapters/http-server.ts';
import { KakariError } from '../../src/domain/errors.ts';
import { OWN_FORM, webApp } from './web/web-app.ts';

const servers: HttpServer[] = [];

async function start(app: Hono, { port = 0, routes = [] as readonly Route[] } = {}): Promise<HttpServer> {
  const server = await startHttpServer(routes, app, { host: '127.0.0.1', port });
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('the server', () => {
  it('serves the web app on loopback', async () => {
    const { url } = await start(webApp());
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
  });

  it('says by a code that a port is taken', async () => {
    const { port } = await start(webApp());
    const error: unknown = await start(webApp(), { port }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KakariError);
    expect(error).toMatchObject({ code: 'web-port-in-use', fields: { host: '127.0.0.1', port } });
  });

  it('says by a code that an address is not its own', async () => {
    const attempt = startHttpServer([], webApp(), { host: '192.0.2.1', port: 0 });
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

describe('a route', () => {
  const routes: readonly Route[] = [
    {
      path: '/slack/events',
      listener: (request, response) => {
        let body = '';
        request.on('data', (data: Buffer) => (body += data.toString('utf8')));
        request.on('end', () => response.end(`slack ${request.method} ${request.url} ${body}`));
      },
    },
    { path: '/api/messages', listener: (_request, response) => response.writeHead(202).end() },
  ];
  const askFor = async (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${(await start(webApp(), { routes })).url}${path}`, init);

  it('gets every request for its path, whole', async () => {
    const response = await askFor('/slack/events?a=/b', { method: 'POST', body: 'ssl_check=1' });
    expect(await response.text()).toBe('slack POST /slack/events?a=/b ssl_check=1');
    expect((await askFor('/api/messages', { method: 'POST' })).status).toBe(202);
  });

  it.each(['/slack/events/', '/slack/events/x', '/slack', '/x?/slack/events', '/%73lack/events'])(
    'leaves %s to the web app',
    async (path) => {
      const response = await askFor(path);
      expect([response.status, await response.text()]).toEqual([
        404,
        expect.stringContaining('ページが見つかりません'),
      ]);
    },
  );

  it('leaves the pages to the web app', async () => {
    expect(await (await askFor('/healthz')).json()).toEqual({ status: 'ok' });
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('secret');
      },
    ],
    ['rejects', () => Promise.reject(new Error('secret'))],
  ])(
    'whose listener %s is answered by 500 without words, which is reported, and the server goes on',
    async (_, fail) => {
      const reported: unknown[] = [];
      const broken: Route = { path: '/broken', listener: fail as Route['listener'] };
      const server = await startHttpServer([broken], webApp(), {
        host: '127.0.0.1',
        port: 0,
        reportFailure: (error) => reported.push(error),
      });
      servers.push(server);
      const response = await fetch(`${server.url}/broken`, { method: 'POST', body: 'x' });
      expect([response.status, await response.text()]).toEqual([500, '']);
      expect(reported).toEqual([new Error('secret')]);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    },
  );

  it('finishes a request under way before the server closes', async () => {
    const [asked, answer] = [gate(), gate()];
    const slow: Route = {
      path: '/slow',
      listener: (_request, response) => {
        asked.open();
        void answer.opened.then(() => response.end('済'));
      },
    };
    const server = await start(webApp(), { routes: [slow] });
    const response = fetch(`${server.url}/slow`);
    await asked.opened;
    const closed = server.close();
    answer.open();
    expect(await (await response).text()).toBe('済');
    await closed;
  });

  it('is cut off when it takes longer than the server waits', async () => {
    const asked = gate();
    const stuck: Route = { path: '/stuck', listener: () => asked.open() };
    const server = await startHttpServer([stuck], webApp(), { host: '127.0.0.1', port: 0, closeTimeoutMs: 1 });
    const response = fetch(`${server.url}/stuck`).catch((error: unknown) => error);
    await asked.opened;
    await server.close();
    expect(await response).toBeInstanceOf(TypeError);
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
