import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sectionModal } from '../../../adapters/slack/section/section-modal.ts';
import { homeView } from '../../../adapters/slack/home/home-view.ts';
import { faultsOfView } from '../../../adapters/slack/render/limits.ts';
import type { Block } from '../../../src/domain/reply.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { eventFixture } from './rig/fixture.ts';
import { labelsOf, linksOf, readsAs } from './rig/reading.ts';
import { openSlackHouse, type SlackHouse } from './rig/slack-house.ts';
import { HANAKO } from './rig/workspace.ts';

describe("a person's home", () => {
  let slack: SlackHouse;
  let assistant: FakeAssistant;

  beforeEach(async () => {
    assistant = new FakeAssistant();
    slack = await openSlackHouse({ assistant });
  });

  afterEach(() => slack.close());

  const opened = async () => {
    await slack.event(eventFixture('app-home-opened'));
    await slack.settled();
    return slack.workspace.view(HANAKO, 'home') ?? {};
  };

  it('asks for a section first, and offers questions and the pages', async () => {
    const home = await opened();
    expect(labelsOf(home)).toContain('所属の課を登録する');
    expect(labelsOf(home).length).toBeGreaterThan(1);
    expect(linksOf({ text: '', blocks: home['blocks'] as unknown[] })).toEqual(['https://kakari.example.lg.jp']);
    expect(slack.failures).toEqual([]);
  });

  it('shows what the section has to do once one is registered', async () => {
    const { workspace } = slack;
    await slack.press({ home: await opened() }, '所属の課を登録する', HANAKO);
    await slack.settled();
    const modal = workspace.view(HANAKO, 'modal');
    expect(JSON.stringify(modal)).toContain('aoba/市民課');
    const answer = await slack.submit(HANAKO, 'aoba/市民課');
    expect(JSON.stringify(await answer.json())).toMatch(/"response_action":"update".*所属を市民課として登録しました/u);
    await slack.settled();
    const home = workspace.view(HANAKO, 'home') ?? {};
    expect(readsAs(home)).toMatch(/^市民課の予定[^]*書かない窓口の導入/u);
    expect(await slack.house.desk.sectionOf({ platform: 'slack', tenant: 'T000000001', id: HANAKO })).toEqual({
      municipality: 'aoba',
      department: '市民課',
    });
  });

  it('keeps no section that the plan does not know', async () => {
    for (const value of ['aoba/無い課', 'kasugano/市民課', 'aoba', '']) {
      const answer = (await (await slack.submit(HANAKO, value)).json()) as { readonly response_action: string };
      expect(answer.response_action).toBe('errors');
    }
    await slack.settled();
    expect(slack.workspace.view(HANAKO, 'home')).toBeUndefined();
  });

  it('asks its questions in the direct chat, where they can be followed up', async () => {
    const { workspace } = slack;
    const home = await opened();
    const [prompt] = slack.house.desk.prompts('T000000001');
    const [question, answer] = await slack.during(() => slack.press({ home }, prompt?.label ?? '', HANAKO));
    expect(question).toMatchObject({ channel: workspace.direct(HANAKO), text: `質問：${prompt?.question}` });
    expect(answer).toMatchObject({ channel: workspace.direct(HANAKO), thread: question?.ts });
    await slack.during(() => workspace.say(HANAKO, workspace.direct(HANAKO), 'それはいつから？', question?.ts));
    expect(assistant.messages.at(-1)).toMatchObject({ history: [prompt?.question] });
  });

  it('suggests questions where the messages are opened', async () => {
    await slack.event(eventFixture('app-home-opened', { tab: 'messages' }));
    await slack.settled();
    const [{ channel_id: channel, prompts } = {}] = slack.workspace.calledWith('assistant.threads.setSuggestedPrompts');
    expect(channel).toBe('D0HANAKO01');
    expect(prompts).toEqual(
      slack.house.desk
        .prompts('T000000001')
        .slice(0, 4)
        .map(({ label, question }) => ({ title: label, message: question })),
    );
    expect(slack.workspace.view(HANAKO, 'home')).toBeUndefined();
  });

  it('says so where it cannot be made', async () => {
    slack.workspace.script('views.publish', { kind: 'error', error: 'invalid_arguments' });
    expect(readsAs(await opened())).toContain('受付番号 REF00001');
  });
});

describe('what the home and the modal can hold', () => {
  const text = (at: number): Block => ({ kind: 'text', text: `第${at}号の予定です。\n二行目` });
  const section = { municipality: 'aoba', department: '市民課' };
  const prompts = [{ label: 'いつ', question: 'いつですか' }];

  it('is a hundred blocks, with a line where there is more', () => {
    for (const count of [0, 1, 89, 90, 91, 92, 93, 94, 95, 200]) {
      const agenda = Array.from({ length: count }, (_, at) => text(at));
      const { blocks } = homeView({ own: { section, agenda }, prompts, publicUrl: 'https://kakari.example' });
      expect(faultsOfView(blocks as never)).toEqual([]);
      expect(readsAs({ blocks }).includes('ほかにもあります。')).toBe(
        !readsAs({ blocks }).includes(`第${count - 1}号`) && count > 0,
      );
    }
  });

  it('has no reminder without its buttons', () => {
    const matter = (at: number): readonly Block[] => [
      { kind: 'text', text: `【あと${at}日】第${at}号の予定です。` },
      { kind: 'notice', text: '時期をお確かめください。' },
      { kind: 'actions', reminder: `r-${at}`, about: `第${at}号`, answers: ['acknowledge', 'done'] },
    ];
    for (const before of [0, 1, 2, 3, 4]) {
      const lines = Array.from({ length: before }, (_, at) => text(at));
      const agenda = [...lines, ...Array.from({ length: 40 }, (_, at) => matter(at)).flat()];
      const { blocks } = homeView({ own: { section, agenda }, prompts, publicUrl: 'https://kakari.example' });
      expect(faultsOfView(blocks as never)).toEqual([]);
      const shown = readsAs({ blocks }).match(/【あと/gu) ?? [];
      expect(shown.length).toBeGreaterThan(10);
      expect(labelsOf({ blocks }).filter((label) => label === '完了した')).toHaveLength(shown.length);
    }
  });

  it('is a hundred sections in a list, and the sections of several municipalities in groups', () => {
    const named = (count: number) => Array.from({ length: count }, (_, at) => `第${at}課`);
    const choice = (id: string, count: number) => ({
      municipality: { id, name: `${id}市` },
      departments: named(count),
    });
    const sizes = (choices: readonly ReturnType<typeof choice>[]): unknown => {
      const { blocks } = sectionModal(choices, { municipality: 'a', department: '第2課' });
      expect(faultsOfView(blocks as never)).toEqual([]);
      const element = blocks.flatMap((block) => ('element' in block ? [block.element] : []))[0];
      if (element?.type !== 'static_select') return undefined;
      expect(element.initial_option?.value).toBe('a/第2課');
      return (
        element.options?.length ?? element.option_groups?.map(({ label, options }) => [label.text, options.length])
      );
    };
    expect(sizes([choice('a', 100)])).toBe(100);
    expect(sizes([choice('a', 120)])).toEqual([
      ['a市（1/2）', 100],
      ['a市（2/2）', 20],
    ]);
    expect(sizes([choice('a', 5), choice('b', 3)])).toEqual([
      ['a市', 5],
      ['b市', 3],
    ]);
  });
});
