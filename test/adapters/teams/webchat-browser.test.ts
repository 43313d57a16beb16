import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectoryEntry } from '../../../src/domain/directory.ts';
import type { Block } from '../../../src/domain/reply.ts';
import type { Assistant } from '../../../src/ports/assistant.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { browserMissing, launchChromium, overflowOf, visit, type Visit } from '../web/chromium.ts';
import { type DirectLineBridge, startDirectLineBridge } from './rig/direct-line-bridge.ts';
import { openTeams, type TeamsRig } from './rig/open-teams.ts';
import { HANAKO } from './rig/payloads.ts';

const DIRECTORY: readonly DirectoryEntry[] = [
  {
    municipality: 'aoba',
    department: '市民課',
    contact: { kind: 'teams-user', address: HANAKO.aadObjectId },
    promoter: false,
  },
];

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
  `a chat in Microsoft’s chat client${browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`}`,
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let rig: TeamsRig;
    let bridge: DirectLineBridge;
    let seen: Visit;
    let page: Page;

    beforeAll(async () => {
      rig = await openTeams({ today: '2027-02-26', directory: DIRECTORY, assistant });
      bridge = await startDirectLineBridge(rig);
      browser = await launchChromium();
      seen = await visit(browser, { viewport: { width: 412, height: 900 } });
      ({ page } = seen);
      await page.goto(bridge.url);
    }, 60_000);

    afterAll(async () => {
      await browser.close();
      await bridge.close();
      await rig.close();
    });

    /** What was reported, what went wrong in the page, what it asked of others, and how far it is too wide. */
    const faults = async (): Promise<readonly unknown[]> => [
      ...rig.failures,
      ...seen.problems,
      ...seen.requested.filter((url) => !url.startsWith(bridge.url) && !/^(?:data|blob):/u.test(url)),
      ...[await overflowOf(page)].filter((pixels) => pixels !== 0),
    ];
    const write = async (text: string): Promise<void> => {
      await page.getByRole('textbox').fill(text);
      await page.keyboard.press('Enter');
    };
    const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).last().click();
    const see = (text: string): Promise<void> => page.getByText(text).last().waitFor();

    it('answers a question, its follow-up by a button, and shows its sources', async () => {
      await write('書かない窓口の担当は？');
      await see('市民窓口課です');
      await press('出典の内容を見る');
      await see('窓口で書く量を減らす');
      await press('いつから始まりますか');
      await see('令和9年度（2027年度）から実施します');
      expect(await faults()).toEqual([]);
    });

    it('asks back with suggested actions, one of which is the answer', async () => {
      await write('どの窓口ですか');
      await see('「窓口」にあたる取組が2つあります。');
      await page.getByRole('toolbar').getByRole('button', { name: '目標を比較する' }).click();
      await see('1件あたりの待ち時間');
      expect(await faults()).toEqual([]);
    });

    it('tells the rest of a long answer on request', async () => {
      const seeItem = (at: number): Promise<void> =>
        page.getByText(`・取組その${at}`, { exact: true }).last().waitFor();
      await write('取組の一覧');
      await seeItem(20);
      expect(await page.getByText('・取組その21', { exact: true }).count()).toBe(0);
      // The client also puts what is new into a region for screen readers, for a while.
      const more = page.locator('.ac-pushButton', { hasText: '続きを見る' });
      for (const [pressed, last] of [40, 45].entries()) {
        await more.nth(pressed).click();
        await seeItem(last);
      }
      expect(await more.count()).toBe(2);
      expect(await faults()).toEqual([]);
    });

    it('takes the section from a list, and shows what it has coming', async () => {
      await write('自分の課の予定');
      await page.getByRole('combobox', { name: '課の名前を入力して選ぶ', exact: true }).fill('市民課');
      await press('所属の課を登録する');
      await see('書かない窓口の導入');
      const person = { platform: 'teams', tenant: rig.app.tenant, id: HANAKO.aadObjectId } as const;
      expect(await rig.house.desk.sectionOf(person)).toEqual({ municipality: 'aoba', department: '市民課' });
      expect(await faults()).toEqual([]);
    });

    it('reminds, and shows on the reminder what was answered', async () => {
      await rig.house.remind();
      rig.house.clock.set('2027-03-02', '10:00');
      await rig.house.remind();
      await press('了解');
      await see('✓ 了解（山田 花子さん、3月2日 10:00）');
      expect(await faults()).toEqual([]);
    });
  },
);
