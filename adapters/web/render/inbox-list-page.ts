import { html } from 'hono/html';
import type { Plan } from '../../../src/domain/plan.ts';
import type { Inbox } from '../inbox.ts';
import { inboxPath } from '../paths.ts';
import type { Frame } from './layout.ts';
import type { Html } from './markup.ts';

/** The page `/inbox` of several municipalities. */
export const renderInboxMunicipalityPage = (plans: readonly Plan[]): Frame => ({
  title: '受信箱｜係 Kakari',
  here: 'inbox',
  width: 'reading',
  main: html`<h1>受信箱</h1>
    <p>自治体を選んでください。</p>
    <ul class="inbox-list">
      ${plans.map(({ municipality: { id, name } }) => html`<li><a href="${inboxPath(id)}">${name}</a></li>`)}
    </ul>`,
});

/** The page `/inbox/:municipality`: its sections, and how many reminders each has not answered or not taken note of. */
export const renderInboxListPage = (plan: Plan, inboxes: ReadonlyMap<string, Inbox>): Frame => ({
  title: `${plan.municipality.name}の受信箱｜係 Kakari`,
  here: 'inbox',
  width: 'reading',
  main: html`<h1>${plan.municipality.name}の受信箱</h1>
    <p>${introduction(inboxes)}</p>
    <ul class="inbox-list">
      ${[...inboxes].map(([section, inbox]) => renderSection(inboxPath(plan.municipality.id, section), section, inbox))}
    </ul>`,
});

function introduction(inboxes: ReadonlyMap<string, Inbox>): string {
  const open = [...inboxes.values()].reduce((sum, { unanswered }) => sum + unanswered.length, 0);
  return `課を選ぶと、届いたお知らせを読んで回答できます。${open === 0 ? '未回答のお知らせはありません。' : `未回答は全体で${open}件です。`}`;
}

const renderSection = (path: string, section: string, { unanswered, unnoted }: Inbox): Html =>
  html`<li>
    <a href="${path}"
      ><span>${section}</span> ${renderBadge('badge now', '未回答', unanswered.length)}
      ${renderBadge('badge', '未確認', unnoted.length)}</a
    >
  </li>`;

const renderBadge = (mark: string, label: string, count: number): Html | '' =>
  count === 0 ? '' : html`<span class="${mark}">${label} ${count}件</span>`;
