import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Clock } from '../../src/ports/clock.ts';
import type { PlanShelf } from '../../src/ports/plan-shelf.ts';
import type { ReminderDesk } from '../../src/ports/reminder-desk.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import { isPast } from './milestone-day.ts';
import { filterOf, optionsOf, readSelection, shownOf } from './milestone-selection.ts';
import { calendarPath, milestonesPath } from './paths.ts';
import { renderMilestoneListPage } from './render/milestone-list-page.ts';
import { renderMilestonePage } from './render/milestone-page.ts';
import { refuse, sendPage } from './respond.ts';

/** What the pages of milestones and reminders need. */
export interface RemindingOptions extends PlanShelf {
  readonly clock: Clock;
  readonly desk: ReminderDesk;
}

/** Adds `/milestones`, `/milestones/:municipality` and `/calendar/:municipality.ics`. */
export function addMilestones(app: Hono, options: RemindingOptions): void {
  app.get('/milestones', (c) => answerList(c, options));
  app.get('/milestones/:municipality', (c) => answerPage(c, c.req.param('municipality'), options));
  app.use('/calendar/*', etag());
  app.get('/calendar/:file{.+\\.ics}', (c) => answerCalendar(c, c.req.param('file').replace(/\.ics$/, ''), options));
}

function answerList(c: Context, { plans, clock, desk }: RemindingOptions): Response | Promise<Response> {
  const [only, ...others] = plans();
  if (only !== undefined && others.length === 0) return c.redirect(milestonesPath(only.municipality.id));
  const coming = desk.milestones({}).filter((milestone) => !isPast(milestone, clock.today()));
  return sendPage(
    c,
    renderMilestoneListPage(
      plans(),
      groupBy(coming, (one) => one.municipality),
      clock.today(),
    ),
  );
}

function answerPage(c: Context, id: string, { plans, clock, desk }: RemindingOptions): Response | Promise<Response> {
  const plan = plans().find(({ municipality }) => municipality.id === id);
  if (plan === undefined) return refuse(c, 'not-found');
  const options = optionsOf(plan, desk.milestones({ municipality: id }));
  const selection = readSelection(c.req.query(), options);
  const milestones = shownOf(desk.milestones(filterOf(id, selection)), selection, clock.today());
  const calendar = { path: calendarPath(id, selection), origin: originOf(c) };
  return sendPage(c, renderMilestonePage({ plan, options, selection, milestones, calendar, today: clock.today() }));
}

async function answerCalendar(c: Context, id: string, { plans, desk }: RemindingOptions): Promise<Response> {
  const plan = plans().find(({ municipality }) => municipality.id === id);
  if (plan === undefined) return refuse(c, 'not-found');
  const selection = readSelection(c.req.query(), optionsOf(plan, desk.milestones({ municipality: id })));
  const name = encodeURIComponent(`${plan.municipality.name}の期限.ics`);
  return c.body(await desk.calendar(filterOf(id, selection)), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `attachment; filename="kakari.ics"; filename*=UTF-8''${name}`,
    'Cache-Control': 'no-cache',
  });
}

/** The address by which the reader reached us; TLS may end at a proxy, which says so. */
function originOf(c: Context): string {
  const { protocol, host } = new URL(c.req.url);
  return `${c.req.header('x-forwarded-proto') === 'https' ? 'https:' : protocol}//${host}`;
}
