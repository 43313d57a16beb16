import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proxyFetch } from '../../../src/providers/proxy/proxy-fetch.ts';
import { type ConnectProxy, openConnectProxy } from './connect-proxy.ts';

let proxy: ConnectProxy;
let server: Server;
let address: string;

beforeEach(async () => {
  proxy = await openConnectProxy();
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => response.end(JSON.stringify({ method: request.method, body })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('a fetch through a proxy', () => {
  it('asks the proxy to lead it to where the request goes, and brings the answer back', async () => {
    const response = await proxyFetch({ url: proxy.url, except: '' })(`http://${address}/api/chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({ text: 'こんにちは' }),
    });
    expect(await response.json()).toEqual({
      method: 'POST',
      body: new URLSearchParams({ text: 'こんにちは' }).toString(),
    });
    expect(proxy.led).toEqual([address]);
  });

  it('goes around it to hosts that are excepted', async () => {
    const response = await proxyFetch({ url: proxy.url, except: '127.0.0.1' })(`http://${address}/`);
    expect(response.ok).toBe(true);
    expect(proxy.led).toEqual([]);
  });

  it('rejects when the proxy is not there, instead of going around it', async () => {
    const { url } = proxy;
    await proxy.close();
    await expect(proxyFetch({ url, except: '' })(`http://${address}/`)).rejects.toThrow('fetch failed');
    proxy = await openConnectProxy();
  });
});
