import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaActivity } from '../../../../adapters/teams/cards/agenda.ts';
import { answerActivity } from '../../../../adapters/teams/cards/answer.ts';
import { detailsActivities } from '../../../../adapters/teams/cards/details.ts';
import { extensionResults } from '../../../../adapters/teams/cards/extension-results.ts';
import { noticeActivity } from '../../../../adapters/teams/cards/notice.ts';
import { sectionActivity } from '../../../../adapters/teams/cards/section.ts';
import type { AdaptiveCard } from '../../../../adapters/teams/cards/adaptive-card.ts';
import { REMINDER_ANSWERS } from '../../../../src/domain/reminder.ts';
import type { Block, Reply } from '../../../../src/domain/reply.ts';
import { HOSTILE_TEXTS, replyWith } from '../../../contracts/chat-surface/hostile-texts.ts';
import { FakeAssistant } from '../../../fakes/fake-assistant.ts';
import { browserMissing, launchChromium, overflowOf, visit, type Visit } from '../../web/chromium.ts';
import { type CardPage, showCard, startCardPage } from './card-page.ts';
import { actionsOf, cardIn, textsOf } from './read-card.ts';

const TODAY = '2026-11-20';

const EVERYTHING: Reply = {
  ...(await new FakeAssistant().answer({ text: '全部', history: [], today: TODAY })),
  inCharge: { municipality: 'aonono', departments: ['市民窓口課'] },
};

const REMINDERS: readonly Block[] = [1, 2].flatMap((at): readonly Block[] => [
  { kind: 'text', text: `【30日前】「窓口予約システムの導入と運用の検証${at}」は12月20日に実施を始める予定です。` },
  { kind: 'actions', reminder: `r${at}`, about: `窓口予約${at}`, answers: REMINDER_ANSWERS },
]);

const answer = (reply: Reply): AdaptiveCard =>
  cardIn(answerActivity({ event: 'e', asked: { text: '全部', history: [] }, reply }, { today: TODAY }));

const CARDS: Readonly<Record<string, AdaptiveCard>> = {
  'an answer with everything': answer(EVERYTHING),
  'what the sources say': cardIn(detailsActivities(EVERYTHING)[0] ?? {}),
  'two reminders': cardIn(
    noticeActivity({ id: 'm', notice: { title: '期限のお知らせ（2件）', blocks: REMINDERS }, today: TODAY }),
  ),
  'an agenda': cardIn(agendaActivity([{ kind: 'text', text: '市民課の予定' }, ...REMINDERS], { today: TODAY })),
  'a choice of sections': cardIn(
    sectionActivity([{ municipality: { id: 'a', name: '青野野市' }, departments: ['市民課'] }]),
  ),
  'a result of a search': cardIn(
    extensionResults([{ title: '書かない窓口', subtitle: '青野野市', reply: EVERYTHING }], TODAY).composeExtension,
  ),
  'words without a space': answer({ ...EVERYTHING, blocks: [{ kind: 'text', text: 'a'.repeat(300) }] }),
};

describe.skipIf(browserMissing)(
  `cards in Chromium${browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`}`,
  { timeout: 30_000 },
  () => {
    let browser: Browser;
    let server: CardPage;
    let seen: Visit;

    beforeAll(async () => {
      server = await startCardPage();
      browser = await launchChromium();
      seen = await visit(browser);
      await seen.page.goto(server.url);
    }, 60_000);

    afterAll(async () => {
      await browser.close();
      await server.close();
    });

    it.each(Object.entries(CARDS))('%s fits a phone and a desktop, with all its words and buttons', async (_, card) => {
      for (const width of [360, 900]) {
        await seen.page.setViewportSize({ width, height: 700 });
        expect(await showCard(seen.page, card)).toEqual([]);
        expect([await overflowOf(seen.page), await cutOff(seen.page)]).toEqual([0, []]);
        const shown = await wordsOn(seen.page);
        for (const text of textsOf(card)) expect(shown).toContain(text.replaceAll(/[\p{Cf}\s]/gu, ''));
        expect(await seen.page.locator('#card [role=button]:visible').count()).toBe(actionsOf(card).length);
      }
    });

    it('hostile text is shown letter by letter, and nothing of it can be clicked or loads', async () => {
      for (const text of HOSTILE_TEXTS) {
        await showCard(seen.page, answer(replyWith(text)));
        const visible = text.replaceAll(/[\p{Cc}\p{Cf}\s]/gu, '');
        expect(await wordsOn(seen.page)).toContain(visible);
        expect(await seen.page.locator('#card :is(a, img, b, strong, em, script, iframe)').count()).toBe(0);
      }
      expect(seen.requested.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'))).toEqual([]);
      expect(seen.problems).toEqual([]);
    });

    it('a press sends what the button carries, and a section what was chosen', async () => {
      await showCard(seen.page, CARDS['two reminders'] ?? answer(EVERYTHING));
      await seen.page.getByRole('button', { name: '完了した' }).nth(1).click();
      expect(await pressed(seen.page)).toMatchObject({ data: { kind: 'answer', reminder: 'r2', answer: 'done' } });
      await showCard(seen.page, CARDS['a choice of sections'] ?? answer(EVERYTHING));
      await seen.page.locator('#card input').fill('市民課');
      await seen.page.getByRole('button', { name: '所属の課を登録する' }).click();
      expect(await pressed(seen.page)).toMatchObject({
        verb: 'kakari',
        data: { kind: 'register', section: 'a/市民課' },
      });
    });
  },
);

/** What is read on the page, without white space and invisible characters. */
const wordsOn = async (page: Page): Promise<string> =>
  (await page.locator('#card').innerText()).replaceAll(/[\p{Cf}\s]/gu, '');

/** Elements whose text or edge lies outside the card. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page
    .locator('#card *:visible')
    .evaluateAll((all) =>
      all
        .filter(
          (one) =>
            one.getBoundingClientRect().right > innerWidth ||
            (one.tagName === 'BUTTON' && one.scrollWidth > one.clientWidth),
        )
        .map((one) => one.outerHTML.slice(0, 80)),
    );

const pressed = (page: Page): Promise<unknown> => page.evaluate('window.pressed.at(-1)');
