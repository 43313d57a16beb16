import { describe, expect, it } from 'vitest';
import type { WebOptions } from '../../../adapters/web/create-web-app.ts';
import { milestonePath } from '../../../adapters/web/paths.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import { FakeReminderDesk } from '../../fakes/fake-reminder-desk.ts';
import { fixedClock } from '../../fakes/fixed-clock.ts';
import { cityPlan } from '../../fixtures/made-up-plans.ts';
import { deskWith, milestone, MILESTONES, TODAY } from './made-up-reminders.ts';
import { tidy, webApp } from './web-app.ts';

const page = async (path: string, options: Partial<WebOptions> = {}): Promise<string> =>
  tidy(await (await webApp({ desk: deskWith(), ...options }).request(path)).text());

const listed = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/<h3>([^<]*)<\/h3>/g)].map((match) => match[1]);

const daysIn = (html: string): readonly string[] =>
  [...html.matchAll(/<h2>([^<]*)<span class="distance">([^<]*)/g)].map((match) => `${match[1]} ${match[2]}`);

const deskOf = (...milestones: readonly Milestone[]): FakeReminderDesk => new FakeReminderDesk(TODAY, milestones, []);

describe('the 期限一覧', () => {
  it('shows what comes next, by day, with the days that are left', async () => {
    const html = await page('/milestones/aonono');
    expect(daysIn(html)).toEqual([
      '令和8年11月（日は未定） 今月',
      '令和9年3月31日（水） あと131日',
      '令和9年4月1日（木） あと132日',
      '令和9年10月（日は未定） あと約315日',
    ]);
    expect(html).toContain('今日から先の期限は5件です。');
    expect(html).not.toContain('過ぎました');
  });

  it('tells kind, what, owners and source of each', async () => {
    const html = await page('/milestones/aonono');
    expect(html).toContain(
      '<p class="kind">段階の終了</p><div class="what"><h3>書かない窓口（青野野市 ①）：『検討』終了</h3>',
    );
    expect(html).toContain('<span class="label">担当</span><span>市民窓口課</span>');
    expect(html).toContain('<span class="label">出典</span><span>第3章 取組 1　12ページ</span>');
  });

  it('marks what the plan leaves unsure, with the reason', async () => {
    expect(await page('/milestones/aonono')).toContain(
      '<span class="doubt">不確か</span>工程表の矢印が読み取れません。</p>',
    );
  });

  it('shows of a year what is to come first, then what is past and marked so', async () => {
    const html = await page('/milestones/aonono?year=2026');
    expect(daysIn(html).at(-1)).toBe('令和8年4月1日（水） 過ぎました');
    expect(html).toMatch(/<section class="day past"><h2>令和8年4月1日/);
    expect(listed(html)).toHaveLength(4);
    expect(html).toContain('<option value="2026" selected>令和8年度（2026年度）・今年度</option>');
  });

  it('says today of what is due today', async () => {
    expect(daysIn(await page('/milestones/aonono', { desk: deskOf(milestone('now', TODAY)) }))).toEqual([
      '令和8年11月20日（金） 本日',
    ]);
  });

  it.each([
    ['2027-09-30', 'あと約1日'],
    ['2027-10-01', '今月'],
    ['2027-10-31', '今月'],
    ['2027-11-01', undefined],
  ])('on %s says %s of an event in October 2027', async (today, distance) => {
    const html = await page('/milestones/aonono', { clock: fixedClock(today) });
    expect(daysIn(html).at(-1)).toBe(distance && `令和9年10月（日は未定） ${distance}`);
  });

  it.each([
    ['2026-03-31', 'あと約1日'],
    ['2026-04-01', '今年度'],
    ['2027-03-31', '今年度'],
  ])('on %s says %s of an event on an unknown day of 令和8年度', async (today, distance) => {
    const event = milestone('event', '2026-04-01', { kind: 'dated-event' });
    const html = await page('/milestones/aonono', { desk: deskOf(event), clock: fixedClock(today) });
    expect(daysIn(html)).toEqual([`令和8年度中（日は未定） ${distance}`]);
  });

  it('is narrowed by section and kind', async () => {
    const html = await page(`/milestones/aonono?section=${encodeURIComponent('税務課')}&kind=dated-event`);
    expect(listed(html)).toEqual([expect.stringMatching(/^市税の電子納付（青野野市 ③）：『開始』/)]);
    expect(html).toContain('今日から先の期限（税務課・予定日）は1件です。');
    expect(html).toContain('<option value="税務課" selected>');
    expect(html).toContain('<option value="dated-event" selected>予定日</option>');
  });

  it('offers the sections, years and kinds that there are, the sections in the order of the municipality', async () => {
    const html = await page('/milestones/aonono');
    const options = [...html.matchAll(/<option value="([^"]+)"/g)].map((match) => match[1]);
    expect(options).toEqual([
      '2026',
      '2027',
      '市民窓口課',
      '税務課',
      'phase-begins',
      'phase-ends',
      'target-due',
      'dated-event',
    ]);
  });

  it.each([
    '?year=1999',
    '?year=2026.0',
    '?year=2025',
    '?kind=party',
    '?kind=plan-ends',
    '?section=%3Cscript%3E',
    '?year=&section=&kind=',
    '?year=2030&year=2026',
  ])('shows everything to come where %s cannot be chosen', async (query) => {
    const html = await page(`/milestones/aonono${query}`);
    expect(html).toContain('今日から先の期限は5件です。');
    expect(html).not.toContain('<script>');
  });

  it('offers to drop the conditions where nothing fits', async () => {
    const html = await page(`/milestones/aonono?year=2027&section=${encodeURIComponent('税務課')}&kind=target-due`);
    expect(html).toContain('令和9年度（2027年度）の期限（税務課・指標の期限）はありません。');
    expect(html).toContain('<a href="/milestones/aonono">条件をすべて外す</a>');
  });

  it('says of a plan that is over that nothing comes, and where the past is', async () => {
    const html = await page('/milestones/aonono', { clock: fixedClock('2029-04-01') });
    expect(html).toContain(
      'この計画の期間は令和10年度（2028年度）で終わりました。過ぎた期限は、期間の欄で年度を選ぶと見られます。',
    );
    expect(html).toContain('今日から先の期限はありません。');
  });

  it('says that a draft is one, and stands without any milestone', async () => {
    const html = await page('/milestones/midorizawa');
    expect(html).toContain('この計画は素案です。決定されるまでに期限が変わることがあります。');
    expect(html).toContain('今日から先の期限はありません。');
  });

  it('gives the address of the calendar of exactly what is chosen', async () => {
    const html = await page(`/milestones/aonono?year=2027&section=${encodeURIComponent('税務課')}`);
    const path = `/calendar/aonono.ics?year=2027&amp;section=${encodeURIComponent('税務課')}`;
    expect(html).toContain(`readonly value="http://localhost${path}"`);
    expect(html).toContain(`<a href="${path}" download>`);
  });

  it('gives an address with TLS where a proxy ends it', async () => {
    const headers = { host: 'localhost:8080', 'x-forwarded-proto': 'https' };
    const response = await webApp({ desk: deskWith() }).request('http://localhost:8080/milestones/aonono', { headers });
    expect(await response.text()).toContain('"https://localhost:8080/calendar/aonono.ics"');
  });

  it('can be opened at a milestone', async () => {
    const [path = '', id = ''] = milestonePath(milestone('ends', '2027-03-31')).split('#');
    expect(await page(path)).toContain(`<li id="${id}"><p class="kind">段階の終了</p>`);
  });

  it('escapes what the plan says', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const desk = deskOf(
      milestone('evil', '2027-04-01', {
        phase: evil,
        place: evil,
        uncertain: evil,
        owners: [evil],
        measure: { id: 'x', number: evil, title: evil },
      }),
    );
    for (const path of ['/milestones', `/milestones/aonono?section=${encodeURIComponent(evil)}`])
      expect(await page(path, { desk })).not.toContain('<img');
  });

  it('is reached from the header and from the page of the plan', async () => {
    expect(await page('/')).toContain('<a href="/milestones">期限一覧</a><a href="/inbox">受信箱</a>');
    expect(await page('/plans/aonono')).toContain('<a href="/milestones/aonono">期限一覧を見る</a>');
    expect(await page('/milestones/aonono')).toContain('<a href="/milestones" aria-current="page">期限一覧</a>');
  });
});

