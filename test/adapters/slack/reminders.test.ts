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

  it('stand in an answer of what a section has to do, and say below it what was answered, as often as it is', async () => {
    await told('書かない窓口の実施が始まります。');
    const { department } = sectionIn(slack.house.plans);
    const { workspace } = slack;
    const [agenda] = await slack.during(() => workspace.say(HANAKO, workspace.direct(HANAKO), `予定 ${department}`));
    if (agenda === undefined) throw new Error('There is no answer.');
    const [first] = await slack.during(() => slack.press(agenda, '了解', HANAKO));
    expect(first).toMatchObject({ thread: agenda.thread });
    expect(readsAs(first ?? {})).toMatch(/：了解（山田 花子さん、11月20日 09:00）/u);
    await slack.restart();
    const [second] = await slack.during(() => slack.press(agenda, '完了した', HANAKO));
    expect(readsAs(second ?? {})).toContain('：完了した（山田 花子さん');
    expect(await stateOf()).toMatchObject({ state: 'done', answeredBy: `山田 花子（Slack ${HANAKO}）` });
    expect(slack.house.failures).toEqual([]);
  });

  it('stand in an answer for a notice that has none itself, and say that the answer is kept', async () => {
    await told('書かない窓口の実施が始まります。');
    const { reminders, plans } = slack.house;
    const messageWith = reminders.messageWith.bind(reminders);
    Object.assign(reminders, {
      messageWith: async (of: string) => {
        const carried = await messageWith(of);
        return carried && { ...carried, notice: { ...carried.notice, blocks: [] } };
      },
    });
    const { workspace } = slack;
    const text = `予定 ${sectionIn(plans).department}`;
    const [agenda] = await slack.during(() => workspace.say(HANAKO, workspace.direct(HANAKO), text));
    if (agenda === undefined) throw new Error('There is no answer.');
    const [said] = await slack.during(() => slack.press(agenda, '了解', HANAKO));
    expect(said?.text).toBe('回答を記録しました。');
    expect((await stateOf())?.state).toBe('acknowledged');
  });

  it('stand in an answer that one person sees, who alone is told what was answered', async () => {
    await told('書かない窓口の実施が始まります。');
    await slack.command(HANAKO, `予定 ${sectionIn(slack.house.plans).department}`);
    await slack.settled();
    const [responded = {}] = slack.workspace.responses();
    expect(await slack.during(() => slack.press({ responded }, '完了した', HANAKO))).toEqual([]);
    const outcome = slack.workspace.responses().at(-1);
    expect(outcome).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(readsAs(outcome ?? {})).toContain('：完了した（山田 花子さん');
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
