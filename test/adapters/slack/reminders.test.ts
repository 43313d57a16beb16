import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sectionIn, tellReminders } from '../../contracts/chat-surface/told-reminders.ts';
import { eventFixture } from './rig/fixture.ts';
import { labelsOf, readsAs } from './rig/reading.ts';
import { openSlackHouse, type SlackHouse } from './rig/slack-house.ts';
import { HANAKO, type Posted, TARO, TOWN_HALL } from './rig/workspace.ts';

let slack: SlackHouse;

beforeEach(async () => {
  slack = await openSlackHouse();
});

afterEach(() => slack.close());

const CONTACT = { kind: 'slack-channel', address: TOWN_HALL } as const;

/** The message with a reminder for each text, as it stands now. */
const told = async (...texts: readonly string[]): Promise<Posted> => {
  const { surface } = slack;
  await tellReminders(slack.house, { contact: CONTACT, surface, standing: () => Promise.resolve([]) }, texts);
  return standing();
};

const standing = (): Posted => {
  const message = slack.workspace.posted().find(({ channel }) => channel === TOWN_HALL);
  if (message === undefined) throw new Error('There is no reminder.');
  return message;
};

const pressed = (label: string, user = HANAKO): Promise<readonly Posted[]> =>
  slack.during(() => slack.press(standing(), label, user));

const stateOf = async (id = 'r-01') => (await slack.house.ledger.reminder(id))?.reminder;

describe('the buttons of a reminder in Slack', () => {
  it('keep who pressed by name and by id, and show the name and the time where they stood', async () => {
    const before = await told('書かない窓口の実施が始まります。');
    expect(await pressed('了解')).toEqual([]);
    expect(await stateOf()).toMatchObject({ state: 'acknowledged', answeredBy: `山田 花子（Slack ${HANAKO}）` });
    expect(standing().ts).toBe(before.ts);
    expect(readsAs(standing())).toContain('了解（山田 花子さん、11月20日 09:00）');
    expect(labelsOf(standing())).toEqual(['回答を変える']);
    expect(standing().metadata).toEqual(before.metadata);
  });

  it('keep the id alone where Slack does not tell the name', async () => {
    await told('書かない窓口の実施が始まります。');
    slack.workspace.script('users.info', { kind: 'error', error: 'user_not_found' });
    await pressed('完了した');
    expect(await stateOf()).toMatchObject({ state: 'done', answeredBy: `Slack ${HANAKO}` });
  });

  it('can be opened again and answered otherwise by a colleague, also after a restart', async () => {
    await told('書かない窓口の実施が始まります。', '証明書の実施が始まります。');
    await pressed('了解');
    await slack.restart();
    await pressed('回答を変える', TARO);
    expect(labelsOf(standing()).filter((label) => label === '了解')).toHaveLength(2);
    expect((await stateOf())?.state).toBe('acknowledged');
    await pressed('担当が違う', TARO);
    expect(await stateOf()).toMatchObject({ state: 'wrong-owner', answeredBy: `鈴木 太郎（Slack ${TARO}）` });
    expect((await stateOf('r-02'))?.state).toBe('sent');
  });

  it('show what was answered elsewhere at the next press', async () => {
    await told('書かない窓口の実施が始まります。', '証明書の実施が始まります。');
    await slack.house.reminders.answer('r-02', 'done', '市民課');
    await pressed('了解');
    expect(readsAs(standing())).toMatch(/了解（山田 花子さん[^]*完了した（市民課/u);
  });

  it('say it to the person alone where it is too late to be reminded again, and change nothing', async () => {
    await told('書かない窓口の実施が始まります。');
    slack.house.clock.set('2027-03-31', '09:00');
    const [refusal] = await pressed('1週間後に知らせる');
    expect(refusal).toMatchObject({ onlyTo: HANAKO, text: expect.stringContaining('期限が近いため') as unknown });
    expect((await stateOf())?.state).toBe('sent');
    expect(labelsOf(standing())).toContain('了解');
  });

  it('say so where the record of the reminder is gone', async () => {
    await told('書かない窓口の実施が始まります。');
    await slack.house.ledger.deleteRecords('2030-01-01', 'test', slack.house.clock.now());
    const [refusal] = await pressed('了解');
    expect(refusal).toMatchObject({ onlyTo: HANAKO, text: expect.stringContaining('記録に残っていない') as unknown });
  });

  it('show the rest of a long message in its thread, whose buttons answer there', async () => {
    await told(...Array.from({ length: 30 }, (_, at) => `第${at + 1}号の予定です。`));
    const [rest] = await pressed('続きを見る');
    expect(rest).toMatchObject({ channel: TOWN_HALL, thread: standing().ts });
    if (rest === undefined) throw new Error('There is no rest.');
    await slack.during(() => slack.press(rest, '了解', TARO));
    const now = slack.workspace.posted().find(({ ts }) => ts === rest.ts);
    expect(readsAs(now ?? {})).toContain('了解（鈴木 太郎さん');
    expect(readsAs(standing())).not.toContain('鈴木 太郎');
  });

  it("stand in the home of the section's people too, where an answer makes the home anew", async () => {
    await told('書かない窓口の実施が始まります。');
    const section = sectionIn(slack.house.plans);
    await slack.submit(HANAKO, `${section.municipality}/${section.department}`);
    await slack.event(eventFixture('app-home-opened'));
    await slack.settled();
    const home = slack.workspace.view(HANAKO, 'home');
    expect(labelsOf(home ?? {})).toContain('完了した');
    await slack.press({ home }, '完了した', HANAKO);
    await slack.settled();
    expect(await stateOf()).toMatchObject({ state: 'done', answeredBy: `山田 花子（Slack ${HANAKO}）` });
    expect(labelsOf(slack.workspace.view(HANAKO, 'home') ?? {})).not.toContain('完了した');
  });
});
