import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContactKind, DirectoryEntry } from '../../../src/domain/directory.ts';
import type { Message } from '../../../src/domain/message.ts';
import { plainText } from '../../../src/domain/reply.ts';
import type { Delivery } from '../../../src/ports/chat-surface.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { type Behaviour, FakeChatSurface } from '../../fakes/fake-chat-surface.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';
import { HANAKO } from './saying.ts';

const entry = (department: string, kind: ContactKind, address: string, rest = {}): DirectoryEntry => ({
  municipality: 'aoba',
  department,
  contact: { kind, address },
  promoter: false,
  ...rest,
});

const OWNER = entry('市民課', 'slack-channel', 'C-shimin');
const PROMOTER = entry('デジタル推進室', 'slack-user', 'U-dx', { promoter: true });

const request = {
  event: 'slack:T1:D1:1:owner',
  asked: { text: '書かない窓口の担当は？', municipality: 'aoba', history: [] },
  by: HANAKO,
};

let house: ChatHouse;
let behaviour: (address: string) => Behaviour;
let surface: FakeChatSurface;

beforeEach(() => {
  behaviour = () => 'take';
  surface = new FakeChatSurface({
    kinds: ['slack-channel', 'slack-user', 'web'],
    looksUp: false,
    behave: ({ contact }) => behaviour(contact.address),
  });
});

afterEach(() => house.close());

async function open(...directory: readonly DirectoryEntry[]): Promise<void> {
  house = await openChatHouse({ directory });
  house.use(surface);
}

const takers = (): readonly string[] => surface.taken.map(({ contact }) => contact.address);

