import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { RemindingOptions } from './add-milestones.ts';
import { entryWith, inboxesOf } from './inbox.ts';
import { inboxPath } from './paths.ts';
import { readAnswer, readName } from './read-answer.ts';
import { renderInboxListPage, renderInboxMunicipalityPage } from './render/inbox-list-page.ts';
import { renderInboxPage } from './render/inbox-page.ts';
import { refuse, sendPage } from './respond.ts';

/** Adds `/inbox`, `/inbox/:municipality` and `/inbox/:municipality/:department`, which also takes the answers. */
export function addInboxes(app: Hono, options: RemindingOptions): void {
  app.get('/inbox', (c) => answerMunicipalities(c, options));
  app.get('/inbox/:municipality', (c) => answerSections(c, c.req.param('municipality'), options));
  app.get('/inbox/:municipality/:department', (c) => answerInbox(c, c.req.param(), options));
  app.post('/inbox/:municipality/:department', (c) => takeAnswer(c, c.req.param(), options));
}

function answerMunicipalities(c: Context, { plans }: RemindingOptions): Response | Promise<Response> {
  const [only, ...others] = plans();
  if (only !== undefined && others.length === 0) return c.redirect(inboxPath(only.municipality.id));
  return sendPage(c, renderInboxMunicipalityPage(plans()));
}

async function answerSections(c: Context, municipality: string, options: RemindingOptions): Promise<Response> {
  const found = await findInboxes(municipality, options);
  if (found === undefined) return refuse(c, 'not-found');
  return sendPage(c, renderInboxListPage(found.plan, found.inboxes));
}

/** Which inbox an address names. */
interface Address {
  readonly municipality: string;
  readonly department: string;
}

async function answerInbox(c: Context, address: Address, options: RemindingOptions): Promise<Response> {
  const found = await findInboxes(address.municipality, options);
  const inbox = found?.inboxes.get(address.department);
  if (found === undefined || inbox === undefined) return refuse(c, 'not-found');
  const { answered, late } = c.req.query();
  const result = { ...(answered === undefined ? {} : { answered }), ...(late === undefined ? {} : { late }) };
  const view = { plan: found.plan, section: address.department, inbox, today: options.clock.today(), result };
  return sendPage(c, renderInboxPage({ ...view, by: readName(getCookie(c, BY) ?? '') ?? '' }));
}

async function takeAnswer(c: Context, address: Address, options: RemindingOptions): Promise<Response> {
  const { municipality, department } = address;
  const found = await findInboxes(municipality, options);
  const inbox = found?.inboxes.get(department);
  if (inbox === undefined) return refuse(c, 'not-found');
  const body: unknown = await c.req.parseBody().catch(() => undefined);
  const read = readAnswer(body);
  if (!read.ok) return refuse(c, read.problem);
  const entry = entryWith(inbox, read.reminder);
  if (entry === undefined) return refuse(c, 'reminder-unknown');
  const by = read.by === '' ? department : `${department} ${read.by}`;
  const { kind } = await options.desk.answer(read.reminder, read.answer, by);
  if (kind === 'unknown-reminder') return refuse(c, 'reminder-unknown');
  if (kind === 'recorded') for (const id of entry.noted) await options.desk.answer(id, 'acknowledge', by);
  keepName(c, read.by);
  const result = new URLSearchParams({ [kind === 'recorded' ? 'answered' : 'late']: read.reminder });
  return c.redirect(`${inboxPath(municipality, department)}?${result.toString()}#result`, 303);
}

/** The cookie that holds the name of who answers, until the browser is closed: a name is typed once for many answers. */
const BY = 'kakari-by';

function keepName(c: Context, name: string): void {
  if (name === '') deleteCookie(c, BY, { path: '/inbox' });
  else setCookie(c, BY, name, { path: '/inbox', httpOnly: true, sameSite: 'Strict' });
}

async function findInboxes(id: string, { plans, desk }: RemindingOptions) {
  const plan = plans().find(({ municipality }) => municipality.id === id);
  if (plan === undefined) return undefined;
  return { plan, inboxes: inboxesOf(plan, await desk.reminders({ municipality: id })) };
}
