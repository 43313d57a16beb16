import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSlackSurface } from '../../../adapters/slack/create-slack-surface.ts';
import { KakariError } from '../../../src/domain/errors.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { readsAs } from './rig/reading.ts';
import { openSlackHouse, type SlackHouse } from './rig/slack-house.ts';
import { HANAKO } from './rig/workspace.ts';

let slack: SlackHouse;

afterEach(() => slack.close());

const ask = (text = '書かない窓口の担当は？') =>
  slack.during(() => slack.workspace.say(HANAKO, slack.workspace.direct(HANAKO), text));

describe('what goes wrong in Slack', () => {
  it('is waited for where Slack asks for it, and the answer is posted once', async () => {
    const waits: number[] = [];
    slack = await openSlackHouse({ slack: { wait: (ms) => Promise.resolve(waits.push(ms)) } });
    slack.workspace.script('chat.postMessage', { kind: 'rate-limited', retryAfterS: 7 });
    expect(await ask()).toHaveLength(1);
    expect(waits).toEqual([7000]);
    expect(slack.failures).toEqual([]);
  });

  it('is not waited for where only the status is concerned, which is not worth it', async () => {
    const waits: number[] = [];
    slack = await openSlackHouse({ slack: { wait: (ms) => Promise.resolve(waits.push(ms)) } });
    slack.workspace.script('assistant.threads.setStatus', { kind: 'rate-limited', retryAfterS: 7 });
    slack.workspace.script('agents.sessions.setStatus', { kind: 'broken' });
    expect(await ask()).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(slack.failures.map(({ code }) => code)).toEqual(['slack-status-not-shown']);
  });

  it('is told in a sentence where Slack refuses the answer', async () => {
    slack = await openSlackHouse();
    slack.workspace.script('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    const [apology] = await ask();
    expect(apology?.text).toContain('受付番号 REF00001');
    expect(JSON.stringify(slack.house.failures)).not.toContain('窓口');
  });

  it('is reported where Slack takes nothing at all, without what a person wrote', async () => {
    slack = await openSlackHouse();
    const refusal = { kind: 'error', error: 'is_archived' } as const;
    slack.workspace.script('chat.postMessage', refusal, refusal);
    expect(await ask()).toEqual([]);
    expect(slack.failures).toEqual([{ code: 'slack-answer-not-posted', detail: 'is_archived' }]);
  });

  it('is not answered again where the connection breaks after Slack posted the answer', async () => {
    const assistant = new FakeAssistant();
    slack = await openSlackHouse({ assistant });
    slack.workspace.script('chat.postMessage', { kind: 'broken-after' });
    const posted = await ask();
    expect(posted.filter((one) => readsAs(one).includes('担当は市民窓口課です'))).toHaveLength(1);
    expect(posted).toHaveLength(1);
    expect(slack.failures.map(({ code }) => code)).toEqual(['slack-answer-doubtful']);
    expect(assistant.messages).toHaveLength(1);
  });

  it('is told to the person alone where a button fails', async () => {
    slack = await openSlackHouse();
    const [answer] = await ask();
    if (answer === undefined) throw new Error('There is no answer.');
    await slack.house.ledger.close();
    const [apology] = await slack.during(() => slack.press(answer, '役に立った', HANAKO));
    expect(apology).toMatchObject({ onlyTo: HANAKO, text: expect.stringContaining('受付番号') as unknown });
  });
});

/** An address at which nobody listens. */
async function nowhere(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/api/`;
}

describe('the start of the surface', () => {
  const starting = (changes: Partial<Parameters<typeof createSlackSurface>[0]>) => {
    const { house, workspace } = slack;
    const surface = createSlackSurface({
      desk: house.desk,
      reminders: house.reminders,
      clock: house.clock,
      notes: house.ledger,
      token: { bot: 'xoxb-kakari' },
      connection: { kind: 'http', signingSecret: 'secret' },
      apiUrl: workspace.apiUrl,
      reportFailure: () => undefined,
      ...changes,
    });
    return surface.start().then(
      () => undefined,
      (error: unknown) => (error instanceof KakariError ? [error.code, error.fields['reason']] : error),
    );
  };

  it('fails where Slack does not take the token, or cannot be reached', async () => {
    slack = await openSlackHouse();
    expect(await starting({})).toBeUndefined();
    expect(await starting({ token: { bot: 'xoxb-wrong' } })).toEqual(['slack-token-invalid', 'invalid_auth']);
    expect(await starting({ apiUrl: await nowhere() })).toEqual(['slack-unreachable', 'no-connection']);
    slack.workspace.script('auth.test', { kind: 'status', status: 503 });
    expect(await starting({})).toEqual(['slack-unreachable', 'http-503']);
    slack.workspace.script('auth.test', { kind: 'error', error: 'internal_error' });
    expect(await starting({})).toEqual(['slack-unreachable', 'internal_error']);
  });
});