describe('the 期限一覧 of several municipalities', () => {
  it('shows what comes next in each', async () => {
    const html = await page('/milestones');
    expect(html).toContain('<a href="/milestones/aonono">青野野市<span>青野野市デジタル推進計画</span></a>');
    expect(html).toMatch(/令和8年11月（日は未定）<span class="distance">今月<\/span><\/p><p>書かない窓口/);
    expect(html).toContain('ほかに今後4件');
    expect(html).toMatch(/緑沢沢町.*これからの期限はありません。/);
  });

  it('leads on where there is only one', async () => {
    const response = await webApp({ desk: deskWith(), plans: () => [cityPlan] }).request('/milestones');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/milestones/aonono']);
  });

  it('stands without any plan', async () => {
    expect(await page('/milestones', { plans: () => [] })).toContain('登録されている計画はまだありません。');
  });
});

describe('a calendar', () => {
  const calendar = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    webApp({ desk: deskWith() }).request(path, { headers });

  it('is an iCalendar file with a name, asked for anew each time', async () => {
    const { status, headers } = await calendar('/calendar/aonono.ics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="kakari.ics"; filename*=UTF-8''${encodeURIComponent('青野野市の期限.ics')}`,
    );
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('holds all milestones, past ones too', async () => {
    const text = await (await calendar('/calendar/aonono.ics')).text();
    expect(text.match(/^UID:.*$/gm)).toHaveLength(MILESTONES.length);
  });

  it('holds what was chosen', async () => {
    const text = await (
      await calendar(`/calendar/aonono.ics?year=2026&section=${encodeURIComponent('税務課')}`)
    ).text();
    expect(text.match(/^UID:.*$/gm)).toEqual(['UID:target']);
    const kind = await (await calendar('/calendar/aonono.ics?kind=dated-event')).text();
    expect(kind.match(/^UID:.*$/gm)).toEqual(['UID:this-month', 'UID:october']);
  });

  it('holds everything where a condition cannot be chosen, so that nobody misses a day', async () => {
    const text = await (await calendar('/calendar/aonono.ics?section=nobody&kind=party&year=x')).text();
    expect(text.match(/^UID:.*$/gm)).toHaveLength(MILESTONES.length);
  });

  it('is not sent again to who has it', async () => {
    const tag = (await calendar('/calendar/aonono.ics')).headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    const again = await calendar('/calendar/aonono.ics', { 'if-none-match': tag });
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'no-cache']);
  });

  it.each(['/calendar/nobody.ics', '/calendar/aonono', '/calendar/.ics', '/calendar/aonono.ics.ics'])(
    '%s is not there',
    async (path) => {
      expect((await calendar(path)).status).toBe(404);
    },
  );

  it('is kept from foreign host names', async () => {
    expect((await calendar('/calendar/aonono.ics', { host: 'evil.example' })).status).toBe(403);
  });
});

describe('where reminders are switched off', () => {
  const PATHS = ['/milestones', '/milestones/aonono', '/calendar/aonono.ics', '/inbox', '/inbox/aonono'];

  it.each([...PATHS, `/inbox/aonono/${encodeURIComponent('税務課')}`])('%s is not there', async (path) => {
    expect((await webApp().request(path)).status).toBe(404);
  });

  it.each(['/', '/plans', '/plans/aonono', '/nowhere'])('%s leads to none of them', async (path) => {
    expect(await (await webApp().request(path)).text()).not.toMatch(/href="\/(?:milestones|inbox)/);
  });
});
