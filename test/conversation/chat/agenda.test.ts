import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agenda } from '../../../src/conversation/chat/agenda.ts';
import type { Block } from '../../../src/domain/reply.ts';
import { plainText } from '../../../src/domain/reply.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';

const { plans } = loadKnowledge(fileURLToPath(new URL('../../../knowledge', import.meta.url)));
const SECTION = { municipality: 'seki', department: '行政情報課' };

let house: ChatHouse;

beforeEach(async () => {
  house = await openChatHouse({
    plans,
    today: '2027-09-01',
    directory: [
      { ...SECTION, contact: { kind: 'slack-channel', address: 'C1' }, promoter: false },
      { ...SECTION, contact: { kind: 'slack-user', address: 'U1' }, promoter: false },
    ],
  });
});

afterEach(() => house.close());

const actionsOf = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'actions' ? [block] : []));

/** The section is told on the days of two leads: half a year and two months before 1 April 2028. */
async function remindTwice(): Promise<void> {
  await house.remind();
  for (const day of ['2027-10-04', '2028-01-31']) {
    house.clock.set(day, '09:00');
    await house.remind();
  }
}

describe('the agenda of a section', () => {
  it('has its measures and the next twelve months by date', async () => {
    house.clock.set('2028-02-01', '09:00');
    const blocks = await house.desk.agenda(SECTION);
    expect(blocks.map(({ kind }) => kind)).toEqual(['text', 'list', 'table']);
    expect(plainText({ blocks })).toBe(
      [
        '行政情報課が担当に入っている取組は3件です。これから1年の間に、予定が6件あります。',
        '行政情報課の取組',
        '・⑧ 自治会運営デジタル活用サポート',
        '・⑭ 電子決裁の導入',
        '・⑮ 電子契約の拡大',
        '令和10年2月1日から1年間の予定（出典：関市ICT推進アクションプラン Ver.3）',
        '・令和10年3月31日　自治会運営デジタル活用サポート（関市 ⑧）：『検討』終了　13ページ',
        '・令和10年3月31日　電子決裁の導入（関市 ⑭）：『検討』終了　17ページ',
        '・令和10年3月31日　電子契約の拡大（関市 ⑮）：『検討』終了　17ページ',
        '・令和10年4月1日　自治会運営デジタル活用サポート（関市 ⑧）：『実施』開始　13ページ',
        '・令和10年4月1日　電子決裁の導入（関市 ⑭）：『実施』開始　17ページ',
        '・令和10年4月1日　電子契約の拡大（関市 ⑮）：『実施』開始　17ページ',
      ].join('\n'),
    );
  });

  it('has each open matter once, however often and wherever it was told, in the words of today', async () => {
    await remindTwice();
    house.clock.set('2028-02-01', '09:00');
    const blocks = await house.desk.agenda(SECTION);
    const about = actionsOf(blocks).map((block) => block.about);
    expect(about).toEqual([...new Set(about)]);
    expect(about).toContain('電子契約の拡大（関市 ⑮）：『実施』開始');
    expect(plainText({ blocks })).toContain(
      '【あと60日】電子契約の拡大（関市 ⑮）は令和10年4月1日に『実施』へ移る予定です。令和9年度末までに『検討』を終えてください。',
    );
    expect(actionsOf(blocks)[0]?.answers).toEqual([
      'acknowledge',
      'snooze-week',
      'snooze-month',
      'done',
      'wrong-owner',
    ]);
  });

  it('no longer has what was answered', async () => {
    await remindTwice();
    const open = actionsOf(await house.desk.agenda(SECTION));
    const [first] = open;
    if (first === undefined) throw new Error('nothing is open');
    await house.reminders.answer(first.reminder, 'done', '山田');
    const left = actionsOf(await house.desk.agenda(SECTION)).map(({ about }) => about);
    expect(left).toEqual(open.map(({ about }) => about).filter((about) => about !== first.about));
  });

  it('offers no day after the milestone to put it off to, and says when the day has passed', async () => {
    await remindTwice();
    house.clock.set('2028-03-20', '09:00');
    expect(actionsOf(await house.desk.agenda(SECTION))[0]?.answers).toEqual([
      'acknowledge',
      'snooze-week',
      'done',
      'wrong-owner',
    ]);
    house.clock.set('2028-04-03', '09:00');
    const blocks = await house.desk.agenda(SECTION);
    expect(actionsOf(blocks)[0]?.answers).toEqual(['acknowledge', 'done', 'wrong-owner']);
    expect(plainText({ blocks })).toContain(
      '【期限を過ぎています】電子契約の拡大（関市 ⑮）：『実施』開始（令和10年4月1日）の予定の日を過ぎています。状況をお知らせください。',
    );
  });

  it('has nothing of other sections, and not what the DX promoters were told', async () => {
    await remindTwice();
    const others = await house.desk.agenda({ municipality: 'seki', department: '契約検査課' });
    expect(actionsOf(others)).toEqual([]);
    expect(plainText({ blocks: others })).not.toContain('電子決裁');
  });

  it('marks what is doubtful and says what the mark means', async () => {
    const blocks = await house.desk.agenda({ municipality: 'sekigahara', department: '企画政策課' });
    const table = blocks.find((block) => block.kind === 'table');
    expect(table?.rows[0]?.[0]).toMatch(/※$/u);
    expect(plainText({ blocks })).toContain('※ 時期に※の付いた予定は、計画の記載に不確かな点があります。');
  });

  it.each([
    ['ichinoseki', '総務課', '「一関市DX推進計画」は、取組ごとの担当課を示していません。'],
    ['ichinoseki', '総務課', '※ 一関市の計画期間は令和7年度で終わっています。'],
    ['itako', '市民課', 'このほか、すべての課が担当する取組が1件あります。'],
    ['toyama', '管財課', '※ 富山市の計画は素案の段階です。'],
    ['seki', '秘書課', 'これから1年の間に、期限のある予定はありません。'],
  ])('of %s %s says what there is to know: %s', async (municipality, department, sentence) => {
    expect(plainText({ blocks: await house.desk.agenda({ municipality, department }) })).toContain(sentence);
  });

  it('can be made for every section of every plan, each sentence whole', async () => {
    for (const { municipality, departments } of plans.map((plan) => ({
      municipality: plan.municipality.id,
      departments: plan.municipality.departments,
    }))) {
      for (const { name: department } of departments) {
        const [first] = await house.desk.agenda({ municipality, department });
        expect(first?.kind === 'text' && first.text).toMatch(/。$/u);
      }
    }
  });

  it('leads to its page where there is one', async () => {
    const parts = { plans: () => plans, reminders: house.reminders, clock: house.clock };
    const blocks = await agenda(
      { ...parts, milestonesUrl: ({ department }) => `https://kakari.example/${department}` },
      SECTION,
    );
    expect(blocks.at(-1)).toEqual({
      kind: 'link',
      label: '期限の一覧を開く',
      url: 'https://kakari.example/行政情報課',
    });
  });
});
