import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/domain/message.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import type { Assistant } from '../../../src/ports/assistant.ts';
import { buttonsOf } from './rig/find-buttons.ts';
import { openTeams, type TeamsRig, type TeamsRigOptions } from './rig/open-teams.ts';
import { HANAKO, JIRO, PERSONAL } from './rig/payloads.ts';
import { textOf } from './rig/text-of.ts';

let rig: TeamsRig;

const open = async (options?: TeamsRigOptions): Promise<TeamsRig> => (rig = await openTeams(options));

afterEach(() => rig.close());

const sent = () => rig.connector.sent;
const asked = (): readonly Message[] => (rig.house.assistant as { messages?: readonly Message[] }).messages ?? [];
const say = (name: string, id: string, text: string, more: Readonly<Record<string, unknown>> = {}) =>
  rig.settle(rig.payload(name, { id, text, ...more }));

describe('a message', () => {
  it('is answered in a direct chat, as an answer to it', async () => {
    await open();
    expect(await rig.settle(rig.payload('message-personal'))).toEqual({ status: 200, text: '', body: undefined });
    expect(sent().map(({ method, path }) => [method, path])).toEqual([
      ['POST', `/v3/conversations/${PERSONAL}/activities/1732000000001`],
    ]);
    expect(sent()[0]?.body['from']).toEqual({ id: `28:${rig.app.id}` });
    expect(textOf(sent()[0])).toContain('市民窓口課');
    expect(rig.timer.waiting).toEqual([]);
  });

  it('is answered in a channel, in its thread and without the mention in the question', async () => {
    await open();
    await rig.settle(rig.payload('message-channel-mention'));
    expect(asked().map(({ text }) => text)).toEqual(['書かない窓口の担当はどこですか']);
    expect(sent()[0]?.path).toBe(
      '/v3/conversations/19:aabbccddeeff00112233445566778899@thread.tacv2;messageid=1732000000011/activities/1732000000011',
    );
  });

  it('is answered in a group chat that mentions Kakari, and in none that does not', async () => {
    await open();
    await rig.settle(rig.payload('message-group-talk'));
    expect(sent()).toEqual([]);
    await rig.settle(rig.payload('message-group-mention'));
    expect(sent()).toHaveLength(1);
  });

  it('keeps the names of others that it mentions, and reads what Teams escapes', async () => {
    await open();
    const kakari = { type: 'mention', text: '<at>係</at>', mentioned: { id: `28:${rig.app.id}` } };
    const other = { type: 'mention', text: '<at>佐藤 次郎</at>', mentioned: { id: JIRO.id } };
    await say('message-channel-mention', '1', '<at>係</at> <at>佐藤 次郎</at>さんの担当は A&amp;B &lt;1&gt;', {
      entities: [kakari, other],
    });
    expect(asked().map(({ text }) => text)).toEqual(['佐藤 次郎さんの担当は A&B <1>']);
  });

  it('that only mentions Kakari is answered with what it can do', async () => {
    await open();
    await say('message-channel-mention', '1', '<at>係</at>');
    expect(asked()).toEqual([]);
    expect(sent()).toHaveLength(1);
  });

  it('that is asked back offers its choices as suggestions in a direct chat, and on a card where others read', async () => {
    await open();
    await say('message-personal', '1', 'どの窓口ですか');
    await say('message-channel-mention', '2', '<at>係</at> どの窓口ですか');
    const [direct, shared] = sent().map(({ body }) => body);
    expect(direct).toMatchObject({ suggestedActions: { actions: [{ type: 'imBack' }, { type: 'imBack' }] } });
    expect(shared).not.toHaveProperty('suggestedActions');
    expect(buttonsOf(shared).map(({ data }) => data['kind'])).toEqual(['ask', 'ask']);
    expect(JSON.stringify(shared)).not.toContain('imBack');
  });

  it.each([
    ['an edit', 'message-edited', {}],
    ['a deletion', 'message-deleted', {}],
    ['a reaction', 'message-reaction', {}],
    ['another bot', 'message-personal', { from: { id: '28:another-bot', name: 'bot' } }],
    ['a bot by its role', 'message-personal', { from: { ...HANAKO, role: 'bot' } }],
    ['typing', 'message-personal', { type: 'typing' }],
    ['a message without an id', 'message-personal', { id: undefined }],
  ])('is not answered where it is %s', async (_, name, more) => {
    await open();
    expect((await rig.settle(rig.payload(name, more))).status).toBe(200);
    expect([sent(), asked()]).toEqual([[], []]);
  });

  it('by Kakari itself is not answered', async () => {
    await open();
    await rig.settle(rig.payload('message-personal', { from: { id: `28:${rig.app.id}` } }));
    await rig.settle(rig.payload('message-personal', { from: { id: 'kakari' }, recipient: { id: 'kakari' } }));
    expect(sent()).toEqual([]);
  });

  it('of a kind that cannot be read is acknowledged, and reported without what it says', async () => {
    await open();
    expect((await rig.settle(rig.payload('message-personal', { from: 'nobody' }))).status).toBe(200);
    expect(rig.failures).toEqual(['teams-activity-unreadable']);
  });
});

