import { describe, expect, it } from 'vitest';
import type { FakeReminderDesk } from '../../fakes/fake-reminder-desk.ts';
import { deskWith, milestone, told } from './made-up-reminders.ts';
import { tidy, webApp } from './web-app.ts';

const SECTION = '市民窓口課';
const INBOX = `/inbox/aonono/${encodeURIComponent(SECTION)}`;

const page = async (desk: FakeReminderDesk, path = INBOX): Promise<string> =>
  tidy(await (await webApp({ desk }).request(path)).text());

const after = async (desk: FakeReminderDesk, response: Response): Promise<string> =>
  page(desk, (response.headers.get('location') ?? '').replace(/#.*/, ''));

describe('an answer', () => {
  const OWN = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };

  const post = async (
    desk: FakeReminderDesk,
    fields: Readonly<Record<string, string>>,
    { path = INBOX, headers = OWN }: { path?: string; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> =>
    webApp({ desk }).request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });

  it.each([
    ['acknowledge', '了解'],
    ['snooze-week', '後で（11月27日に再通知）'],
    ['done', '完了'],
    ['wrong-owner', '担当違い'],
  ])('%s is kept with who gave it, and the inbox says so', async (answer, words) => {
    const desk = deskWith(told('a'));
    const response = await post(desk, { answer: `${answer} a`, by: ' 青野　花子\n' });
    expect([response.status, response.headers.get('location')]).toEqual([303, `${INBOX}?answered=a#result`]);
    expect(desk.answers).toEqual([{ reminder: 'a', answer, by: '市民窓口課 青野 花子' }]);
    expect(await after(desk, response)).toContain(
      `role="status" tabindex="-1"><span>「${words}」を記録しました。</span><span>書かない窓口（青野野市 ①）：『検討』終了</span></p>`,
    );
  });

  it('is given in the name of the section where nobody is named', async () => {
    const desk = deskWith(told('a'));
    await post(desk, { answer: 'done a', by: '  ' });
    expect(desk.answers.map(({ by }) => by)).toEqual([SECTION]);
  });

  it('takes note of what the promoters were told of the other sections', async () => {
    const passedOn = (department: string) =>
      told(department, { department, route: 'no-contact', contact: { kind: 'web', address: `aonono/${SECTION}` } });
    const desk = deskWith(passedOn('税務課'), passedOn('情報政策課'));
    await post(desk, { answer: 'acknowledge 税務課' });
    expect(desk.answers.map(({ reminder, answer }) => [reminder, answer])).toEqual([
      ['税務課', 'acknowledge'],
      ['情報政策課', 'acknowledge'],
    ]);
  });

  it('leaves the name in the form of the next page, until it is taken out', async () => {
    const desk = deskWith(told('a'));
    const response = await post(desk, { answer: 'done a', by: '青野 "花子"' });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/; Path=\/inbox; HttpOnly; SameSite=Strict$/);
    const headers = { cookie: cookie.replace(/;.*/, '') };
    expect(await (await webApp({ desk }).request(INBOX, { headers })).text()).toContain(
      'value="青野 &quot;花子&quot;"',
    );
    const cleared = await post(desk, { answer: 'done a', by: '' }, { headers: { ...OWN, ...headers } });
    expect(cleared.headers.getSetCookie()).toEqual(['kakari-by=; Max-Age=0; Path=/inbox']);
  });

  it('can be changed', async () => {
    const desk = deskWith(told('a', { state: 'wrong-owner' }));
    expect(await after(desk, await post(desk, { answer: 'done a' }))).toContain('「完了」を記録しました');
  });

  it('that comes too late to put it off changes nothing, and the inbox says so', async () => {
    const desk = deskWith(told('a', {}, milestone('soon', '2026-11-25')));
    const html = await after(desk, await post(desk, { answer: 'snooze-week a' }));
    expect(html).toContain('期限が近いため、後で知らせることはできません。別の回答を選んでください');
    expect([desk.answers, html.includes('未回答（1件）')]).toEqual([[], true]);
  });

  it('is not announced because an address says so', async () => {
    expect(await page(deskWith(told('a')), `${INBOX}?answered=nobody&late=%3Cimg%3E`)).not.toMatch(/id="result"|<img/);
    expect(await page(deskWith(told('a')), `${INBOX}?answered=a`)).not.toContain('記録しました');
  });

  it.each([
    [{ answer: 'explode a' }, 400, '回答を読み取れませんでした。'],
    [{ answer: 'done' }, 400, '回答を読み取れませんでした。'],
    [{ answer: 'done a b' }, 400, '回答を読み取れませんでした。'],
    [{ by: '青野' }, 400, '回答を読み取れませんでした。'],
    [{ answer: 'done a', by: '野'.repeat(51) }, 400, '回答者は50文字までで入力してください。'],
    [{ answer: 'done nobody' }, 404, 'このお知らせは、この課の受信箱にありません。'],
    [{ answer: 'done other-section' }, 404, 'このお知らせは、この課の受信箱にありません。'],
    [{ answer: 'done not-yet' }, 404, 'このお知らせは、この課の受信箱にありません。'],
  ])('such as %j is refused with %i', async (fields: Readonly<Record<string, string>>, status, sentence) => {
    const desk = deskWith(
      told('a'),
      told('other-section', { department: '税務課' }),
      told('not-yet', { state: 'due' }),
    );
    const response = await post(desk, fields);
    expect([response.status, desk.answers]).toEqual([status, []]);
    expect(await response.text()).toContain(sentence);
  });

  it('may come with a name of 50 characters outside the basic plane', async () => {
    const desk = deskWith(told('a'));
    expect((await post(desk, { answer: 'done a', by: '𠮷'.repeat(50) })).status).toBe(303);
  });

  it('loses characters that turn the direction of writing', async () => {
    const desk = deskWith(told('a'));
    await post(desk, { answer: 'done a', by: '青\u202e野\u0007' });
    expect(desk.answers.map(({ by }) => by)).toEqual(['市民窓口課 青野']);
  });

  it.each([
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': '' },
  ])('from another site is refused: %j', async (headers) => {
    const desk = deskWith(told('a'));
    const response = await post(desk, { answer: 'done a' }, { headers });
    expect([response.status, desk.answers]).toEqual([403, []]);
  });

  it('that is too large is refused', async () => {
    const response = await post(deskWith(told('a')), { answer: 'done a', by: 'あ'.repeat(100_000) });
    expect([response.status, (await response.text()).includes('送られた内容が大きすぎます')]).toEqual([413, true]);
  });

  it.each(['/inbox/aonono/nobody', `/inbox/nobody/${encodeURIComponent(SECTION)}`])(
    'to %s is refused',
    async (path) => {
      expect((await post(deskWith(told('a')), { answer: 'done a' }, { path })).status).toBe(404);
    },
  );

  it('that is no form is refused', async () => {
    const init = {
      method: 'POST',
      headers: { ...OWN, 'content-type': 'application/json' },
      body: '{"answer":"done a"}',
    };
    expect((await webApp({ desk: deskWith(told('a')) }).request(INBOX, init)).status).toBe(400);
  });
});
