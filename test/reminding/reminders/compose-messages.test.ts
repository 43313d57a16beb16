import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { MessageDraft } from '../../../src/domain/notice.ts';
import type { Reminder } from '../../../src/domain/reminder.ts';
import { type Block, plainText } from '../../../src/domain/reply.ts';
import type { WaitingReminder } from '../../../src/ports/ledger.ts';
import { composeMessages, type CompositionInput } from '../../../src/reminding/reminders/compose-messages.ts';
import { createWorkingDays } from '../../../src/reminding/reminders/working-days.ts';
import { sampleMilestone, sampleReminder, workingDays } from './milestone-samples.ts';

const waiting = (changes: Partial<Reminder> = {}, about: Partial<Milestone> = {}): WaitingReminder => ({
  reminder: sampleReminder(changes),
  about: sampleMilestone(about),
});

const compose = (
  day: string,
  reminders: readonly WaitingReminder[],
  changes: Partial<CompositionInput> = {},
): readonly MessageDraft[] =>
  composeMessages({
    waiting: reminders,
    served: new Set(),
    day,
    workingDays,
    escalateAfterWorkingDays: 10,
    upcoming: () => [],
    ...changes,
  });

const textOf = (day: string, ...reminders: readonly WaitingReminder[]): string | undefined =>
  compose(day, reminders)[0]?.reminders[0]?.text;

const headingOf = (day: string, ...reminders: readonly WaitingReminder[]): string | undefined =>
  textOf(day, ...reminders)
    ?.split('】')[0]
    ?.slice(1);

const blocksOf = <K extends Block['kind']>(
  drafts: readonly MessageDraft[],
  kind: K,
): readonly Extract<Block, { kind: K }>[] =>
  drafts
    .flatMap(({ notice }) => notice.blocks)
    .filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);

const SENTENCE =
  '電子契約の拡大（青葉市 ①）は令和10年4月1日に『実施』へ移る予定です。令和9年度末までに『検討』を終えてください。';

describe('a message with one reminder', () => {
  const drafts = compose('2028-03-02', [waiting()]);

  it('says what is to happen, where that stands, and what can be answered', () => {
    expect(drafts).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{20}$/u),
        contact: { kind: 'slack-channel', address: 'C-KEIYAKU' },
        day: '2028-03-02',
        notice: {
          title: '【30日前】電子契約の拡大（青葉市 ①）は令和10年4月1日に『実施』へ移る予定です。',
          blocks: [
            { kind: 'text', text: `【30日前】${SENTENCE}` },
            {
              kind: 'citations',
              citations: [
                {
                  municipality: '青葉市',
                  plan: '青葉市DX推進計画',
                  version: '第2期',
                  place: '第3章 1 電子契約の拡大',
                  page: 12,
                  passage: '電子契約の拡大（青葉市 ①）：『実施』開始（令和10年4月1日）',
                },
              ],
            },
            {
              kind: 'actions',
              reminder: 'r1',
              about: '電子契約の拡大（青葉市 ①）：『実施』開始',
              answers: ['acknowledge', 'snooze-week', 'snooze-month', 'done', 'wrong-owner'],
            },
          ],
        },
        reminders: [{ id: 'r1', text: `【30日前】${SENTENCE}`, late: false }],
      },
    ]);
  });

  it('says where the source is in doubt, and why', () => {
    const doubtful = compose('2028-03-02', [waiting({}, { uncertain: '矢印が欠けています' })]);
    expect(blocksOf(doubtful, 'notice')).toEqual([
      { kind: 'notice', text: '計画の記載に不確かな点があります。時期をお確かめください。矢印が欠けています。' },
    ]);
  });

  it.each([
    ['2028-03-02', '30日前', {}],
    ['2028-03-24', '7日前', { occasion: { kind: 'lead', days: 7, date: '2028-04-01' }, dueOn: '2028-03-24' }],
    ['2028-03-21', '遅延・あと11日', {}],
    ['2028-03-28', 'あと4日', { occasion: { kind: 'lead', days: 7, date: '2028-04-01' }, dueOn: '2028-03-28' }],
    ['2028-03-10', '再通知・あと22日', { occasion: { kind: 'snooze', until: '2028-03-10' }, dueOn: '2028-03-10' }],
    [
      '2028-03-13',
      '遅延・再通知・あと19日',
      { occasion: { kind: 'snooze', until: '2028-03-10' }, dueOn: '2028-03-10' },
    ],
  ] as const)('on %s is headed 【%s】', (day, heading, changes) => {
    expect(headingOf(day, waiting(changes))).toBe(heading);
  });

  it('on the very day of the milestone says so', () => {
    expect(headingOf('2028-03-31', waiting({}, { date: '2028-03-31' }))).toBe('遅延・本日');
  });
});

