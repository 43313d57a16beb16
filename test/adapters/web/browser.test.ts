import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../../../adapters/http-server.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { browserMissing, INTRANET_NAME, launchChromium, overflowOf, visit, violationsOn } from './chromium.ts';
import { webApp } from './web-app.ts';

const PATHS = ['/', '/plans', '/plans/aonono', '/plans/midorizawa', '/nowhere'];

describe.skipIf(browserMissing)(
  `in Chromium${browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`}`,
  { timeout: 30_000 },
  () => {
    const assistant = new FakeAssistant();
    let browser: Browser;
    let server: HttpServer;

    beforeAll(async () => {
      server = await startHttpServer([], webApp({ assistant, allowedHosts: [INTRANET_NAME] }), {
        host: '127.0.0.1',
        port: 0,
      });
      browser = await launchChromium();
    }, 60_000);

    afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

    afterAll(async () => {
      await browser.close();
      await server.close();
    });

    it('a question is asked by keyboard and its answer is in sight with its sources', async () => {
      const { page, requested, problems } = await visit(browser);
      await page.goto(server.url);
      await page.getByRole('combobox', { name: '自治体' }).selectOption('青野野市');
      await page.getByRole('textbox', { name: '質問' }).focus();
      await page.keyboard.type('書かない窓口の');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.type('担当は？');
      await page.keyboard.press('Enter');
      const answer = page.getByRole('log').getByRole('article');
      await answer.waitFor();
      expect(await answer.locator('p').first().textContent()).toBe('「書かない窓口」の担当は市民窓口課です。');
      expect(await answer.locator('.lead').boundingBox()).toMatchObject({
        y: expect.toSatisfy((y: number) => y > 0 && y < 500),
      });
      expect(await answer.locator('summary').first().textContent()).toMatch(
        /青野野市デジタル推進計画\s+第2版　第3章 取組 1 書かない窓口\s+12ページ/,
      );
      expect(assistant.messages.at(-1)).toMatchObject({ text: '書かない窓口の\n担当は？', municipality: 'aonono' });
      expect(await page.getByRole('textbox', { name: '質問' }).inputValue()).toBe('');
      expect(requested.filter((url) => !url.startsWith(server.url))).toEqual([]);
      expect(page.url()).not.toContain(encodeURIComponent('窓口'));
      expect(problems).toEqual([]);
    });

    it('a cited passage opens by keyboard', async () => {
      const { page } = await visit(browser);
      await page.goto(server.url);
      await ask(page, '担当は？');
      await page.locator('summary').first().focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('.passage').first().isVisible()).toBe(true);
    });

    it('Enter that ends the conversion of kana does not send', async () => {
      const { page, requested } = await visit(browser);
      await page.goto(server.url);
      await page.getByRole('textbox').focus();
      const client = await page.context().newCDPSession(page);
      await client.send('Input.imeSetComposition', { text: '窓口', selectionStart: 2, selectionEnd: 2 });
      const sent = requested.length;
      await page
        .locator('#question')
        .dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
      await page
        .locator('#question')
        .dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true });
      await client.send('Input.insertText', { text: '窓口の担当は？' });
      expect(await page.getByRole('textbox').inputValue()).toBe('窓口の担当は？');
      expect([requested.length, await page.locator('.turn').count()]).toEqual([sent, 0]);
      await page.keyboard.press('Enter');
      await page.locator('.turn').waitFor();
    });

    it('a follow-up is asked by a button, with what was asked before', async () => {
      const { page } = await visit(browser);
      await page.goto(server.url);
      await ask(page, '書かない窓口の担当は？');
      await page.getByRole('button', { name: 'いつから始まりますか' }).click();
      await page.locator('.turn').nth(1).waitFor();
      expect(assistant.messages.at(-1)).toMatchObject({
        text: '書かない窓口はいつから始まりますか',
        history: ['書かない窓口の担当は？'],
      });
      expect(
        await page
          .locator('.question')
          .nth(1)
          .evaluate((heading) => heading === document.activeElement),
      ).toBe(true);
    });

    it('the conversation outlasts a reload and ends when it is cleared', async () => {
      const { page } = await visit(browser);
      await page.goto(server.url);
      await page.getByRole('combobox').selectOption('緑沢沢町');
      await ask(page, '全部教えて');
      await page.reload();
      expect(await page.locator('.turn').count()).toBe(1);
      expect(await page.getByRole('combobox').inputValue()).toBe('midorizawa');
      expect(await page.locator('#welcome').isVisible()).toBe(false);
      await page.getByRole('link', { name: '会話を消す' }).click();
      await page.locator('#welcome').waitFor();
      await page.reload();
      expect(await page.locator('.turn').count()).toBe(0);
    });

    it('what was typed stays in the box when the server cannot be reached', async () => {
      const { page, context } = await visit(browser);
      await page.goto(server.url);
      await context.setOffline(true);
      await page.getByRole('textbox').fill('担当は？');
      await page.keyboard.press('Enter');
      await page.getByText('係に接続できませんでした。').waitFor();
      expect(await page.getByRole('textbox').inputValue()).toBe('担当は？');
    });

    it('a question that is too long is refused with a sentence and kept', async () => {
      const { page } = await visit(browser);
      await page.goto(server.url);
      await page.getByRole('textbox').fill('あ'.repeat(100_000));
      await page.getByRole('button', { name: '送信' }).click();
      await page.getByText('送られた文章が大きすぎるため').waitFor();
      expect((await page.getByRole('textbox').inputValue()).length).toBe(100_000);
    });

    it('markup in a question is text, also after a reload', async () => {
      const { page, problems } = await visit(browser);
      await page.goto(server.url);
      await ask(page, '<img src=x onerror="document.title=1"><script>document.title=2</script>');
      await page.reload();
      expect(await page.locator('.question bdi').textContent()).toContain('<script>');
      expect([await page.locator('#log img, #log script').count(), await page.title()]).toEqual([
        0,
        '質問する｜係 Kakari',
      ]);
      expect(problems).toEqual([]);
    });

    it('everything works without script, also under a plain intranet name', async () => {
      const { page } = await visit(browser, { javaScriptEnabled: false });
      await page.goto(server.url.replace('127.0.0.1', INTRANET_NAME));
      await page.getByRole('textbox').fill('書かない窓口の担当は？');
      await page.getByRole('button', { name: '送信' }).click();
      await page.getByRole('button', { name: 'いつから始まりますか' }).click();
      await page.getByText('令和9年度（2027年度）から実施します。').waitFor();
      expect(await page.getByRole('heading', { name: 'これまでの質問' }).isVisible()).toBe(true);
      expect(assistant.messages.at(-1)?.history).toEqual(['書かない窓口の担当は？']);
    });

    it.each(PATHS)('%s has no fault that axe-core finds, in light or dark', async (path) => {
      const { page } = await visit(browser);
      await page.goto(server.url + path);
      expect(await faultsOf(page)).toEqual([]);
    });

    it.each(['全部教えてください', 'Who is in charge?', 'どの窓口ですか', '空飛ぶ車'])(
      'an answer to %s has none either',
      async (question) => {
        const { page } = await visit(browser);
        await page.goto(server.url);
        await ask(page, question);
        for (const summary of await page.locator('summary').all()) await summary.click();
        expect(await faultsOf(page)).toEqual([]);
      },
    );

    it.each(PATHS)('%s fits on a phone', async (path) => {
      const { page } = await visit(browser);
      await page.goto(server.url + path);
      expect(await overflowsOf(page)).toEqual([0, 0, 0]);
    });

    it('an answer fits on a phone, its tables scroll by keyboard, and its controls are large enough for a finger', async () => {
      const { page } = await visit(browser, { viewport: { width: 320, height: 640 } });
      await page.goto(server.url);
      await ask(page, `全部${'a'.repeat(300)}`);
      const table = page.getByRole('region', { name: '窓口の取組の工程表' });
      await table.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => table.evaluate((region) => region.scrollLeft)).toBeGreaterThan(0);
      const small = await page
        .locator(':is(button, summary, select, textarea, a):not(.skip):visible')
        .evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)),
        );
      expect(small).toEqual([]);
      expect(await overflowsOf(page)).toEqual([0, 0, 0]);
    });

    it('the first stop of the keyboard leads to the content', async () => {
      const { page } = await visit(browser);
      await page.goto(`${server.url}/plans`);
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('本文へ移動');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').getAttribute('href')).toBe('/plans/aonono');
    });
  },
);

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: '質問' }).fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.turn').waitFor();
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await violationsOn(page)).map((violation) => `${colorScheme}: ${violation}`));
  }
  return faults;
}

async function overflowsOf(page: Page): Promise<readonly number[]> {
  const overflows: number[] = [];
  for (const width of [320, 360, 390]) {
    await page.setViewportSize({ width, height: 640 });
    overflows.push(await overflowOf(page));
  }
  return overflows;
}
