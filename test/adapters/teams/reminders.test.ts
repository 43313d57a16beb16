import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryEntry } from '../../../src/domain/directory.ts';
import type { OutgoingMessage } from '../../../src/ports/chat-surface.ts';
import { buttonsOf } from './rig/find-buttons.ts';
import { openTeams, type TeamsRig } from './rig/open-teams.ts';
import { CHANNEL, HANAKO, JIRO, PERSONAL, TEAM } from './rig/payloads.ts';
import { pressOn } from './rig/press.ts';
import { cardText, textOf } from './rig/text-of.ts';

const SECTION = { kind: 'teams-channel', address: CHANNEL } as const;
const PROMOTER = { kind: 'teams-user', address: HANAKO.aadObjectId } as const;

const DIRECTORY: readonly DirectoryEntry[] = [
  { municipality: 'aoba', department: '市民課', contact: SECTION, promoter: false },
  { municipality: 'aoba', department: 'デジタル推進室', contact: PROMOTER, promoter: true },
];

let rig: TeamsRig;

beforeEach(async () => {
  rig = await openTeams({ today: '2027-02-26', directory: DIRECTORY });
});

afterEach(() => rig.close());

const sent = () => rig.connector.sent;
const messageTo = (contact: OutgoingMessage['contact']): OutgoingMessage => ({
  id: 'message-1',
  contact,
  notice: { title: '期限のお知らせ', blocks: [{ kind: 'text', text: '期限のお知らせです。' }] },
});

/** Kakari is in the team and in Hanako's own chat; what was sent for that is forgotten. */
async function install(): Promise<void> {
  rig.connector.channels = [{ id: TEAM }, { id: CHANNEL, name: '窓口' }];
  await rig.settle(rig.payload('installation-add-team'));
  await rig.settle(rig.payload('installation-add-personal'));
}

/** The first run plans nothing old; on the second of March a step of 市民課 is due. */
async function remindOnDueDay(): Promise<void> {
  await rig.house.remind();
  rig.house.clock.set('2027-03-02', '10:00');
  await rig.house.remind();
}

describe('a delivery', () => {
  it('is rejected where Kakari was never installed', async () => {
    for (const contact of [SECTION, PROMOTER])
      expect(await rig.surface.deliver(messageTo(contact))).toEqual({
        kind: 'rejected',
        reason: 'teams-not-installed',
      });
    expect(rig.connector.asked).toEqual([]);
  });

  it('begins a thread in a channel, and goes into a person’s own chat', async () => {
    await install();
    const before = sent().length;
    const channel = await rig.surface.deliver(messageTo(SECTION));
    const person = await rig.surface.deliver(messageTo(PROMOTER));
    const [thread, message] = sent().slice(before);
    expect(thread).toMatchObject({
      method: 'POST',
      path: '/v3/conversations',
      body: {
        isGroup: true,
        tenantId: rig.app.tenant,
        channelData: { channel: { id: CHANNEL } },
        activity: { type: 'message', summary: expect.stringContaining('期限のお知らせ') },
      },
    });
    expect(message?.path).toBe(`/v3/conversations/${PERSONAL}/activities`);
    expect(channel).toEqual({ kind: 'sent', reference: `${CHANNEL};messageid=${thread?.id}/${thread?.id}` });
    expect(person).toEqual({ kind: 'sent', reference: `${PERSONAL}/${message?.id}` });
  });

  it.each([
    [{ status: 403, code: 'BotNotInConversationRoster' }, 'teams-403-BotNotInConversationRoster'],
    [{ status: 404, code: 'ConversationNotFound' }, 'teams-404-ConversationNotFound'],
  ])('that meets %o is rejected, and the place is forgotten', async (fault, reason) => {
    await install();
    rig.connector.refuse(fault);
    expect(await rig.surface.deliver(messageTo(SECTION))).toEqual({ kind: 'rejected', reason });
    expect(await rig.surface.deliver(messageTo(SECTION))).toEqual({ kind: 'rejected', reason: 'teams-not-installed' });
  });

  it.each([
    [{ status: 403, code: 'MessageWritesBlocked' }, 'teams-403-MessageWritesBlocked'],
    [{ status: 400, code: 'BadSyntax' }, 'teams-400-BadSyntax'],
  ])('that meets %o is rejected, and the place is kept', async (fault, reason) => {
    await install();
    rig.connector.refuse(fault);
    expect(await rig.surface.deliver(messageTo(SECTION))).toEqual({ kind: 'rejected', reason });
    expect(await rig.surface.deliver(messageTo(SECTION))).toMatchObject({ kind: 'sent' });
  });

  it.each([
    [
      { status: 429, retryAfter: '30' },
      { reason: 'teams-429-Refused', doubtful: false, afterMs: 30_000 },
    ],
    [{ status: 503 }, { reason: 'teams-503-Refused', doubtful: false }],
    [{ status: 500 }, { reason: 'teams-500-Refused', doubtful: true }],
    [{ status: 401 }, { reason: 'teams-401-Refused', doubtful: false }],
  ])('that meets %o is tried again by whoever delivers, and not here', async (fault, retry) => {
    await install();
    const before = rig.connector.asked.length;
    rig.connector.refuse(fault);
    expect(await rig.surface.deliver(messageTo(SECTION))).toEqual({ kind: 'retry', ...retry });
    expect(rig.connector.asked.slice(before)).toHaveLength(1);
  });

  it('is doubtful where the connection broke after the request', async () => {
    await install();
    rig.connector.refuse('broken');
    expect(await rig.surface.deliver(messageTo(SECTION))).toMatchObject({ kind: 'retry', doubtful: true });
  });
});

