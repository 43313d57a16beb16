import { describe, expect, it } from 'vitest';
import { decodeAnswer, decodeOnNotice } from '../../../../adapters/slack/render/button-values.ts';
import { renderNotice } from '../../../../adapters/slack/render/render-notice.ts';
import type { SlackMessage } from '../../../../adapters/slack/render/slack-message.ts';
import type { Notice } from '../../../../src/domain/notice.ts';
import { REMINDER_ANSWERS, type Reminder } from '../../../../src/domain/reminder.ts';
import type { Block } from '../../../../src/domain/reply.ts';
import { buttonsIn, readable } from './read-blocks.ts';
import { SOURCE } from './replies.ts';

const MESSAGE = '0123456789abcdef0123';

const item = (at: number): readonly Block[] => [
  { kind: 'text', text: `【30日前】取組${at}は令和9年4月1日に『実施』へ移る予定です。検討を終えてください。` },
  { kind: 'citations', citations: [SOURCE] },
  { kind: 'actions', reminder: `reminder${at}`, about: `取組${at}`, answers: REMINDER_ANSWERS },
];

const noticeOf = (count: number): Notice => ({
  title:
    count === 1
      ? '【30日前】取組1は令和9年4月1日に『実施』へ移る予定です。'
      : `期限のお知らせ（${count}件）：取組1ほか`,
  blocks: Array.from({ length: count }, (_, at) => item(at + 1)).flat(),
});

const reminder = (id: string, rest: Partial<Reminder> = {}): Reminder => ({
  id,
  municipality: 'aoba',
  milestone: 'aoba.1',
  occasion: { kind: 'lead', days: 30, date: '2027-04-01' },
  department: '市民課',
  contact: { kind: 'slack-channel', address: 'C0TOWNHALL' },
  route: 'owner',
  dueOn: '2027-03-01',
  state: 'sent',
  late: false,
  ...rest,
});

const ANSWERED = { answeredBy: '山田 花子（Slack U0HANAKO01）', answeredAt: '2026-11-21T01:05:00.000Z' } as const;

const BUTTONS = '[了解] [1週間後に知らせる] [1か月後に知らせる] [完了した] [担当が違う]';

const shown = (notice: Notice, reminders: readonly Reminder[] = [], open: readonly string[] = []): readonly string[] =>
  renderNotice({ notice, message: MESSAGE, reminders, open: new Set(open) }).flatMap(readable);

describe('a reminder in Slack', () => {
  it('begins with what it is about, and ends with what can be answered', () => {
    expect(shown(noticeOf(1))).toEqual([
      '*【30日前】取組1は令和9年4月1日に『実施』へ移る予定です。*検討を終えてください。',
      '~ 出典：青葉市DX推進計画（令和8年3月）　第3章 1.1 ②　9ページ',
      BUTTONS,
    ]);
  });

  it('carries in its buttons which answer to which reminder in which message it is', () => {
    const buttons = buttonsIn(renderNotice({ notice: noticeOf(1), message: MESSAGE }));
    expect(buttons.map(({ value }) => decodeAnswer(value))).toEqual(
      REMINDER_ANSWERS.map((answer) => ({ message: MESSAGE, page: 0, reminder: 'reminder1', answer })),
    );
    expect(buttons[0]?.accessibility_label).toBe('了解（取組1）');
  });

  it.each([
    [{ state: 'acknowledged' }, '*了解*（山田 花子さん、11月21日 10:05）'],
    [{ state: 'snoozed', snoozedUntil: '2026-11-30' }, '*11月30日にもう一度知らせる*（山田 花子さん、11月21日 10:05）'],
    [{ state: 'done' }, '*完了した*（山田 花子さん、11月21日 10:05）'],
    [{ state: 'wrong-owner' }, '*担当が違う*（山田 花子さん、11月21日 10:05）'],
  ] as const)('shows %o with who and when, and lets it be changed', (state, line) => {
    expect(shown(noticeOf(1), [reminder('reminder1', { ...ANSWERED, ...state })]).slice(2)).toEqual([
      line,
      '[回答を変える]',
    ]);
  });

  it('names whoever answered in the browser as they wrote it', () => {
    const answered = reminder('reminder1', { ...ANSWERED, state: 'done', answeredBy: '市民課' });
    expect(shown(noticeOf(1), [answered])).toContain('*完了した*（市民課、11月21日 10:05）');
  });

  it('shows the choices again for a reminder of which the answer is to be changed', () => {
    const answered = reminder('reminder1', { ...ANSWERED, state: 'done' });
    expect(shown(noticeOf(1), [answered], ['reminder1']).slice(2)).toEqual([
      '*完了した*（山田 花子さん、11月21日 10:05）',
      BUTTONS,
    ]);
  });

  it('leaves nothing to change where one can only take note', () => {
    const notice: Notice = {
      title: '未回答',
      blocks: [{ kind: 'actions', reminder: 'reminder1', about: '取組1', answers: ['acknowledge'] }],
    };
    const answered = reminder('reminder1', { ...ANSWERED, state: 'acknowledged' });
    expect(shown(notice, [answered])).toEqual(['*未回答*', '*取組1*', '*了解*（山田 花子さん、11月21日 10:05）']);
  });

  it('says to a screen reader, too, what was answered', () => {
    const [message] = renderNotice({
      notice: noticeOf(1),
      message: MESSAGE,
      reminders: [reminder('reminder1', { ...ANSWERED, state: 'done' })],
    });
    expect(message?.text.split('\n')).toEqual([
      '【30日前】取組1は令和9年4月1日に『実施』へ移る予定です。検討を終えてください。',
      '取組1：完了した（山田 花子さん、11月21日 10:05）',
      '出典：青葉市DX推進計画（令和8年3月）　第3章 1.1 ②　9ページ',
    ]);
  });
});

