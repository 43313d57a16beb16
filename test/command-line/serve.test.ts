import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import type { HttpServer } from '../../adapters/http-server.ts';
import { serve } from '../../src/command-line/serve.ts';
import { readConfig } from '../../src/config.ts';
import { DEFAULT_PERSONAL_DATA_POLICY } from '../../src/domain/personal-data.ts';
import { FakeAssistant } from '../fakes/fake-assistant.ts';
import { fixedClock } from '../fakes/fixed-clock.ts';

let server: HttpServer;
afterEach(() => server.close());

it('logs nothing of a body that the listener of a chat platform throws for', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const chat = {
    name: 'Slack',
    path: '/slack/events',
    kinds: [],
    deliver: () => Promise.reject(new Error('unused')),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    listener: () => {
      JSON.parse('123456789018の担当は？');
    },
  };
  const parts = {
    assistant: new FakeAssistant(),
    plans: () => [],
    chats: [chat],
    log: pino({ base: null }, stream),
    personalData: DEFAULT_PERSONAL_DATA_POLICY,
    health: () => ({}),
  };
  server = await serve(parts, readConfig({ KAKARI_PORT: '0' }), fixedClock('2026-11-20'));
  const response = await fetch(`${server.url}/slack/events`, { method: 'POST', body: '{' });
  expect(response.status).toBe(500);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: 'SyntaxError', msg: 'request failed' });
  expect(lines[0]).not.toMatch(/1234|担当/u);
});