describe('a reminder', () => {
  it('reaches the section in its channel, with its choices as buttons', async () => {
    await install();
    await remindOnDueDay();
    const [reminder] = sent().filter(({ path }) => path === '/v3/conversations');
    expect(textOf(reminder)).toContain('書かない窓口');
    expect(buttonsOf(reminder?.body).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['了解', '1週間後に知らせる', '1か月後に知らせる', '完了した', '担当が違う']),
    );
  });

  it('that cannot be delivered is told to the DX promoters', async () => {
    await rig.settle(rig.payload('installation-add-personal'));
    await remindOnDueDay();
    rig.house.clock.set('2027-03-03', '10:00');
    await rig.house.remind();
    expect(sent().map(textOf).at(-1)).toContain('市民課へのお知らせを届けられませんでした');
  });

  it('shows who answered, to whoever pressed and to all others', async () => {
    await install();
    await remindOnDueDay();
    const reminder = sent().find(({ path }) => path === '/v3/conversations');
    const { body } = await pressOn(rig, reminder, '了解', { from: JIRO });
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    const shown = '✓ 了解（佐藤 次郎さん、3月2日 10:00）';
    expect(cardText((body as { value: { body: unknown } }).value.body)).toContain(shown);
    const update = sent().at(-1);
    expect([update?.method, update?.path]).toEqual([
      'PUT',
      `/v3/conversations/${CHANNEL};messageid=${reminder?.id}/activities/${reminder?.id}`,
    ]);
    expect(textOf(update)).toContain(shown);
    const [answered] = await rig.house.reminders.reminders({ state: 'acknowledged' });
    expect(answered?.reminder.answeredBy).toBe(`佐藤 次郎（Teams ${JIRO.aadObjectId}）`);
  });

  it('lets an answer be changed', async () => {
    await install();
    await remindOnDueDay();
    const reminder = sent().find(({ path }) => path === '/v3/conversations');
    await pressOn(rig, reminder, '了解');
    const update = sent().at(-1);
    const { body } = await pressOn(rig, update, '回答を変える');
    expect(sent().at(-1)).toBe(update);
    expect(buttonsOf(body).map(({ title }) => title)).toContain('完了した');
    await pressOn(rig, { ...(update as NonNullable<typeof update>), body: body as never }, '完了した');
    expect(textOf(sent().at(-1))).toContain('✓ 完了（山田 花子さん');
  });

  it('that nobody knows any more says so', async () => {
    await install();
    const data = { kind: 'answer', reminder: 'unknown', answer: 'done', page: 0, on: 'notice' };
    const answered = await rig.settle(rig.payload('card-action', { value: { action: { data } } }));
    expect(answered.body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'このお知らせは記録に残っていないため、回答を受け付けられません。',
    });
  });

  it('takes an answer that comes as a message, and shows it', async () => {
    await install();
    await remindOnDueDay();
    const reminder = sent().find(({ path }) => path === '/v3/conversations');
    const button = buttonsOf(reminder?.body).find(({ title }) => title === '完了した');
    const conversation = {
      id: `${CHANNEL};messageid=${reminder?.id}`,
      conversationType: 'channel',
      tenantId: rig.app.tenant,
    };
    await rig.settle(
      rig.payload('message-channel-thread', {
        id: 'f:submit-1',
        text: undefined,
        value: button?.data,
        replyToId: reminder?.id,
        conversation,
      }),
    );
    expect(sent().at(-1)?.method).toBe('PUT');
    expect(textOf(sent().at(-1))).toContain('✓ 完了（山田 花子さん');
  });
});