describe('a notice without reminders', () => {
  it('has nothing in bold but its title', () => {
    const texts = ['鈴木 太郎さんから、次の質問がありました。', '質問：担当は？'];
    const blocks = texts.map((text): Block => ({ kind: 'text', text }));
    expect(shown({ title: '質問が届きました', blocks })).toEqual(['*質問が届きました*', ...texts]);
  });
});

describe('several reminders in one message', () => {
  it('are never parted from their buttons, however long their texts are', () => {
    const doubt = '値は最初の欄に一度だけ印刷され、計画期間の各年度に当てはめた。'.repeat(4);
    const blocks = noticeOf(45).blocks.flatMap((block): readonly Block[] =>
      block.kind === 'text'
        ? [
            { ...block, text: `${block.text}\n名簿にないため、DX推進担当にお送りします。` },
            { kind: 'notice', text: doubt },
          ]
        : [block],
    );
    for (const page of renderNotice({ notice: { ...noticeOf(45), blocks }, message: MESSAGE })) {
      const lines = readable(page);
      const buttons = lines.filter((line) => line === BUTTONS);
      expect(lines.filter((line) => line.startsWith('*【30日前】'))).toHaveLength(buttons.length);
      expect(page.text.match(/【30日前】/gu)).toHaveLength(buttons.length);
    }
  });

  it('are headed by the title, kept apart by lines, and answered one by one', () => {
    const lines = shown(noticeOf(2), [reminder('reminder1', { ...ANSWERED, state: 'done' }), reminder('reminder2')]);
    expect(lines.filter((line) => /^(?:---|\*|\[)/.test(line))).toEqual([
      '*期限のお知らせ（2件）：取組1ほか*',
      '*【30日前】取組1は令和9年4月1日に『実施』へ移る予定です。*検討を終えてください。',
      '*完了した*（山田 花子さん、11月21日 10:05）',
      '[回答を変える]',
      '---',
      '*【30日前】取組2は令和9年4月1日に『実施』へ移る予定です。*検討を終えてください。',
      BUTTONS,
    ]);
  });

  it('are named where only a list says what they are about', () => {
    const blocks: readonly Block[] = [
      { kind: 'list', title: 'お知らせできないまま過ぎた期限', items: ['取組1', '取組2'] },
      { kind: 'citations', citations: [SOURCE] },
      { kind: 'actions', reminder: 'reminder1', about: '取組1', answers: ['acknowledge'] },
      { kind: 'actions', reminder: 'reminder2', about: '取組2', answers: ['acknowledge'] },
    ];
    expect(shown({ title: 'お知らせできないまま過ぎた期限', blocks }).slice(4)).toEqual([
      '*取組1*',
      '[了解]',
      '---',
      '*取組2*',
      '[了解]',
    ]);
  });

  it('go on with a button that finds the message again', () => {
    const pages = renderNotice({ notice: noticeOf(12), message: MESSAGE });
    const next = (page: SlackMessage | undefined) =>
      buttonsIn(page === undefined ? [] : [page]).flatMap(({ action_id: id, value }) =>
        id === 'kakari_notice_more' ? [decodeOnNotice(value)] : [],
      );
    expect(pages.map((page) => next(page)[0]?.page)).toEqual([1, 2, undefined]);
    expect(next(pages[0])).toEqual([{ message: MESSAGE, page: 1 }]);
    const answers = pages.flatMap((page, at) =>
      buttonsIn([page]).flatMap(({ value }) => (decodeAnswer(value)?.page === at ? [at] : [])),
    );
    expect(answers).toHaveLength(12 * REMINDER_ANSWERS.length);
  });
});
