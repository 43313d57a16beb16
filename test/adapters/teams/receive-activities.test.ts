import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Origin } from '../../../adapters/teams/bot-adapter.ts';
import { receiveActivities, type HttpAnswer } from '../../../adapters/teams/receive/receive-activities.ts';
import { payload } from './rig/payloads.ts';

const app = { id: 'app', password: 'secret', tenant: 'tenant' };
const ids = { app: 'app', tenant: 'tenant', serviceUrl: 'https://smba.trafficmanager.net/jp/' };

const closing: (() => Promise<unknown>)[] = [];

afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** A reception that answers as told, and what it took and reported. */
async function open(
  origin: Origin,
  handle: () => HttpAnswer | Promise<HttpAnswer> = () => ({ status: 200 }),
  isOpen = true,
) {
  const taken: string[] = [];
  const failures: { readonly code: string; readonly detail?: string }[] = [];
  const server = createServer(
    receiveActivities({
      bot: { originOf: () => Promise.resolve(origin) },
      app,
      insecure: false,
      isOpen: () => isOpen,
      handle: (activity) => {
        taken.push(activity.type);
        return handle();
      },
      reportFailure: (failure) => failures.push(failure),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const post = async (more: object = {}) => {
    const body = JSON.stringify({ ...payload('message-personal', ids), ...more });
    const response = await fetch(url, { method: 'POST', body, headers: { authorization: 'Bearer x' } });
    return { status: response.status, text: await response.text() };
  };
  return { post, taken, failures };
}

describe('what Teams posts', () => {
  it('takes nothing while it is stopped, so that Teams may try again', async () => {
    const { post, taken } = await open('teams', () => ({ status: 200 }), false);
    expect(await post()).toEqual({ status: 503, text: '' });
    expect(taken).toEqual([]);
  });

  it('is taken, and answered with what the handler says', async () => {
    const { post, taken } = await open('teams', () => Promise.resolve({ status: 200, body: { answer: 'はい' } }));
    expect(await post()).toEqual({ status: 200, text: '{"answer":"はい"}' });
    expect(taken).toEqual(['message']);
  });

  it('is refused with a service URL without TLS', async () => {
    const { post, taken } = await open('teams');
    expect(await post({ serviceUrl: 'http://smba.trafficmanager.net/jp/' })).toEqual({ status: 401, text: '' });
    expect(taken).toEqual([]);
  });

  it.each(['webchat', 'AseChannel', 'MSTEAMS', ''])('is refused from the channel %j', async (channelId) => {
    const { post, taken } = await open('teams');
    expect(await post({ channelId })).toEqual({ status: 401, text: '' });
    expect(taken).toEqual([]);
  });

  it('is put off, and reported, while nobody can tell whether it is genuine', async () => {
    const { post, taken, failures } = await open('unknown');
    expect(await post()).toEqual({ status: 503, text: '' });
    expect([taken, failures]).toEqual([[], [{ code: 'teams-keys-unreachable' }]]);
  });

  it.each([
    [
      'throws',
      (): HttpAnswer => {
        throw new TypeError('secret');
      },
    ],
    ['rejects', () => Promise.reject<HttpAnswer>(new TypeError('secret'))],
  ])('tells nothing of what went wrong where the handler %s', async (_, handle) => {
    const { post, failures } = await open('teams', handle);
    expect(await post()).toEqual({ status: 500, text: '' });
    expect(failures).toEqual([{ code: 'teams-receiving-failed', detail: 'TypeError' }]);
  });
});