describe('what can be answered', () => {
  const answersOn = (day: string, one: WaitingReminder): readonly string[] =>
    blocksOf(compose(day, [one]), 'actions').flatMap(({ answers }) => answers);

  it('leaves out a month where it would not be later than a week', () => {
    expect(answersOn('2028-03-24', waiting())).toEqual(['acknowledge', 'snooze-week', 'done', 'wrong-owner']);
  });

  it('leaves out putting off where no working day is left', () => {
    expect(answersOn('2028-03-31', waiting())).toEqual(['acknowledge', 'done', 'wrong-owner']);
  });

  it('is only 了解 for the DX promoters, and for a section no longer in charge', () => {
    expect(answersOn('2028-03-02', waiting({ route: 'no-contact' }))).toEqual(['acknowledge']);
    const change = { occasion: { kind: 'change', sequence: 1 }, change: '変わりました。' } as const;
    expect(answersOn('2028-03-02', waiting(change, { owners: ['会計課'] }))).toEqual(['acknowledge']);
  });
});

describe('a message with several reminders', () => {
  it('is one for each contact, the nearest date first', () => {
    const drafts = compose('2028-03-02', [
      waiting({ id: 'r2', milestone: 'm2' }, { date: '2028-05-01', measure: { id: 'm2', title: '別の取組' } }),
      waiting(),
      waiting({ id: 'r3', contact: { kind: 'web', address: 'aoba/契約課' } }),
    ]);
    expect(drafts.map(({ contact, reminders }) => [contact.kind, reminders.map(({ id }) => id)])).toEqual([
      ['slack-channel', ['r1', 'r2']],
      ['web', ['r3']],
    ]);
    expect(drafts[0]?.notice.title).toBe('期限のお知らせ（2件）：電子契約の拡大（青葉市 ①）ほか');
  });

  it('tells overdue leads of one milestone as one, and all of them ride on it', () => {
    const drafts = compose('2028-03-21', [
      waiting({ id: 'r90', occasion: { kind: 'lead', days: 90, date: '2028-04-01' }, dueOn: '2027-12-28' }),
      waiting({ id: 'r30' }),
    ]);
    expect(blocksOf(drafts, 'text')).toEqual([{ kind: 'text', text: `【遅延・あと11日】${SENTENCE}` }]);
    expect(blocksOf(drafts, 'actions')).toMatchObject([{ reminder: 'r30' }]);
    expect(drafts[0]?.reminders.map(({ id, late }) => [id, late])).toEqual([
      ['r90', true],
      ['r30', true],
    ]);
  });

  it('lists at the end what passed before it could be told, never as a reminder', () => {
    const drafts = compose('2028-04-03', [
      waiting(),
      waiting(
        { id: 'r2', milestone: 'm2', dueOn: '2028-04-03' },
        { date: '2028-05-03', measure: { id: 'm2', title: '別の取組' } },
      ),
    ]);
    expect(drafts[0]?.notice.blocks.map(({ kind }) => kind)).toEqual([
      'text',
      'citations',
      'actions',
      'list',
      'citations',
      'actions',
    ]);
    expect(blocksOf(drafts, 'list')).toEqual([
      {
        kind: 'list',
        title: 'お知らせできないまま過ぎた期限',
        items: ['電子契約の拡大（青葉市 ①）：『実施』開始（令和10年4月1日）'],
      },
    ]);
    expect(drafts[0]?.reminders.map(({ id }) => id)).toEqual(['r2', 'r1']);
  });
});

describe('who gets a message', () => {
  it('is not a contact that has one already, nor anybody of a municipality with a day off', () => {
    expect(compose('2028-03-02', [waiting()], { served: new Set(['slack-channel:C-KEIYAKU']) })).toEqual([]);
    const own = createWorkingDays([{ date: '2028-03-02', municipality: 'aoba' }]);
    const elsewhere = waiting({ id: 'r2', municipality: 'midori' });
    expect(compose('2028-03-02', [waiting(), elsewhere], { workingDays: own })[0]?.reminders).toMatchObject([
      { id: 'r2' },
    ]);
  });
});

