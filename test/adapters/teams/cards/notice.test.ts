import { describe, expect, it } from 'vitest';
import { agendaActivity } from '../../../../adapters/teams/cards/agenda.ts';
import { noticeActivity } from '../../../../adapters/teams/cards/notice.ts';
import type { Notice } from '../../../../src/domain/notice.ts';
import type { Reminder } from '../../../../src/domain/reminder.ts';
import { REMINDER_ANSWERS } from '../../../../src/domain/reminder.ts';
import type { Block } from '../../../../src/domain/reply.ts';
import { actionsOf, button, cardIn, nodesOf, textOf, textsOf, titlesOf } from './read-card.ts';

const TODAY = '2026-11-20';
const FIVE = ['了解', '1週間後に知らせる', '1か月後に知らせる', '完了した', '担当が違う'];

const item = (at: number): readonly Block[] => [
  { kind: 'text', text: `【30日前】「取組${at}」は12月20日に実施を始める予定です。\n担当：市民課` },
  {
    kind: 'citations',
    citations: [
      {
        municipality: '青葉市',
        plan: '青葉市DX推進計画',
        version: '令和8年3月',
        place: '第3章',
        page: at,
        passage: '文',
      },
    ],
  },
  { kind: 'actions', reminder: `r${at}`, about: `取組${at}の実施`, answers: REMINDER_ANSWERS },
];

const notice = (count: number): Notice => ({
  title:
    count === 1 ? '【30日前】「取組1」は12月20日に実施を始める予定です。' : `期限のお知らせ（${count}件）：取組1ほか`,
  blocks: Array.from({ length: count }, (_, at) => item(at + 1)).flat(),
});

const reminder = (id: string, more: Partial<Reminder>): Reminder => ({
  id,
  municipality: 'aoba',
  milestone: 'm',
  occasion: { kind: 'lead', days: 30, date: '2026-12-20' },
  department: '市民課',
  contact: { kind: 'teams-user', address: 'u' },
  route: 'owner',
  dueOn: TODAY,
  state: 'sent',
  late: false,
  ...more,
});

const answered = (id: string, more: Partial<Reminder> = {}): Reminder =>
  reminder(id, {
    state: 'acknowledged',
    answeredBy: '山田 花子（Teams 29:1a-b_c）',
    answeredAt: '2026-11-20T15:30:00.000Z',
    ...more,
  });

const show = (
  given: Notice,
  more: { page?: number; reminders?: readonly Reminder[]; open?: ReadonlySet<string> } = {},
) => cardIn(noticeActivity({ id: 'm1', notice: given, today: TODAY, ...more }));

