import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../../../../adapters/http-server.ts';
import { draftFiles } from '../../../../src/importing/draft/draft-files.ts';
import { openDraftFolder } from '../../../../src/providers/draft-folder/draft-folder.ts';
import { FIXTURE } from '../../../plans/broken-knowledge.ts';
import { type ServingProcess, startServing } from '../../../serving-process.ts';
import { browserMissing, launchChromium, overflowOf, visit, violationsOn } from '../chromium.ts';
import { deskWith } from '../made-up-reminders.ts';
import { REVIEWED_DRAFT } from './reviewed-draft.ts';
import { openReviewHouse, type ReviewHouse } from './review-house.ts';

const MEASURE = encodeURIComponent(JSON.stringify({ field: 'title', kind: 'measure', measure: 'mizuho-1' }));
const PATHS = ['/imports', '/imports/mizuho', `/imports/mizuho/edit?on=${MEASURE}`];
const skipped = browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`;

let browser: Browser;
beforeAll(async () => {
  if (browserMissing === undefined) browser = await launchChromium();
}, 60_000);
afterEach(async () => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
});
afterAll(() => browser?.close());

describe.skipIf(browserMissing)(`the review of a draft in Chromium${skipped}`, { timeout: 60_000 }, () => {
  let house: ReviewHouse;
  let server: HttpServer;

  beforeEach(async () => {
    house = await openReviewHouse({ web: { desk: deskWith() } });
    server = await startHttpServer([], house.app, { host: '127.0.0.1', port: 0 });
  });
  afterEach(async () => {
    await server.close();
    await house.close();
  });

  it('leads from one doubt to the next, by keyboard', async () => {
    const { page, requested, problems } = await visit(browser);
    await page.goto(`${server.url}/imports`);
    await page.getByRole('link', { name: '水穂町 水穂町デジタル推進計画' }).focus();
    await page.keyboard.press('Enter');
    const first = page.getByRole('article', { name: '取組「① 電子申請の拡充」の工程「検討」（令和8年度〜）' });
    await first.getByRole('button', { name: 'このままでよい' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#d2:focus').getByText('下書きのとおりに決めました。残りは5件です。').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toMatch(/^\s*このままでよい\s*$/u);
    expect(requested.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('needs no script: what is typed wrong is still there, and then right', async () => {
    const { page } = await visit(browser, { javaScriptEnabled: false });
    await page.goto(`${server.url}/imports/mizuho`);
    const card = page.locator('#d1');
    await card.getByText('直す', { exact: true }).click();
    await card.getByLabel('工程の行の名前').fill('様式');
    await card.getByLabel('終わりの年度').fill('いつか');
    await card.getByRole('button', { name: 'この内容に直す' }).click();
    await page.getByRole('alert').getByText('「いつか」を年度として読めません。').waitFor();
    expect(await card.getByLabel('工程の行の名前').inputValue()).toBe('様式');
    await card.getByLabel('終わりの年度').fill('R9');
    await card.getByRole('button', { name: 'この内容に直す' }).click();
    await page.locator('#d2').getByText('下書きを直しました。').waitFor();
    const plan = (await house.desk.open('mizuho'))?.plan;
    expect(plan?.measures[0]?.schedule[0]).toEqual({ phase: '検討', from: 2026, to: 2027, lane: '様式' });
  });

  it('asks once more before a measure is dropped, a draft thrown away, and all accepted', async () => {
    const { page } = await visit(browser);
    await page.goto(`${server.url}/imports/mizuho`);
    for (const name of ['下書きを捨てます', '6件をすべて「このままでよい」にする'])
      expect(await page.getByRole('button', { name }).isVisible()).toBe(false);
    await page.getByText('下書きを捨てる', { exact: true }).click();
    await page.getByRole('button', { name: '下書きを捨てます' }).click();
    await page.getByText('下書きを捨てました。').waitFor();
    expect(await house.store.list()).toEqual([]);
  });

  it.each(PATHS)('%s has no fault that axe-core finds, in light or dark', async (path) => {
    const { page } = await visit(browser);
    await page.goto(server.url + path);
    await openAll(page);
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
    await openAll(page);
    for (const width of [320, 360, 390]) {
      await page.setViewportSize({ width, height: 640 });
      expect([width, await overflowOf(page), await smallControlsOn(page)]).toEqual([width, 0, []]);
    }
  });
});

describe.skipIf(browserMissing)(`a plan published in Chromium${skipped}`, { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  let serving: ServingProcess;

  beforeAll(async () => {
    await openDraftFolder(join(folder, 'drafts')).write('mizuho', draftFiles(REVIEWED_DRAFT));
    serving = await startServing({
      KAKARI_DATA: folder,
      KAKARI_KNOWLEDGE: FIXTURE,
      KAKARI_PORT: '0',
      KAKARI_REMINDERS: 'off',
      KAKARI_LOG_LEVEL: 'error',
    });
  }, 60_000);
  afterAll(async () => {
    await serving?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is answered from at once, as a person mended it', async () => {
    const { page, problems } = await visit(browser);
    await page.goto(serving.url);
    await page.getByRole('link', { name: '取込の確認' }).click();
    await page.getByRole('link', { name: '水穂町' }).click();
    const card = page.getByRole('article', { name: '取組「③ 研修の実施」の担当' });
    await card.getByText('直す', { exact: true }).click();
    await card.getByLabel('担当', { exact: true }).fill('総務課、税務課');
    await card.getByRole('button', { name: 'この内容に直す' }).click();
    await page.getByText('下書きを直しました。残りは5件です。').waitFor();
    await page.getByRole('textbox', { name: '公開する人のお名前' }).fill('総務課 山田');
    await page.getByRole('button', { name: '公開する' }).click();
    await page.locator('#result:focus').getByText('を公開しました。係は、もうこの計画から答えます。').waitFor();
    await page.getByRole('link', { name: '質問する' }).click();
    await page.getByRole('combobox', { name: '自治体' }).selectOption('水穂町');
    await page.locator('#question').fill('研修の実施の担当課は？');
    await page.getByRole('button', { name: '送信' }).click();
    await page.locator('#log article').getByText('税務課').first().waitFor();
    expect(await page.locator('#log article').innerText()).toContain('水穂町デジタル推進計画');
    expect(problems).toEqual([]);
  });
});

const openAll = (page: Page): Promise<void> =>
  page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));

/** Links within a sentence may be small (WCAG 2.2, 2.5.8). */
const smallControlsOn = (page: Page): Promise<readonly string[]> =>
  page
    .locator(':is(button, summary, select, input, textarea, a):not(.skip, p a):visible')
    .evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)),
    );
