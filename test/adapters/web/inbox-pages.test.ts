import { describe, expect, it } from 'vitest';
import type { Reminder } from '../../../src/domain/reminder.ts';
import type { FakeReminderDesk } from '../../fakes/fake-reminder-desk.ts';
import { cityPlan } from '../../fixtures/made-up-plans.ts';
import { deskWith, digest, milestone, told } from './made-up-reminders.ts';
import { tidy, webApp } from './web-app.ts';

const SECTION = '市民窓口課';
const INBOX = `/inbox/aonono/${encodeURIComponent(SECTION)}`;

const page = async (desk: FakeReminderDesk, path = INBOX): Promise<string> =>
  tidy(await (await webApp({ desk }).request(path)).text());

const textsIn = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/<p>(お知らせ [^<]*)/g)].map((match) => match[1]);

const answersIn = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/name="answer" value="([^"]*)"/g)].map((match) => match[1]);

describe('the inbox of a section', () => {
  it('shows unanswered reminders first, of one day the newest on top', async () => {
    const desk = deskWith(
      told('done', { state: 'done', dueOn: '2026-11-19' }, milestone('a', '2027-03-31')),
      told('old', { dueOn: '2026-10-01' }, milestone('b', '2027-03-31')),
      told('new', { dueOn: '2026-11-18' }, milestone('c', '2027-03-31')),
    );
    const html = await page(desk);
    expect(textsIn(html)).toEqual(['お知らせ new', 'お知らせ old', 'お知らせ done']);
    expect(html).toMatch(/<h2>未回答（2件）<\/h2>.*<h2>回答済み（1件）<\/h2>/);
  });

  it('tells what, when it was sent, its day, its doubt and its source', async () => {
    const about = milestone('x', '2027-04-01', { uncertain: '矢印が読み取れません。' });
    const html = await page(
      deskWith(told('a', { text: '【132日前】実施へ移る予定です。\n検討を終えてください。' }, about)),
    );
    expect(html).toContain('<h3 id="about-a">書かない窓口（青野野市 ①）：『実施』開始</h3>');
    expect(html).toContain('<p>【132日前】実施へ移る予定です。</p><p>検討を終えてください。</p>');
    expect(html).toContain('令和8年11月18日のお知らせ');
    expect(html).toMatch(/期日<\/span><span>令和9年4月1日（木）<span class="distance">あと132日/);
    expect(html).toContain('<span class="doubt">不確か</span>矢印が読み取れません。');
    expect(html).toContain('第3章 取組 1　12ページ');
  });

  it('tells the day in Japan on which it was sent, not the day in UTC', async () => {
    expect(await page(deskWith(told('a', { sentAt: '2026-11-17T15:30:00.000Z' })))).toContain(
      '令和8年11月18日のお知らせ',
    );
  });

  it.each([
    [{ state: 'sent' }, '未回答'],
    [{ state: 'sending' }, '送信中'],
    [{ state: 'acknowledged' }, '了解'],
    [{ state: 'snoozed', snoozedUntil: '2026-12-01' }, '後で（12月1日に再通知）'],
    [{ state: 'done' }, '完了'],
    [{ state: 'wrong-owner' }, '担当違い'],
    [{ state: 'failed' }, '届きませんでした'],
  ] satisfies readonly (readonly [Partial<Reminder>, string])[])('says of %j: %s', async (rest, words) => {
    expect(await page(deskWith(told('a', rest)))).toMatch(
      new RegExp(`<p class="state"><span class="[^"]*">${words}</span>`),
    );
  });

  it('marks what was sent late', async () => {
    expect(await page(deskWith(told('a', { late: true })))).toContain('<span class="doubt">遅延</span>');
    expect(await page(deskWith(told('a')))).not.toContain('遅延');
  });

  it('tells who answered, and that the promoters were told', async () => {
    const answer = { state: 'done', answeredAt: '2026-11-19T01:00:00.000Z', answeredBy: `${SECTION} 青野` } as const;
    const html = await page(
      deskWith(told('a', { escalatedOn: '2026-11-19' }), told('b', answer, milestone('b', '2027-03-31'))),
    );
    expect(html).toContain('令和8年11月18日のお知らせ、令和8年11月19日にDX推進担当へ連絡');
    expect(html).toContain('令和8年11月18日のお知らせ、令和8年11月19日に市民窓口課 青野が回答');
  });

  const first = { dueOn: '2026-10-01', sentAt: '2026-10-01T00:00:00.000Z' } as const;

  it('shows the reminders of one milestone as one, the last', async () => {
    const html = await page(deskWith(told('lead-90', first), told('lead-30')));
    expect(textsIn(html)).toEqual(['お知らせ lead-30']);
    expect(html).toContain('令和8年11月18日のお知らせ（2回目）');
  });

  it('asks again when a further reminder comes after an answer', async () => {
    const answered = { state: 'acknowledged', answeredAt: '2026-10-05T01:00:00.000Z' } as const;
    const html = await page(deskWith(told('lead-90', { ...first, ...answered }), told('lead-30')));
    expect(html).toMatch(/<h2>未回答（1件）<\/h2>.*お知らせ lead-30/);
  });

  it('takes an answer to an earlier reminder that came after the last one', async () => {
    const answered = { state: 'done', answeredAt: '2026-11-19T01:00:00.000Z' } as const;
    const html = await page(deskWith(told('lead-90', { ...first, ...answered }), told('lead-30')));
    expect(html).toMatch(
      /<h2>未回答（0件）<\/h2>.*未回答のお知らせはありません。.*<span class="now">完了<\/span>.*お知らせ lead-30/,
    );
  });

  it('keeps a change apart from the reminders of its milestone', async () => {
    const html = await page(deskWith(told('change', { occasion: { kind: 'change', sequence: 1 } }), told('lead-30')));
    expect(textsIn(html)).toEqual(['お知らせ change', 'お知らせ lead-30']);
  });

  it('offers the five answers, folded away once there is one', async () => {
    const open = await page(deskWith(told('a')));
    for (const answer of ['acknowledge', 'snooze-week', 'snooze-month', 'done', 'wrong-owner'])
      expect(open).toContain(`name="answer" value="${answer} a" aria-describedby="about-a">`);
    expect(open).not.toContain('回答を変える');
    const answered = await page(deskWith(told('a', { state: 'acknowledged' })));
    expect(answered).toMatch(/<details class="silent"><summary>回答を変える<\/summary><ul class="choice-list">/);
    expect(answered).toContain('value="done a"');
  });

  it('folds a digest away, sets it as a list and offers only 了解', async () => {
    const html = await page(
      deskWith(
        digest('d', {
          text: '【予定のまとめ】2件あります。\n1年間の予定\n・検討終了\n・実施開始\n※ お確かめください。',
        }),
      ),
    );
    expect(html).toMatch(/<h2>未回答（0件）<\/h2>.*<h2>予定のまとめ（1件）<\/h2>/);
    expect(html).toContain('<summary><h3 id="about-d">市民窓口課の予定のまとめ</h3></summary>');
    expect(html).toContain(
      '<p>【予定のまとめ】2件あります。</p><p>1年間の予定</p><ul class="told"><li>検討終了</li><li>実施開始</li></ul><p class="hint">※ お確かめください。</p>',
    );
    expect(answersIn(html)).toEqual(['acknowledge d']);
  });

  it('says of what passed before it could be told that it passed', async () => {
    const about = milestone('gone', '2026-11-17', { precision: 'day' });
    const line = '令和8年11月17日　書かない窓口：『実施』開始';
    const html = await page(deskWith(told('a', { text: line }, about)));
    expect(html).toContain('<p>このお知らせを送る前に、期限が過ぎました。</p>');
    expect(html).not.toContain(line);
    const route = 'no-contact';
    expect(await page(deskWith(told('a', { route, text: `${line}（担当：税務課）` }, about)))).toContain(
      '（担当：税務課）',
    );
  });

  it('does not offer to put off what is due tomorrow', async () => {
    const html = await page(deskWith(told('a', {}, milestone('soon', '2026-11-21'))));
    expect(answersIn(html)).toEqual(['acknowledge a', 'done a', 'wrong-owner a']);
  });

  it('shows once what was sent to several contacts of the section', async () => {
    const slack = { kind: 'slack-channel', address: 'C1' } as const;
    expect(textsIn(await page(deskWith(told('slack-30', { contact: slack }), told('web-30'))))).toEqual([
      'お知らせ web-30',
    ]);
    expect(textsIn(await page(deskWith(told('slack-30', { contact: slack }))))).toEqual(['お知らせ slack-30']);
  });

  it('offers only 了解 to a section that is no longer in charge', async () => {
    const html = await page(deskWith(told('a', {}, milestone('x', '2027-04-01', { owners: ['税務課'] }))));
    expect(html.match(/name="answer" value="[^ ]*/g)).toEqual(['name="answer" value="acknowledge']);
  });

  it('folds away what was answered long ago', async () => {
    const many = Array.from({ length: 23 }, (_, index) =>
      told(`n-${index}`, { state: 'done' }, milestone(`m-${index}`, '2027-03-31')),
    );
    const html = await page(deskWith(...many));
    expect(html).toContain('<summary>以前のお知らせ（3件）</summary>');
    expect(textsIn(html.split('以前のお知らせ')[0] ?? '')).toHaveLength(20);
    expect(textsIn(html)).toHaveLength(23);
  });

  it('escapes what was told and who answered', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const about = milestone('x', '2027-04-01', { place: evil, uncertain: evil, measure: { id: 'x', title: evil } });
    const html = await page(
      deskWith(
        told('a', { state: 'done', text: evil, answeredBy: evil, answeredAt: '2026-11-19T01:00:00.000Z' }, about),
      ),
      `${INBOX}?answered=a`,
    );
    expect(html).toContain('&lt;img src=x');
    expect(html).not.toContain('<img');
  });

  it.each([`/inbox/nobody/${encodeURIComponent(SECTION)}`, '/inbox/aonono/nobody', '/inbox/nobody'])(
    '%s is not there',
    async (path) => {
      expect((await webApp({ desk: deskWith() }).request(path)).status).toBe(404);
    },
  );
});

describe('the list of inboxes', () => {
  it('names the sections of the municipality in its order, with what they have not answered', async () => {
    const html = await page(
      deskWith(
        told('a'),
        told('b', {}, milestone('b', '2027-03-31')),
        told('c', { state: 'done' }, milestone('c', '2027-03-31')),
      ),
      '/inbox/aonono',
    );
    expect(html).toContain('未回答は全体で2件です。');
    expect(html).toMatch(
      /情報政策課<\/span><\/a>.*市民窓口課<\/span><span class="badge now">未回答 2件<\/span><\/a>.*税務課<\/span><\/a>/,
    );
  });

  it('names a section that was sent something, though the plan does not know it', async () => {
    expect(await page(deskWith(told('a', { department: 'DX推進班' })), '/inbox/aonono')).toContain('DX推進班');
  });

  it('asks for the municipality where there are several, and leads on where there is one', async () => {
    expect(await page(deskWith(), '/inbox')).toContain('<a href="/inbox/aonono">青野野市</a>');
    const response = await webApp({ desk: deskWith(), plans: () => [cityPlan] }).request('/inbox');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/inbox/aonono']);
  });
});
