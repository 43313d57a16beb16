import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../../../adapters/http-server.ts';
import type { FakeReminderDesk } from '../../fakes/fake-reminder-desk.ts';
import { browserMissing, INTRANET_NAME, launchChromium, overflowOf, visit, violationsOn } from './chromium.ts';
import { deskWith, milestone, told } from './made-up-reminders.ts';
import { webApp } from './web-app.ts';

const INBOX = `/inbox/aonono/${encodeURIComponent('市民窓口課')}`;
const PATHS = ['/milestones', '/milestones/aonono', '/milestones/aonono?year=2026', '/inbox', '/inbox/aonono', INBOX];

/** A word without a place to break it, as a plan may have. */
const LONG = '電子申請'.repeat(3) + 'x'.repeat(90);

const reminders = () => [
  told('first-30', { late: true, escalatedOn: '2026-11-19' }),
  told(
    'second-90',
    { dueOn: '2026-11-10', state: 'failed' },
    milestone('long', '2027-04-01', { place: LONG, uncertain: LONG }),
  ),
  told('third-7', { state: 'snoozed', snoozedUntil: '2026-12-01' }, milestone('third', '2027-10-01')),
];

describe.skipIf(browserMissing)(
  `reminders in Chromium${browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`}`,
  { timeout: 30_000 },
  () => {
    let browser: Browser;
    let desk: FakeReminderDesk;
    let server: HttpServer;

    beforeAll(async () => {
      browser = await launchChromium();
    }, 60_000);

    beforeEach(async () => {
      desk = deskWith(...reminders());
      server = await startHttpServer([], webApp({ desk, allowedHosts: [INTRANET_NAME] }), {
        host: '127.0.0.1',
        port: 0,
      });
    });

    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      await server.close();
    });

    afterAll(() => browser.close());

    it('a section is chosen and its reminder answered by keyboard', async () => {
      const { page, requested, problems } = await visit(browser);
      await page.goto(`${server.url}/inbox/aonono`);
      await page.getByRole('link', { name: '市民窓口課 未回答 2件' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: '回答者（任意）' }).fill('青野花子');
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toMatch(/^\s*了解\s*$/);
      await page.keyboard.press('Enter');
      await page.getByText('「了解」を記録しました').waitFor();
      expect(desk.answers).toEqual([{ reminder: 'first-30', answer: 'acknowledge', by: '市民窓口課 青野花子' }]);
      expect(await page.getByRole('heading', { name: '未回答（1件）' }).isVisible()).toBe(true);
      await page.locator('[role=status]:focus').waitFor();
      expect(requested.filter((url) => !url.startsWith(server.url))).toEqual([]);
      expect(problems).toEqual([]);
    });

    it('Enter in the field of the name answers nothing', async () => {
      const { page } = await visit(browser);
      const methods: string[] = [];
      page.on('request', (request) => methods.push(request.method()));
      await page.goto(server.url + INBOX);
      await page.getByRole('textbox', { name: '回答者（任意）' }).fill('青野花子');
      await page.keyboard.press('Enter');
      await page.reload();
      expect(methods).not.toContain('POST');
      expect(desk.answers).toEqual([]);
    });

    it('an answer is changed without script, under a plain intranet name', async () => {
      const { page } = await visit(browser, { javaScriptEnabled: false });
      await page.goto(server.url.replace('127.0.0.1', INTRANET_NAME) + INBOX);
      await page.getByText('回答を変える').click();
      await page
        .getByRole('listitem')
        .filter({ hasText: '後で（12月1日に再通知）' })
        .getByRole('button', { name: '完了した' })
        .click();
      await page.getByText('「完了」を記録しました').waitFor();
      expect(desk.answers).toEqual([{ reminder: 'third-7', answer: 'done', by: '市民窓口課' }]);
    });

    it('the milestones are narrowed, and the address of their calendar is taken by keyboard', async () => {
      const { page } = await visit(browser);
      await page.goto(`${server.url}/milestones/aonono`);
      await page.getByRole('combobox', { name: '担当課' }).selectOption('税務課');
      await page.getByRole('button', { name: '表示' }).click();
      await page.getByText('今日から先の期限（税務課）は2件です。').waitFor();
      await page.locator('summary').filter({ hasText: 'カレンダーに追加' }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const address = page.getByRole('textbox', { name: '購読用アドレス' });
      const selected = await address.evaluate((field: HTMLInputElement) =>
        field === document.activeElement ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0) : '',
      );
      expect(selected).toBe(`${server.url}/calendar/aonono.ics?section=${encodeURIComponent('税務課')}`);
      expect((await page.request.get(selected)).headers()['content-type']).toBe('text/calendar; charset=utf-8');
    });

    it('a calendar is kept as a file', async () => {
      const { page } = await visit(browser);
      await page.goto(`${server.url}/milestones/aonono`);
      await page.getByText('カレンダーに追加').click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('（.ics）で保存').click()]);
      expect(download.suggestedFilename()).toBe('青野野市の期限.ics');
    });

    it.each(PATHS)('%s has no fault that axe-core finds, in light or dark', async (path) => {
      const { page } = await visit(browser);
      await page.goto(server.url + path);
      for (const summary of await page.locator('summary').all()) await summary.click();
      const faults: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await violationsOn(page)));
      }
      expect(faults).toEqual([]);
    });

    it.each(PATHS)('%s fits on a phone, with controls large enough for a finger', async (path) => {
      const { page } = await visit(browser);
      await page.goto(server.url + path);
      for (const summary of await page.locator('summary').all()) await summary.click();
      for (const width of [320, 360, 390]) {
        await page.setViewportSize({ width, height: 640 });
        expect([width, await overflowOf(page), await smallControlsOn(page)]).toEqual([width, 0, []]);
      }
    });
  },
);

/** Links within a sentence may be small (WCAG 2.2, 2.5.8). */
const smallControlsOn = (page: Page): Promise<readonly string[]> =>
  page
    .locator(':is(button, summary, select, input, a):not(.skip, p a):visible')
    .evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)),
    );
