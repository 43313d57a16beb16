import { afterEach, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../../../adapters/http-server.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { fixedClock } from '../../fakes/fixed-clock.ts';
import { askJson, webApp } from './web-app.ts';

describe('who asks on the web', () => {
  let server: HttpServer | undefined;

  afterEach(() => server?.close());

  /** The key under which a question of a connection of its own is asked. */
  const keyOf = async (assistant: FakeAssistant, forwarded?: string): Promise<string | undefined> => {
    await fetch(`${server?.url}/api/ask`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
      },
      body: JSON.stringify({ question: '担当は？' }),
    });
    return assistant.messages.at(-1)?.by;
  };

  it('is a word that is the same for an address all day, and not the address', async () => {
    const assistant = new FakeAssistant();
    server = await startHttpServer([], webApp({ assistant }), { host: '127.0.0.1', port: 0 });
    const key = await keyOf(assistant);
    expect(key).toMatch(/^web:[0-9a-f]{16}$/u);
    expect(await keyOf(assistant)).toBe(key);
    await server.close();
    server = await startHttpServer([], webApp({ assistant, clock: fixedClock('2026-11-21') }), {
      host: '127.0.0.1',
      port: 0,
    });
    expect(await keyOf(assistant)).not.toBe(key);
  });

  it('is what a proxy on the same machine says last, whatever was there before', async () => {
    const assistant = new FakeAssistant();
    server = await startHttpServer([], webApp({ assistant }), { host: '127.0.0.1', port: 0 });
    const one = await keyOf(assistant, '192.0.2.1');
    expect(await keyOf(assistant, '203.0.113.9, 192.0.2.1')).toBe(one);
    expect(await keyOf(assistant, '192.0.2.2')).not.toBe(one);
    expect(await keyOf(assistant)).not.toBe(one);
  });

  it('is nobody where there is no connection', async () => {
    const assistant = new FakeAssistant();
    await askJson(webApp({ assistant }), { question: '担当は？' }, { 'x-forwarded-for': '192.0.2.1' });
    expect(assistant.messages.at(-1)).not.toHaveProperty('by');
  });
});
