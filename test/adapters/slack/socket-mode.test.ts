import { EnvHttpProxyAgent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnectProxy } from '../../providers/proxy/connect-proxy.ts';
import { IN_CHARGE } from '../../chat/open-chat-house.ts';
import { eventFixture, fixture } from './rig/fixture.ts';
import { HeldAssistant } from './rig/held-assistant.ts';
import { readsAs } from './rig/reading.ts';
import { openSlackHouse, type SlackHouse } from './rig/slack-house.ts';
import { type SocketServer, startSocketServer } from './rig/socket-server.ts';

describe('Slack over a connection that Kakari opens (Socket Mode)', () => {
  let slack: SlackHouse;
  let socket: SocketServer;
  let assistant: HeldAssistant;

  beforeEach(async () => {
    socket = await startSocketServer();
    assistant = new HeldAssistant(IN_CHARGE);
    slack = await openSlackHouse({
      assistant,
      slack: { connection: { kind: 'socket', appToken: 'xapp-1' }, wait: () => Promise.resolve() },
      socketUrl: socket.url,
    });
  });

  afterEach(async () => {
    assistant.release();
    await slack.close();
    await socket.close();
  });

  it('listens at no address, and asks for the connection with the app’s token', () => {
    expect(slack.surface.listener).toBeUndefined();
    expect(slack.surface.name).toContain('Socket Mode');
    expect(slack.workspace.calls.find(({ method }) => method === 'apps.connections.open')?.token).toBe('xapp-1');
  });

  it('acknowledges an event at once, and answers it once however often it comes', async () => {
    await socket.send('events_api', eventFixture('message-im'));
    await assistant.whenAsked();
    expect(slack.workspace.posted()).toEqual([]);
    for (const retry of [1, 2, 3, 4]) await socket.send('events_api', eventFixture('message-im'), retry);
    assistant.release();
    await slack.settled();
    expect(slack.workspace.posted()).toHaveLength(1);
    expect(assistant.messages).toHaveLength(1);
  });

  it('takes commands, presses and modals', async () => {
    assistant.release();
    const { responseUrl } = slack.workspace;
    await socket.send('slash_commands', { ...fixture('slash-command'), response_url: responseUrl });
    await socket.send('interactive', fixture('block-actions'));
    expect(await socket.send('interactive', fixture('view-submission'))).toMatchObject({ response_action: 'update' });
    await slack.settled();
    expect(readsAs(slack.workspace.responses()[0] ?? {})).toContain('市民窓口課');
    expect(slack.workspace.posted().map((one) => one.thread)).toEqual(['1795166410.000100']);
  });

  it('is opened again when Slack ends it or it breaks, also where Slack cannot be reached at first', async () => {
    assistant.release();
    socket.recycle();
    await socket.connected(2);
    slack.workspace.script('apps.connections.open', { kind: 'broken' }, { kind: 'error', error: 'internal_error' });
    socket.break();
    await socket.connected(3);
    expect(slack.failures).toEqual(
      expect.arrayContaining([
        { code: 'slack-socket-not-reopened', detail: 'connection-broke' },
        { code: 'slack-socket-not-reopened', detail: 'internal_error' },
      ]),
    );
    await socket.send('events_api', eventFixture('message-im'));
    await slack.settled();
    expect(slack.workspace.posted()).toHaveLength(1);
  });

  it('is closed by a stop, which waits for the answer under way, and stays closed', async () => {
    await socket.send('events_api', eventFixture('message-im'));
    await assistant.whenAsked();
    const stopping = slack.surface.stop();
    assistant.release();
    await stopping;
    expect(slack.workspace.posted()).toHaveLength(1);
    expect(socket.connections).toBe(1);
    await slack.surface.stop();
  });

  it('does not start with a wrong token of the app', async () => {
    slack.workspace.script('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    await expect(slack.restart()).rejects.toMatchObject({
      code: 'slack-app-token-invalid',
      fields: { reason: 'invalid_auth' },
    });
    slack.workspace.script('apps.connections.open', { kind: 'broken' });
    await expect(slack.restart()).rejects.toMatchObject({ code: 'slack-unreachable' });
  });
});

describe('Slack over a connection through a proxy', () => {
  it('is opened through it, takes events, and ends', async () => {
    const [socket, proxy] = await Promise.all([startSocketServer(), openConnectProxy()]);
    const dispatcher = new EnvHttpProxyAgent({ httpProxy: proxy.url, httpsProxy: proxy.url, noProxy: '' });
    const slack = await openSlackHouse({
      slack: { connection: { kind: 'socket', appToken: 'xapp-1' }, dispatcher },
      socketUrl: socket.url,
    });
    expect(proxy.led.at(-1)).toBe(new URL(socket.url).host);
    await socket.send('events_api', eventFixture('message-im'));
    await slack.settled();
    expect(slack.workspace.posted()).toHaveLength(1);
    await slack.close();
    await dispatcher.close();
    await socket.close();
    await proxy.close();
  });
});
