import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../../../adapters/http-server.ts';
import type { WebFailure } from '../../../adapters/web/respond.ts';
import { createAssistant } from '../../../src/conversation/handle-message.ts';
import { DEFAULT_PERSONAL_DATA_POLICY } from '../../../src/domain/personal-data.ts';
import { cityPlan, townPlan } from '../../fixtures/made-up-plans.ts';
import { browserMissing, launchChromium, visit } from './chromium.ts';
import { askJson, submit, webApp } from './web-app.ts';

const STOPPED = 'マイナンバー1234-5678-9018の人の書かない窓口の担当は？';
const NUMBER = /1234.?5678.?9018/u;
const assistant = createAssistant([cityPlan, townPlan], { thesaurus: [] });

describe('a question that is stopped', () => {
  it('is not shown again, nor put into the fields of the next one', async () => {
    const response = await submit(webApp({ assistant }), { question: STOPPED, history: [STOPPED, '担当は？'] });
    const page = await response.text();
    expect(page).toContain('個人情報（マイナンバー）');
    expect(page).toContain('表示していません');
    expect(page).not.toMatch(NUMBER);
    expect(page.match(/name="history" value="[^"]*"/gu)).toEqual(['name="history" value="担当は？"']);
  });

  it('is told to the script as not to be kept', async () => {
    const response = await submit(webApp({ assistant }), { question: STOPPED }, { 'kakari-fragment': '1' });
    const fragment = await response.text();
    expect(fragment).toContain('<div class="turn unkept">');
    expect(fragment).not.toMatch(NUMBER);
  });

  it('is answered by the JSON interface without a word of it', async () => {
    const response = await askJson(webApp({ assistant }), { question: STOPPED });
    const body = await response.text();
    expect(body).toContain('personal-data');
    expect(body).not.toMatch(NUMBER);
  });

  it('is in no log and on no page where answering fails with an error that repeats it', async () => {
    const failures: WebFailure[] = [];
    const failing = { answer: ({ text }: { text: string }) => Promise.reject(new Error(`no ${text}`)) };
    const app = webApp({ assistant: failing, reportFailure: (failure) => failures.push(failure) });
    const response = await submit(app, { question: STOPPED });
    expect(failures).toHaveLength(1);
    expect(JSON.stringify(failures) + (await response.text())).not.toMatch(NUMBER);
  });

  it('is not shown again where it is too long either', async () => {
    const response = await submit(webApp({ assistant }), {
      question: `${STOPPED}${'あ'.repeat(2001)}`,
      history: STOPPED,
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(NUMBER);
  });
});

describe('a question that is masked', () => {
  it('is shown and handed on as it was masked, by the policy of the installation', async () => {
    const question = '090-0000-1234の人の書かない窓口の担当は？';
    const page = await (await submit(webApp({ assistant }), { question })).text();
    expect(page).toContain('name="history" value="〔電話番号〕の人の書かない窓口の担当は？"');
    expect(page).not.toContain('090-0000-1234');
    const { handling } = DEFAULT_PERSONAL_DATA_POLICY;
    const personalData = { ...DEFAULT_PERSONAL_DATA_POLICY, handling: { ...handling, phone: 'stop' } } as const;
    const strict = createAssistant([cityPlan, townPlan], { thesaurus: [], personalData });
    const stopped = await (await submit(webApp({ assistant: strict, personalData }), { question })).text();
    expect(stopped).toContain('turn unkept');
    expect(stopped).not.toContain('090-0000-1234');
  });
});

describe.skipIf(browserMissing)(
  `in Chromium${browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`}`,
  { timeout: 30_000 },
  () => {
    let browser: Browser;
    let server: HttpServer;

    beforeAll(async () => {
      server = await startHttpServer([], webApp({ assistant }), { host: '127.0.0.1', port: 0 });
      browser = await launchChromium();
    }, 60_000);

    afterAll(async () => {
      await browser.close();
      await server.close();
    });

    it('a stopped question is nowhere in the page or in what the browser keeps, and others are kept masked', async () => {
      const { page, context } = await visit(browser);
      await page.goto(server.url);
      const ask = async (text: string, answers: number): Promise<void> => {
        await page.getByRole('textbox', { name: '質問' }).fill(text);
        await page.keyboard.press('Enter');
        await page
          .getByRole('log')
          .getByRole('article')
          .nth(answers - 1)
          .waitFor();
      };
      await ask('090-0000-1234の人の書かない窓口の担当は？', 1);
      await ask(STOPPED, 2);
      const kept = () => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
      expect(await kept()).toContain('〔電話番号〕の人の');
      const everything = [
        await kept(),
        await page.content(),
        page.url(),
        await page.getByRole('textbox', { name: '質問' }).inputValue(),
      ];
      expect(everything.join('\n')).not.toMatch(NUMBER);
      expect(everything.join('\n')).not.toContain('090-0000');
      expect(await kept()).not.toContain('マイナンバー');
      await page.reload();
      expect(await page.getByRole('log').getByRole('article').count()).toBe(1);
      await context.close();
    });
  },
);
