import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postMessage, updateMessage } from '../../../../adapters/slack/send/post.ts';
import type { TokenSource } from '../../../../adapters/slack/send/token-source.ts';
import { createTalkApi, type SlackApi } from '../../../../adapters/slack/send/web-client.ts';
import { BOT_TOKEN, openWorkspace, type SlackWorkspace, TOWN_HALL } from '../rig/workspace.ts';
import { fixedToken, nobodysUrl } from './slack-house.ts';

const answer = { text: '答え', blocks: [{ type: 'divider' as const }] };

let workspace: SlackWorkspace;
let waits: number[];
let api: SlackApi;
beforeEach(async () => {
  workspace = await openWorkspace();
  waits = [];
  api = talkWith(fixedToken);
});
afterEach(() => workspace.close());

const talkWith = (tokens: TokenSource): SlackApi =>
  createTalkApi({ apiUrl: workspace.apiUrl }, tokens, (ms) => {
    waits.push(ms);
    return Promise.resolve();
  });

const say = () => postMessage(api, { channel: TOWN_HALL }, answer);

describe('what Kakari says', () => {
  it('stands in a thread where one is meant, and can be replaced with its metadata left as they are', async () => {
    const root = await say();
    const metadata = { event_type: 'kakari_message', event_payload: { message_id: 'id' } };
    const posted = await postMessage(api, { channel: TOWN_HALL, root: root.ts }, answer, metadata);
    await updateMessage(api, posted, { ...answer, text: '新しい答え' });
    expect(workspace.posted()[1]).toMatchObject({ thread: root.ts, text: '新しい答え', metadata });
  });

  it('waits where Slack asks for a short while, and no longer', async () => {
    workspace.script(
      'chat.postMessage',
      { kind: 'rate-limited', retryAfterS: 3 },
      { kind: 'rate-limited', retryAfterS: 2 },
    );
    await say();
    expect(waits).toEqual([3000, 2000]);
    workspace.script('chat.postMessage', { kind: 'rate-limited', retryAfterS: 600 });
    await expect(say()).rejects.toThrow('rate');
    expect(waits).toHaveLength(2);
    expect(workspace.posted()).toHaveLength(1);
  });

  it('gives up after the third refusal', async () => {
    const limited = { kind: 'rate-limited', retryAfterS: 1 } as const;
    workspace.script('chat.postMessage', limited, limited, limited, limited);
    await expect(say()).rejects.toThrow('rate');
    expect(workspace.calledWith('chat.postMessage')).toHaveLength(3);
  });

  it('is never said twice: not after a connection that broke, nor after an error inside Slack', async () => {
    workspace.script('chat.postMessage', { kind: 'broken-after' }, { kind: 'status', status: 500 });
    await expect(say()).rejects.toThrow('fetch failed');
    await expect(say()).rejects.toThrow('500');
    expect(workspace.posted()).toHaveLength(1);
    expect(workspace.calledWith('chat.postMessage')).toHaveLength(2);
    expect(waits).toEqual([]);
  });

  it('is tried again where there was no connection at all', async () => {
    const nowhere = createTalkApi({ apiUrl: await nobodysUrl() }, fixedToken, (ms) => Promise.resolve(waits.push(ms)));
    await expect(postMessage(nowhere, { channel: TOWN_HALL }, answer)).rejects.toThrow('fetch failed');
    expect(waits).toHaveLength(2);
  });

  it('goes through the fetch that it is given', async () => {
    const asked: string[] = [];
    const through: typeof fetch = (input, init) => {
      asked.push(input instanceof Request ? input.url : input.toString());
      return fetch(input, init);
    };
    await postMessage(
      createTalkApi({ apiUrl: workspace.apiUrl, fetch: through }, fixedToken),
      { channel: TOWN_HALL },
      answer,
    );
    expect(asked).toEqual([`${workspace.apiUrl}chat.postMessage`]);
  });

  it('is said with a new token where Slack says that the old one is over, once', async () => {
    const replaced: string[] = [];
    const tokens: TokenSource = {
      current: () => Promise.resolve('xoxe.xoxb-old'),
      replace: (token) => {
        replaced.push(token);
        return Promise.resolve(BOT_TOKEN);
      },
    };
    await postMessage(talkWith(tokens), { channel: TOWN_HALL }, answer);
    expect(replaced).toEqual(['xoxe.xoxb-old']);
    expect(workspace.calls.map(({ token }) => token)).toEqual(['xoxe.xoxb-old', BOT_TOKEN]);
    expect(workspace.posted()).toHaveLength(1);
  });
});