describe('a question that is handed over', () => {
  it('reaches the contact of the section in charge, with who asks, what, what was answered and where', async () => {
    await open(OWNER, PROMOTER);
    const link = 'https://example.slack.com/archives/D1/p1';
    expect(await house.desk.handOver({ ...request, link })).toEqual({
      kind: 'handed-over',
      to: 'owner',
      sections: ['市民課'],
    });
    const [message] = surface.taken;
    expect(takers()).toEqual(['C-shimin']);
    expect(message?.id).toMatch(/^[0-9a-f]{20}$/u);
    expect(message?.notice.title).toBe('職員から質問が届きました（市民課あて）');
    expect(plainText({ blocks: message?.notice.blocks ?? [] })).toBe(
      [
        'Slackで山田 花子さんから、次の質問がありました。ご本人へお返事をお願いします。',
        '質問：書かない窓口の担当は？',
        '係（かかり）の回答：「書かない窓口」の担当は市民窓口課です。\n情報政策課と各支所が協力します。',
        `質問があった会話を開く: ${link}`,
      ].join('\n'),
    );
    expect(message?.notice.blocks.map(({ kind }) => kind)).toEqual(['text', 'text', 'text', 'citations', 'link']);
  });

  it('is told in a length that fits one message, with what is left out marked', async () => {
    await open(OWNER);
    await house.desk.handOver({
      ...request,
      asked: { ...request.asked, text: `書かない窓口の担当は？${'長'.repeat(900)}` },
    });
    const [question] = (surface.taken[0]?.notice.blocks ?? []).slice(1);
    expect(question).toEqual({ kind: 'text', text: `質問：書かない窓口の担当は？${'長'.repeat(789)}…` });
  });

  it('is not handed over by a second press, also on another desk and after a restart', async () => {
    await open(OWNER);
    const other = await openChatHouse({ ledger: house.ledger });
    const [one, two] = await Promise.all([house.desk.handOver(request), other.desk.handOver(request)]);
    expect([one.kind, two.kind].toSorted()).toEqual(['handed-over', 'handed-over-before']);
    house.clock.move(60 * 60 * 1000);
    expect(await house.desk.handOver(request)).toEqual({ kind: 'handed-over-before' });
    expect((await house.desk.handOver({ ...request, event: 'another press' })).kind).toBe('handed-over');
    await other.close();
  });

  it('reaches every contact of the section once, each by a message of its own', async () => {
    await open(OWNER, entry('市民課', 'slack-user', 'U-shimin'), entry('税務課', 'slack-channel', 'C-zeimu'));
    await house.desk.handOver(request);
    expect(takers().toSorted()).toEqual(['C-shimin', 'U-shimin']);
    expect(new Set(surface.taken.map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    ['is not in the directory', []],
    ['is no longer valid', [{ ...OWNER, to: '2026-11-19' }]],
    ['is not yet valid', [{ ...OWNER, from: '2026-11-21' }]],
    ['has only a page in the browser', [entry('市民課', 'web', 'aoba/市民課')]],
    ['is on a platform that is not connected', [entry('市民課', 'teams-user', '29:1')]],
  ] as const)('goes to the DX promoters where the section %s', async (_, entries) => {
    await open(...entries, PROMOTER);
    expect(await house.desk.handOver(request)).toEqual({
      kind: 'handed-over',
      to: 'promoters',
      sections: ['デジタル推進室'],
    });
    expect(plainText({ blocks: surface.taken[0]?.notice.blocks ?? [] })).toContain(
      '市民課にはチャットで届けられないため、DX推進担当にお送りします。担当課へお伝えください。',
    );
  });

  it('goes to the DX promoters where the contact of the section is gone', async () => {
    await open(OWNER, PROMOTER);
    behaviour = (address) => (address === 'C-shimin' ? 'reject' : 'take');
    expect(await house.desk.handOver(request)).toMatchObject({ kind: 'handed-over', to: 'promoters' });
  });

  it('goes to the DX promoters where the plan names no section', async () => {
    house = await openChatHouse({ directory: [OWNER, PROMOTER], assistant: new FakeAssistant() });
    house.use(surface);
    expect(await house.desk.handOver(request)).toMatchObject({ to: 'promoters' });
    expect(surface.taken[0]?.notice.title).toBe('職員から質問が届きました（DX推進担当あて）');
    expect(plainText({ blocks: surface.taken[0]?.notice.blocks ?? [] })).toContain('計画から担当課が分からないため');
  });

  it('goes nowhere where nobody can be reached, and can be pressed again later', async () => {
    await open();
    expect(await house.desk.handOver(request)).toEqual({ kind: 'no-contact', sections: ['市民課'] });
    await house.ledger.replaceDirectory(['aoba'], [OWNER], 'test', house.clock.now());
    expect((await house.desk.handOver(request)).kind).toBe('handed-over');
  });

  it.each(['busy', 'throw'] as const)(
    'that the platform does not take (%s) can be pressed again at once',
    async (way) => {
      await open(OWNER, PROMOTER);
      behaviour = () => way;
      expect(await house.desk.handOver(request)).toEqual({ kind: 'failed' });
      behaviour = () => 'take';
      expect((await house.desk.handOver(request)).kind).toBe('handed-over');
      expect(takers()).toEqual(['C-shimin']);
      expect(await house.desk.handOver(request)).toEqual({ kind: 'handed-over-before' });
    },
  );

  it('has the same message at every try', async () => {
    await open(OWNER);
    behaviour = () => 'busy';
    await house.desk.handOver(request);
    behaviour = () => 'take';
    await house.desk.handOver(request);
    expect(new Set(house.delivered.map(({ id }) => id)).size).toBe(1);
    expect(house.delivered).toHaveLength(2);
  });

  it('is taken over after two minutes from a process that died over it', async () => {
    await open(OWNER);
    await new Promise<void>((begun) => {
      const deliver = (): Promise<Delivery> => {
        begun();
        return new Promise(() => undefined);
      };
      house.use({ kinds: ['slack-channel'], deliver });
      void house.desk.handOver(request);
    });
    const after = await openChatHouse({ ledger: house.ledger });
    after.use(surface);
    expect(await after.desk.handOver(request)).toEqual({ kind: 'handed-over-before' });
    after.clock.move(2 * 60 * 1000 + 1);
    expect((await after.desk.handOver(request)).kind).toBe('handed-over');
    await after.close();
  });

  it('rejects with what the assistant throws, and can be pressed again', async () => {
    let broken = true;
    const assistant = new FakeAssistant({ municipality: 'aoba', departments: ['市民課'] });
    house = await openChatHouse({
      directory: [OWNER],
      assistant: {
        answer: (message: Message) => (broken ? Promise.reject(new Error('no')) : assistant.answer(message)),
      },
    });
    await expect(house.desk.handOver(request)).rejects.toThrow('no');
    broken = false;
    expect((await house.desk.handOver(request)).kind).toBe('handed-over');
  });

  it('has the question before it only where the answer does not say what it is about', async () => {
    await open(OWNER, PROMOTER);
    const history = ['電子契約の担当は？', '書かない窓口の担当は？'];
    await house.desk.handOver({ ...request, asked: { ...request.asked, history } });
    await house.desk.handOver({
      ...request,
      event: 'other',
      asked: { text: '費用は？', municipality: 'aoba', history },
    });
    const [known, unknown] = surface.taken.map(({ notice }) => plainText(notice));
    expect(known).not.toContain('その前の質問');
    expect(unknown).toContain('質問：費用は？\nその前の質問：書かない窓口の担当は？\n係（かかり）の回答：');
    expect(unknown).not.toContain('電子契約');
  });

  it('names nobody where the platform told no name', async () => {
    await open(OWNER);
    await house.desk.handOver({ ...request, by: { platform: 'teams', tenant: 'x', id: '1' } });
    expect(plainText({ blocks: surface.taken[0]?.notice.blocks ?? [] })).toMatch(
      /^Teamsで職員から、次の質問がありました。/u,
    );
  });
});
