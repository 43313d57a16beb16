import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../../../adapters/http-server.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { WORDED, WORDED_SO_FAR, WritingAssistant } from '../../fakes/writing-assistant.ts';
import { browserMissing, launchChromium, visit, violationsOn } from './chromium.ts';
import { webApp } from './web-app.ts';

describe.skipIf(browserMissing)(
  `an answer while it is written, in Chromium${browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`}`,
  { timeout: 30_000 },
  () => {
    const clock = new ManualClock('2026-11-20');
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
    let browser: Browser;
    let server: HttpServer;

    beforeAll(async () => {
      server = await startHttpServer([], webApp({ assistant, clock }), { host: '127.0.0.1', port: 0 });
      browser = await launchChromium();
    }, 60_000);

    afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

    afterAll(async () => {
      await browser.close();
      await server.close();
    });

    const ask = async (page: Page): Promise<void> => {
      await page.locator('#question').fill('書かない窓口を説明して');
      await page.keyboard.press('Enter');
    };

    it('can be read outside of what is read aloud, and moves there once it is whole', async () => {
      const { page, problems } = await visit(browser);
      await page.goto(server.url);
      let finish = (): void => undefined;
      assistant.whenShown = () => new Promise((resolve) => (finish = resolve));
      await ask(page);
      await page.locator('#writing').getByText('申請書を手で書かずに済む').waitFor();
      expect(await page.getByRole('log').getByRole('article').count()).toBe(0);
      expect(await page.getByRole('status').textContent()).toBe('回答を書いています…');
      expect(await page.locator('#writing').evaluate((one) => one.closest('[aria-live], [role=log]'))).toBeNull();
      finish();
      await page.getByRole('log').getByText('取りまとめて実施します').waitFor();
      expect(await page.locator('#writing').innerHTML()).toBe('');
      expect([await page.getByRole('status').textContent(), problems]).toEqual(['', []]);
    });

    it('leads from its marks to its own sources, also after another answer and a reload', async () => {
      const { page } = await visit(browser);
      assistant.whenShown = () => Promise.resolve();
      await page.goto(server.url);
      for (const turns of [1, 2]) {
        clock.move(1000);
        await ask(page);
        await page
          .locator('#log .turn')
          .nth(turns - 1)
          .waitFor();
      }
      await page.reload();
      const second = page.getByRole('article').nth(1);
      await second.getByRole('link', { name: '出典2' }).click();
      expect(
        await second
          .locator('details')
          .nth(1)
          .evaluate((one) => (one as HTMLDetailsElement).open),
      ).toBe(true);
      expect(
        await second
          .locator('summary')
          .nth(1)
          .evaluate((one) => one === document.activeElement),
      ).toBe(true);
      const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
      expect(ids).toEqual([...new Set(ids)]);
      expect(await violationsOn(page)).toEqual([]);
    });

    it('that does not come to its end leaves nothing but a sentence, and the question for another try', async () => {
      const { page } = await visit(browser);
      await page.goto(server.url);
      const line = {
        kind: 'so-far',
        html: '<div class="turn"><h2 class="question"><bdi>？</bdi></h2><p>半分</p></div>',
      };
      await page.route(server.url + '/', (route) =>
        route.fulfill({ contentType: 'application/x-ndjson; charset=utf-8', body: `${JSON.stringify(line)}\n` }),
      );
      await ask(page);
      await page.getByText('係に接続できませんでした。').waitFor();
      expect(await page.getByText('半分').count()).toBe(0);
      expect(await page.locator('#question').inputValue()).toBe('書かない窓口を説明して');
      expect(await page.evaluate(() => sessionStorage.getItem('kakari.conversation.1') ?? '')).not.toContain('半分');
    });
  },
);