describe('a notice in Teams', () => {
  it('begins with what is due in bold, said once, and ends with the five answers', () => {
    const card = show(notice(1));
    expect(textsOf(card)).toEqual([
      '【30日前】「取組1」は12月20日に実施を始める予定です。',
      '担当：市民課',
      '出典：青葉市DX推進計画（令和8年3月）　第3章　1ページ',
    ]);
    expect(titlesOf(card)).toEqual(FIVE);
    expect(button(card, '了解')).toMatchObject({
      type: 'Action.Execute',
      data: { kind: 'answer', reminder: 'r1', answer: 'acknowledge', page: 0, on: 'notice' },
    });
  });

  it('of several reminders begins with its title and sets each apart', () => {
    const card = show(notice(2));
    expect(textsOf(card)[0]).toBe('期限のお知らせ（2件）：取組1ほか');
    expect(nodesOf(card).filter(({ separator }) => separator === true)).toHaveLength(1);
    expect(titlesOf(card)).toEqual([...FIVE, ...FIVE]);
  });

  it('shows what was answered, by whom and when in Japan, and how to change it', () => {
    const card = show(notice(2), { reminders: [answered('r1'), reminder('r2', {})] });
    expect(textOf(card)).toContain('✓ 了解（山田 花子さん、11月21日 00:30）');
    expect(textOf(card)).not.toContain('29:1a');
    expect(titlesOf(card)).toEqual(['回答を変える', ...FIVE]);
    expect(button(card, '回答を変える')).toMatchObject({ data: { kind: 'change', reminder: 'r1', page: 0 } });
  });

  it.each([
    [{ state: 'snoozed', snoozedUntil: '2026-12-01' }, '✓ 後で（12月1日に再通知、山田 花子さん、11月21日 00:30）'],
    [{ state: 'done' }, '✓ 完了（山田 花子さん、11月21日 00:30）'],
    [{ state: 'wrong-owner' }, '✓ 担当が違う（山田 花子さん、11月21日 00:30）'],
    [{ answeredBy: '' }, '✓ 了解（11月21日 00:30）'],
    [{ answeredBy: '（Teams 29:1）' }, '✓ 了解（11月21日 00:30）'],
    [{ answeredBy: '市民課 佐藤' }, '✓ 了解（市民課 佐藤さん、11月21日 00:30）'],
  ] as const)('says of %j: %s', (more, said) => {
    expect(textOf(show(notice(1), { reminders: [answered('r1', more)] }))).toContain(said);
  });

  it('offers the answers again to who wants to change one', () => {
    const card = show(notice(1), { reminders: [answered('r1')], open: new Set(['r1']) });
    expect(textOf(card)).toContain('✓ 了解');
    expect(titlesOf(card)).toEqual(FIVE);
  });

  it('has nothing to change where only one answer is possible', () => {
    const only: Notice = {
      title: '予定のまとめ',
      blocks: [
        { kind: 'text', text: '予定のまとめです。' },
        { kind: 'actions', reminder: 'r1', about: '予定のまとめ', answers: ['acknowledge'] },
      ],
    };
    expect(titlesOf(show(only))).toEqual(['了解']);
    expect(titlesOf(show(only, { reminders: [answered('r1')] }))).toEqual([]);
  });

  it('says which one is meant where the buttons stand under no text of their own', () => {
    const passed: Notice = {
      title: 'お知らせできないまま過ぎた期限：取組1の実施',
      blocks: [
        { kind: 'list', title: 'お知らせできないまま過ぎた期限', items: ['取組1の実施', '取組2の実施'] },
        { kind: 'actions', reminder: 'r1', about: '取組1の実施', answers: ['acknowledge'] },
        { kind: 'actions', reminder: 'r2', about: '取組2の実施', answers: ['acknowledge'] },
      ],
    };
    expect(textsOf(show(passed)).filter((text) => text === '取組2の実施')).toHaveLength(1);
  });

  it('goes on to its further pages, whose buttons know their page', () => {
    const many = notice(9);
    const first = show(many);
    expect(button(first, '続きを見る')).toMatchObject({ data: { kind: 'more-notice', message: 'm1', page: 1 } });
    const second = show(many, { page: 1 });
    expect(textsOf(second)[0]).toContain('取組5');
    expect(actionsOf(second).find(({ title }) => title === '完了した')).toMatchObject({
      data: { page: 1, on: 'notice' },
    });
    const told = [0, 1, 2].map((page) => textOf(show(many, { page }))).join('\n');
    for (let at = 1; at <= 9; at += 1) expect(told).toContain(`「取組${at}」`);
  });

  it.each([14, 60])('without a reminder, as a digest is, leads to its rest: %i sections', (count) => {
    const digest: Notice = {
      title: `予定のまとめ（${count}件）`,
      blocks: Array.from({ length: count }, (_, at): readonly Block[] => [
        { kind: 'text', text: `【予定のまとめ】第${at}課には、これから1年の間に予定が1件あります。` },
        {
          kind: 'table',
          caption: '令和9年4月1日から1年間の予定（出典：青葉市DX推進計画）',
          columns: ['時期', '予定', '出典'],
          rows: [['令和10年3月31日', `第${at}の取組の『実施』開始`, `${at}ページ`]],
        },
      ]).flat(),
    };
    const pages = count === 14 ? [0] : [0, 1];
    const cards = pages.map((page) => show(digest, { page }));
    const read = cards.map(textOf).join('\n');
    for (let at = 0; at < count; at += 1)
      expect(read).toMatch(new RegExp(`第${at}課には[^]*第${at}の取組の『実施』開始`, 'u'));
    expect(cards.map(titlesOf)).toEqual(count === 14 ? [[]] : [['続きを見る'], []]);
  });
});

describe('the agenda of a section', () => {
  it('answers reminders where it stands, and lets another section be chosen', () => {
    const card = cardIn(agendaActivity([{ kind: 'text', text: '市民課の予定です。' }, ...item(1)], { today: TODAY }));
    expect(textsOf(card)[0]).toBe('市民課の予定です。');
    expect(button(card, '完了した')).toMatchObject({ data: { kind: 'answer', on: 'agenda' } });
    expect(button(card, '所属の課を変える')).toMatchObject({ data: { kind: 'choose-section' } });
  });

  it('goes over pages', () => {
    const items = Array.from({ length: 50 }, (_, at) => `予定${at}`);
    const card = cardIn(agendaActivity([{ kind: 'list', title: '予定', items }], { today: TODAY }));
    expect(button(card, '続きを見る')).toMatchObject({ data: { kind: 'agenda', page: 1 } });
  });
});