describe('a thread of a channel', () => {
  it('is silent where Kakari takes no part', async () => {
    await open();
    await rig.settle(rig.payload('message-channel-thread'));
    expect([sent(), asked()]).toEqual([[], []]);
  });

  it('needs no further mention once Kakari takes part, and knows what was asked', async () => {
    await open();
    await rig.settle(rig.payload('message-channel-mention'));
    await rig.settle(rig.payload('message-channel-thread'));
    expect(asked().map(({ text, history }) => [text, history])).toEqual([
      ['書かない窓口の担当はどこですか', []],
      ['それはいつからですか', ['書かない窓口の担当はどこですか']],
    ]);
    expect(sent()).toHaveLength(2);
  });

  it('is left to others where a message mentions them', async () => {
    await open();
    await rig.settle(rig.payload('message-channel-mention'));
    await say('message-channel-to-others', '1', '<at>佐藤 次郎</at> それはいつからですか');
    expect(sent()).toHaveLength(1);
  });

  it('shares nothing with another thread', async () => {
    await open();
    await rig.settle(rig.payload('message-channel-mention'));
    const conversation = {
      conversationType: 'channel',
      tenantId: rig.app.tenant,
      id: '19:aabbccddeeff00112233445566778899@thread.tacv2;messageid=1732000000555',
    };
    await rig.settle(rig.payload('message-channel-thread', { id: '1732000000556', conversation }));
    expect(sent()).toHaveLength(1);
  });
});

describe('a group chat', () => {
  it('keeps what one person asked from the questions of another', async () => {
    await open();
    await rig.settle(rig.payload('message-group-mention'));
    await rig.settle(rig.payload('message-group-mention', { id: '2', text: '<at>係</at> それはいつ', from: JIRO }));
    await rig.settle(rig.payload('message-group-mention', { id: '3', text: '<at>係</at> それはいつ' }));
    expect(asked().map(({ history }) => history.length)).toEqual([0, 0, 1]);
  });
});

describe('the same message', () => {
  it('is answered once when it comes five times at once', async () => {
    await open();
    const message = rig.payload('message-personal');
    await Promise.all(Array.from({ length: 5 }, () => rig.deliver(message)));
    await rig.idle();
    expect(sent()).toHaveLength(1);
  });

  it('is answered once when it comes again after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kakari-teams-'));
    const file = join(folder, 'ledger.sqlite');
    await open({ file });
    await rig.settle(rig.payload('message-personal'));
    rig = await rig.restart();
    for (let time = 0; time < 4; time += 1) await rig.settle(rig.payload('message-personal'));
    expect(sent()).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});

describe('the AI label', () => {
  const worded = (wordedBy?: 'model'): Assistant => ({
    answer: () =>
      Promise.resolve<Reply>({
        language: 'ja',
        kind: 'grounded',
        about: 'content',
        blocks: [{ kind: 'text', text: '計画には3つの柱があります。' }],
        ...(wordedBy === undefined ? {} : { wordedBy }),
      }),
  });

  it('is on the wire where a model wrote the words', async () => {
    await open({ assistant: worded('model') });
    await rig.settle(rig.payload('message-personal'));
    expect(sent()[0]?.body['entities']).toEqual([
      expect.objectContaining({ type: 'https://schema.org/Message', additionalType: ['AIGeneratedContent'] }),
    ]);
  });

  it('is on no answer in Kakari’s own words', async () => {
    await open({ assistant: worded() });
    await rig.settle(rig.payload('message-personal'));
    expect(JSON.stringify(sent())).not.toContain('AIGenerated');
  });
});

describe('the wire of an answer', () => {
  it('has the feedback loop, the sources with title and abstract, and a summary', async () => {
    await open();
    await rig.settle(rig.payload('message-personal'));
    const [{ body } = { body: {} }] = sent();
    expect(body).toMatchObject({
      textFormat: 'plain',
      summary: expect.stringContaining('市民窓口課'),
      channelData: { feedbackLoop: { type: 'default' } },
      entities: [
        { citation: [{ position: 1, appearance: { name: expect.any(String), abstract: expect.any(String) } }, {}] },
      ],
    });
  });
});