describe('what the DX promoters read', () => {
  it.each([
    ['no-contact', '契約課の連絡先が名簿にないため、DX推進担当にお送りします。担当課へお伝えください。'],
    ['not-in-charge', '契約課から「担当が違う」と回答があったため、DX推進担当にお送りします。'],
    ['no-owner', '計画に担当課の記載がないため、DX推進担当にお送りします。'],
  ] as const)('says why it comes to them (%s)', (route, why) => {
    expect(textOf('2028-03-02', waiting({ route }))).toBe(`【30日前】${SENTENCE}\n${why}`);
  });

  it('says for several sections at once what is the same for them', () => {
    const drafts = compose('2028-03-02', [
      waiting({ route: 'no-contact' }),
      waiting({ id: 'r2', route: 'no-contact', department: '会計課' }),
    ]);
    expect(blocksOf(drafts, 'text').map(({ text }) => text)).toEqual([
      expect.stringContaining('契約課、会計課の連絡先'),
    ]);
    expect(drafts[0]?.reminders).toHaveLength(2);
  });

  it.each([
    [
      'escalation',
      '【未回答】電子契約の拡大（青葉市 ①）：『実施』開始について、契約課から10営業日たっても回答がありません。状況をご確認ください。',
    ],
    [
      'wrong-owner',
      '【担当違いの回答】電子契約の拡大（青葉市 ①）：『実施』開始について、契約課から「担当が違う」と回答がありました。担当課をご確認ください。今後のお知らせはDX推進担当にお送りします。',
    ],
    [
      'undelivered',
      '【配信不能】契約課へのお知らせを届けられませんでした（電子契約の拡大（青葉市 ①）：『実施』開始）。連絡先名簿をご確認のうえ、契約課へ直接お伝えください。',
    ],
  ] as const)('tells of %s what happened and what it was about', (kind, says) => {
    const one = waiting({ occasion: { kind, of: 'r0' }, route: kind, dueOn: '2028-03-16' });
    expect(textOf('2028-03-16', one)).toBe(`${says}\n${SENTENCE}`);
    expect(textOf('2028-04-03', one)).toContain('\n予定の日（令和10年4月1日）は過ぎています。');
  });
});

describe('a change', () => {
  it('is told in its own words', () => {
    const one = waiting({ occasion: { kind: 'change', sequence: 1 }, change: '時期が変わりました。' });
    expect(textOf('2028-03-02', one)).toBe('【変更】時期が変わりました。');
    expect(headingOf('2028-03-03', one)).toBe('遅延・変更');
  });
});

describe('a digest', () => {
  const digest: WaitingReminder = {
    reminder: sampleReminder({
      milestone: 'aoba.digest',
      occasion: { kind: 'digest', month: '2027-10' },
      dueOn: '2027-10-01',
    }),
  };
  const upcoming = [
    sampleMilestone({ uncertain: '矢印が欠けています。' }),
    sampleMilestone({ id: 'b', kind: 'phase-ends', date: '2028-03-31', phase: '検討', next: '実施' }),
    sampleMilestone({ id: 'c', date: '2028-10-01' }),
    sampleMilestone({ id: 'd', date: '2027-09-30' }),
  ];
  const drafts = compose('2027-10-01', [digest], {
    upcoming: (municipality, department) => (municipality === 'aoba' && department === '契約課' ? upcoming : []),
  });

  it('lists what the section has in the next twelve months, and asks nothing', () => {
    expect(drafts[0]?.notice.title).toBe('【予定のまとめ】契約課には、これから1年の間に予定が2件あります。');
    expect(drafts[0]?.notice.blocks.map(({ kind }) => kind)).toEqual(['text', 'table', 'notice']);
    expect(blocksOf(drafts, 'table')).toMatchObject([
      {
        columns: ['時期', '予定', '出典'],
        rows: [
          ['令和10年3月31日', '電子契約の拡大（青葉市 ①）：『検討』終了', '12ページ'],
          ['令和10年4月1日※', '電子契約の拡大（青葉市 ①）：『実施』開始', '12ページ'],
        ],
      },
    ]);
    expect(drafts[0]?.reminders[0]?.text).toBe(drafts[0] && plainText(drafts[0].notice));
  });

  it('says so when nothing is left to list', () => {
    expect(compose('2027-10-01', [digest])[0]?.notice).toEqual({
      title: '【予定のまとめ】契約課には、これから1年の間に予定がありません。',
      blocks: [{ kind: 'text', text: '【予定のまとめ】契約課には、これから1年の間に予定がありません。' }],
    });
  });
});
