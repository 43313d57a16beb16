import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { eventFixture, fixture } from './rig/fixture.ts';
import { HeldAssistant } from './rig/held-assistant.ts';
import { interactionForm } from './rig/sign.ts';
import { openSlackHouse, type SlackHouse } from './rig/slack-house.ts';
import { HANAKO } from './rig/workspace.ts';

describe('an event that Slack delivers five times', () => {
  let slack: SlackHouse;
  const assistant = new FakeAssistant();

  beforeEach(async () => {
    slack = await openSlackHouse({ assistant });
  });

  afterEach(() => slack.close());

  const retried = { retry: 1 };
  const fresh = {};

  it.each([
    ['without retry marks', [fresh, fresh, fresh, fresh, fresh]],
    ['with retry marks', [fresh, retried, retried, retried, retried]],
  ])('is answered once %s', async (_, deliveries) => {
    const envelope = eventFixture('message-im');
    const answers = await slack.during(async () => {
      for (const sending of deliveries) expect((await slack.event(envelope, sending)).status).toBe(200);
    });
    expect(answers).toHaveLength(1);
  });

  it('is answered once, at once or under other ids of the event', async () => {
    const answers = await slack.during(() =>
      Promise.all(
        Array.from({ length: 5 }, (_, at) => slack.event({ ...eventFixture('app-mention'), event_id: `Ev${at}` })),
      ),
    );
    expect(answers).toHaveLength(1);
  });

  it('is answered once over restarts, and its twin not at all', async () => {
    const answers = await slack.during(async () => {
      for (const sending of [fresh, retried, retried, fresh, retried]) {
        await slack.event(eventFixture('app-mention'), sending);
        await slack.event(eventFixture('message-channels-mention'), sending);
        await slack.restart();
      }
    });
    expect(answers).toHaveLength(1);
  });
});

describe('an answer that takes long', () => {
  let slack: SlackHouse;
  let assistant: HeldAssistant;

  beforeEach(async () => {
    assistant = new HeldAssistant();
    slack = await openSlackHouse({ assistant });
  });

  afterEach(async () => {
    assistant.release();
    await slack.close();
  });

  it('is acknowledged before it is there, and comes when it is', async () => {
    const { status } = await slack.event(eventFixture('message-im'));
    await assistant.whenAsked();
    expect([status, slack.workspace.posted()]).toEqual([200, []]);
    assistant.release();
    await slack.settled();
    expect(slack.workspace.posted()).toHaveLength(1);
  });

  it('of a press is acknowledged before it is there', async () => {
    const { status } = await slack.send(interactionForm(fixture('block-actions')), 'form');
    await assistant.whenAsked();
    expect([status, slack.workspace.posted()]).toEqual([200, []]);
    assistant.release();
    await slack.settled();
    expect(slack.workspace.posted()).toHaveLength(1);
  });

  it('of a command is acknowledged before it is there', async () => {
    const { status, body } = await slack.command(HANAKO, '書かない窓口の担当は？');
    await assistant.whenAsked();
    expect([status, body === null ? '' : await new Response(body).text(), slack.workspace.responses()]).toEqual([
      200,
      '',
      [],
    ]);
    assistant.release();
    await slack.settled();
    expect(slack.workspace.responses()).toHaveLength(1);
  });

  it('is not given twice, and not forgotten, where the same event comes meanwhile', async () => {
    await slack.event(eventFixture('message-im'));
    await assistant.whenAsked();
    for (const retry of [1, 2, 3, 4])
      expect((await slack.event(eventFixture('message-im'), { retry })).status).toBe(200);
    assistant.release();
    await slack.settled();
    expect(slack.workspace.posted()).toHaveLength(1);
    // The status of the answer under way is not touched by its doubles.
    expect(slack.workspace.calledWith('assistant.threads.setStatus')).toHaveLength(2);
  });

  it('is waited for when the surface stops', async () => {
    await slack.event(eventFixture('message-im'));
    await assistant.whenAsked();
    let hasStopped = false;
    const stopping = slack.surface.stop().then(() => (hasStopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(hasStopped).toBe(false);
    assistant.release();
    await stopping;
    expect(slack.workspace.posted()).toHaveLength(1);
  });

  it('is not shown any more once somebody stopped it, which is said', async () => {
    const { workspace } = slack;
    await slack.event(eventFixture('message-im'));
    await assistant.whenAsked();
    await slack.event(eventFixture('agent-session-stopped'));
    await workspace.until(() => workspace.posted()[0]);
    assistant.release();
    await slack.settled();
    expect(workspace.posted().map(({ text, thread }) => [text, thread])).toEqual([
      ['お調べするのをやめました。', '1795166400.000100'],
    ]);
    expect(workspace.calledWith('agents.sessions.setStatus').at(-1)).toMatchObject({ status: 'active' });
  });

  it('is shown though somebody stopped another one', async () => {
    await slack.event(eventFixture('message-im'));
    await assistant.whenAsked();
    await slack.event(eventFixture('agent-session-stopped', { thread_ts: '1795166400.999999' }));
    assistant.release();
    await slack.settled();
    expect(slack.workspace.posted().map(({ text }) => text)).toEqual([expect.stringContaining('市民窓口課')]);
  });
});
