import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../src/domain/reply.ts';
import type { Assistant } from '../../../src/ports/assistant.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { browserMissing, launchChromium, overflowOf, visit } from '../web/chromium.ts';
import { type DirectLineBridge, startDirectLineBridge } from './rig/direct-line-bridge.ts';
import { openTeams, type TeamsRig } from './rig/open-teams.ts';

const LIST: Block = { kind: 'list', items: Array.from({ length: 45 }, (_, at) => `取組その${at + 1}`) };

const fake = new FakeAssistant();

/** To 「一覧」 it has a long list to tell. */
const assistant: Assistant = {
  answer: async (message) => {
    const reply = await fake.answer(message);
    return message.text.includes('一覧') ? { ...reply, kind: 'grounded', blocks: [LIST] } : reply;
  },
};

describe.skipIf(browserMissing)(
  `long and short answers in Microsoft’s chat client${browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`}`,
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let rig: TeamsRig;
    let bridge: DirectLineBridge;

    beforeAll(async () => {
      rig = await openTeams({ assistant });
      bridge = await startDirectLineBridge(rig);
      browser = await launchChromium();
    }, 60_000);

    afterAll(async () => {
      await browser.close();
      await bridge.close();
      await rig.close();
    });

    it('a question asked back is answered by a suggested action, and the rest of a long answer comes on request', async () => {
      const { page, requested, problems } = await visit(browser, { viewport: { width: 412, height: 900 } });
      await page.goto(bridge.url);
      const see = (text: string): Promise<void> => page.getByText(text, { exact: true }).last().waitFor();
      const say = async (text: string): Promise<void> => {
        await page.getByRole('textbox').fill(text);
        await page.keyboard.press('Enter');
      };

      await say('どの窓口ですか');
      await see('「窓口」にあたる取組が2つあります。');
      await page.getByRole('toolbar').getByRole('button', { name: '目標を比較する' }).click();
      await see('1件あたりの待ち時間');

      await say('取組の一覧');
      await see('・取組その20');
      expect(await page.getByText('・取組その21', { exact: true }).count()).toBe(0);
      // The client also puts what is new into a region for screen readers, for a while.
      const more = page.locator('.ac-pushButton', { hasText: '続きを見る' });
      for (const [pressed, last] of [40, 45].entries()) {
        await more.nth(pressed).click();
        await see(`・取組その${last}`);
      }
      expect(await more.count()).toBe(2);

      expect(await overflowOf(page)).toBe(0);
      expect([rig.failures, problems]).toEqual([[], []]);
      expect(requested.filter((url) => !url.startsWith(bridge.url) && !/^(?:data|blob):/u.test(url))).toEqual([]);
    });
  },
);
