import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Person, personKey } from '../../../src/domain/chat.ts';
import { choicesOf, plainText } from '../../../src/domain/reply.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';
import { HANAKO, said, TARO, textOf, turnOf } from './saying.ts';

let house: ChatHouse;
/** A house whose tenants have no municipality of their own. */
let open: ChatHouse;

beforeEach(async () => {
  house = await openChatHouse();
  open = await openChatHouse({ ledger: house.ledger, municipalityOf: () => undefined });
});

afterEach(async () => {
  await open.close();
  await house.close();
});

const AOBA = { municipality: 'aoba', department: '市民課' };

describe('the sections to choose from', () => {
  it('are those of the municipality of the tenant, or of all', () => {
    expect(house.desk.sections('T1')).toEqual([
      {
        municipality: { id: 'aoba', name: '青葉市' },
        departments: [
          '総務部',
          '情報政策課',
          'デジタル推進室',
          '人事課',
          '契約課',
          '市民課',
          '税務課',
          '危機管理課',
          '図書館',
        ],
      },
    ]);
    expect(open.desk.sections('T1').map(({ municipality }) => municipality.id)).toEqual(['aoba', 'kasugano']);
  });
});

describe('the section of a person', () => {
  it('is the one that was registered last, of this person only', async () => {
    expect(await house.desk.sectionOf(HANAKO)).toBeUndefined();
    expect(await house.desk.register(HANAKO, { ...AOBA, department: '税務課' })).toBe(true);
    expect(await house.desk.register(HANAKO, AOBA)).toBe(true);
    expect(await house.desk.sectionOf(HANAKO)).toEqual(AOBA);
    const others: readonly Person[] = [TARO, { ...HANAKO, tenant: 'T2' }, { ...HANAKO, platform: 'teams' }];
    for (const other of others) expect(await house.desk.sectionOf(other)).toBeUndefined();
  });

  it.each([
    ['that the plan does not know', { municipality: 'aoba', department: '宇宙課' }],
    ['of another municipality than that of the tenant', { municipality: 'kasugano', department: '総務課' }],
    ['of no municipality', { municipality: '', department: '市民課' }],
  ])('is never one %s', async (_, section) => {
    expect(await house.desk.register(HANAKO, section)).toBe(false);
    expect(await house.ledger.note('section', personKey(HANAKO))).toBeUndefined();
  });

  it.each(['{', '[]', '{"municipality":"aoba"}', '{"municipality":"aoba","department":"宇宙課"}'])(
    'is unknown where the note is no section: %s',
    async (body) => {
      await house.ledger.keepNote('section', personKey(HANAKO), body, house.clock.now());
      expect(await house.desk.sectionOf(HANAKO)).toBeUndefined();
    },
  );

  it('holds no name of the person', async () => {
    await house.desk.register(HANAKO, { ...AOBA, name: '山田 花子' } as typeof AOBA);
    expect(await house.ledger.note('section', personKey(HANAKO))).toBe(JSON.stringify(AOBA));
  });
});

describe('a section by command', () => {
  it('is registered, told, and has its agenda', async () => {
    await house.desk.hear(said('電子契約の担当は？'));
    expect(textOf(await house.desk.hear(said('所属 市民課')))).toBe(
      '所属を青葉市の市民課として登録しました。「予定」と送ると、市民課の取組とこれからの予定をお知らせします。',
    );
    expect(textOf(await house.desk.hear(said('所属')))).toContain('所属は青葉市の市民課です。');
    const turn = turnOf(await house.desk.hear(said('自分の課の予定')));
    expect(turn).toMatchObject({
      asked: { text: '予定 青葉市 市民課', municipality: 'aoba', history: [] },
      reply: { kind: 'grounded', about: 'milestones', language: 'ja' },
    });
    expect(turn.reply.blocks).toEqual(await house.desk.agenda(AOBA));
  });

  it('is told to be unknown where its agenda is asked for by a name that the plan does not have', async () => {
    const { reply } = turnOf(await house.desk.hear(said('予定 市民窓口課')));
    expect(plainText(reply)).toContain('「市民窓口課」という課は、計画に見当たりません。');
    expect(choicesOf(reply).map(({ question }) => question)).toEqual(['予定 青葉市 市民課']);
  });

  it('is found by the names that staff use, with or without the municipality', async () => {
    for (const name of ['市民窓口', '青葉市の市民課', '青葉 市民課', 'Citizens Division']) {
      const reply = turnOf(await house.desk.hear(said(`所属 ${name}`, { by: { ...HANAKO, id: name } }))).reply;
      expect(reply.kind).toBe('small-talk');
      expect(await house.desk.sectionOf({ ...HANAKO, id: name })).toEqual(AOBA);
    }
  });

  it('must be known first for the agenda, and the person is told how', async () => {
    for (const text of ['予定', '所属']) {
      const turn = turnOf(await house.desk.hear(said(text)));
      expect(turn).toMatchObject({ needs: 'section', reply: { kind: 'needs-clarification' } });
    }
    expect(textOf(await house.desk.hear(said('予定')))).toBe(
      '所属の課がまだ登録されていません。「所属 市民課」のように送ると、自分の課の予定をお知らせできます。',
    );
    expect(textOf(await house.desk.hear(said('schedule')))).toMatch(/^I do not know your section yet\./u);
  });

  it('that nobody knows is not kept, and those like it are offered', async () => {
    const turn = turnOf(await house.desk.hear(said('所属 市民生活')));
    expect(textOf({ kind: 'answered', turn })).toContain('「市民生活」という課は、計画に見当たりません。');
    expect(turn.needs).toBe('section');
    const near = turnOf(await house.desk.hear(said('所属 危機')));
    expect(choicesOf(near.reply)).toEqual([{ label: '青葉市 危機管理課', question: '所属 青葉市 危機管理課' }]);
    expect(await house.desk.sectionOf(HANAKO)).toBeUndefined();
  });

  it('of several municipalities is asked back, and a choice settles it', async () => {
    const found = open.plans.map(({ municipality }) => municipality.departments.map(({ name }) => name));
    expect(found.map((names) => names.includes('総務課'))).toEqual([false, true]);
    const both = await openChatHouse({
      ledger: house.ledger,
      plans: open.plans.map((plan) => ({
        ...plan,
        municipality: {
          ...plan.municipality,
          departments: [{ name: '会計課', english: 'Accounting', names: [] }],
        },
      })),
      municipalityOf: () => undefined,
    });
    const turn = turnOf(await both.desk.hear(said('所属 会計課')));
    expect(choicesOf(turn.reply).map(({ question }) => question)).toEqual([
      '所属 青葉市 会計課',
      '所属 春日野町 会計課',
    ]);
    expect(await both.desk.sectionOf(HANAKO)).toBeUndefined();
    await both.desk.hear(said('所属 春日野町 会計課'));
    expect(await both.desk.sectionOf(HANAKO)).toEqual({ municipality: 'kasugano', department: '会計課' });
    // From now on the name alone means the one at home.
    const agenda = turnOf(await both.desk.hear(said('予定 会計課')));
    expect(agenda.asked.text).toBe('予定 春日野町 会計課');
    await both.close();
  });

  it('is not changed when the turn is put again', async () => {
    const turn = turnOf(await house.desk.hear(said('所属 市民課')));
    await house.desk.register(HANAKO, { ...AOBA, department: '税務課' });
    await house.desk.again(turn.asked);
    expect(await house.desk.sectionOf(HANAKO)).toEqual({ ...AOBA, department: '税務課' });
  });
});
