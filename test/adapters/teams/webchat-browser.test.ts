import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryEntry } from '../../../src/domain/directory.ts';
import { browserMissing, launchChromium, visit } from '../web/chromium.ts';
import { type DirectLineBridge, startDirectLineBridge } from './rig/direct-line-bridge.ts';
import { openTeams, type TeamsRig } from './rig/open-teams.ts';
import { HANAKO } from './rig/payloads.ts';
import { remind } from './rig/remind.ts';

const DIRECTORY: readonly DirectoryEntry[] = [
  {
    municipality: 'aoba',
    department: '市民課',
    contact: { kind: 'teams-user', address: HANAKO.aadObjectId },
    promoter: false,
  },
];

describe.skipIf(browserMissing)(
  `a chat in Microsoft’s chat client${browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`}`,
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let rig: TeamsRig;
    let bridge: DirectLineBridge;
    let page: Page;
    let problems: readonly string[];

    beforeAll(async () => {
      browser = await launchChromium();
    });

    afterAll(() => browser.close());

    beforeEach(async () => {
      rig = await openTeams({ today: '2027-02-26', directory: DIRECTORY });
      bridge = await startDirectLineBridge(rig);
      ({ page, problems } = await visit(browser, { viewport: { width: 412, height: 900 } }));
      await page.goto(bridge.url);
    });

    afterEach(async () => {
      await page.context().close();
      await bridge.close();
      await rig.close();
    });

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
      expect([rig.failures, problems]).toEqual([[], []]);
    });

    it('takes the section from a list, and shows what it has coming', async () => {
      await write('自分の課の予定');
      await page.getByRole('combobox', { name: '課の名前を入力して選ぶ' }).fill('市民課');
      await press('所属の課を登録する');
      await see('書かない窓口の導入');
      const person = { platform: 'teams', tenant: rig.app.tenant, id: HANAKO.aadObjectId } as const;
      expect(await rig.house.desk.sectionOf(person)).toEqual({ municipality: 'aoba', department: '市民課' });
      expect([rig.failures, problems]).toEqual([[], []]);
    });

    it('greets, reminds, and shows on the reminder what was answered', async () => {
      await rig.settle(rig.payload('installation-add-personal'));
      await see('係（Kakari）です');
      await remind(rig);
      rig.house.clock.set('2027-03-02', '10:00');
      await remind(rig);
      await see('書かない窓口の導入');
      await press('了解');
      await see('✓ 了解（山田 花子さん、3月2日 10:00）');
      expect([rig.failures, problems]).toEqual([[], []]);
    });
  },
);
