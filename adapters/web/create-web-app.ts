import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Choice } from '../../src/domain/answer.ts';
import { type FiscalYear, fiscalYearOf } from '../../src/domain/fiscal-year.ts';
import type { Message } from '../../src/domain/message.ts';
import { plainText, type Reply } from '../../src/domain/reply.ts';
import type { Assistant } from '../../src/ports/assistant.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { exampleQuestions } from '../../src/language/example-questions.ts';
import type { ImportDesk } from '../../src/ports/import-desk.ts';
import type { PlanShelf } from '../../src/ports/plan-shelf.ts';
import type { ReminderDesk } from '../../src/ports/reminder-desk.ts';
import { addInboxes } from './add-inboxes.ts';
import { addMilestones, type RemindingOptions } from './add-milestones.ts';
import { checkHost, checkOrigin, limitBody, withSecureHeaders } from './guard-requests.ts';
import { addImports } from './imports/add-imports.ts';
import { guardImports, type ImportAccess, mayHaveImports, PASSWORD_CHALLENGE } from './imports/import-access.ts';
import { readForm, readJson, type ReadResult, type WebQuestion } from './read-question.ts';
import { type ChatView, renderChatPage, renderTurn } from './render/chat-page.ts';
import { renderPlanListPage } from './render/plan-list-page.ts';
import { renderPlanPage } from './render/plan-page.ts';
import {
  answerFailure,
  type FailureReporting,
  refuse,
  sendHtml,
  sendPage,
  tellParts,
  wantsFragment,
} from './respond.ts';
import { createAssets } from './serve-assets.ts';
import { SENTENCES } from './texts.ts';
import { selectionOf } from './upcoming.ts';

/** What the web surface needs. */
export interface WebOptions extends FailureReporting, PlanShelf {
  readonly assistant: Assistant;
  readonly clock: Clock;
  /** Milestones and reminders; without it their pages do not exist. */
  readonly desk?: ReminderDesk;
  /** Drafts of plans; without it their pages do not exist. */
  readonly imports?: ImportDesk;
  /** Who may review and publish drafts; nobody where it is absent. */
  readonly importAccess?: ImportAccess;
  /** Questions shown before the first one; made from the plans when absent. */
  readonly examples?: readonly Choice[];
  /** Host names (no port) by which the server may be called besides the loopback ones; `any` where a proxy checks them. */
  readonly allowedHosts?: readonly string[] | 'any';
}

/** The web surface: pages, `/api/ask` and `/healthz`. It keeps no state: a conversation lives in the browser. */
export function createWebApp(options: WebOptions): Hono {
  const { importAccess = { kind: 'closed' } } = options;
  const app = new Hono();
  app.use(withSecureHeaders());
  app.use(
    tellParts((c) => ({
      reminding: options.desk !== undefined,
      imports: options.imports !== undefined && mayHaveImports(c, importAccess),
    })),
  );
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.use(checkHost(options.allowedHosts ?? [], refuse));
  app.use('/', checkOrigin());
  app.use('/inbox/*', checkOrigin());
  app.use('/imports/*', checkOrigin());
  app.use(limitBody(refuse));
  app.route('/assets', createAssets());
  addChat(app, options);
  addPlans(app, options);
  addApi(app, options);
  if (options.desk !== undefined) addReminding(app, { ...options, desk: options.desk });
  if (options.imports !== undefined) {
    app.use('/imports/*', guardImports(importAccess, refuse));
    addImports(app, { ...options, imports: options.imports });
  }
  app.notFound((c) => refuse(c, 'not-found'));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) return refuse(c, 'foreign-origin');
    if (error instanceof HTTPException && error.status === 401) {
      c.header('WWW-Authenticate', PASSWORD_CHALLENGE);
      return refuse(c, 'password-needed');
    }
    return answerFailure(c, error, options);
  });
  return app;
}

function addChat(app: Hono, options: WebOptions): void {
  const view = (): ChatView => chatView(options);
  app.get('/', (c) => sendPage(c, renderChatPage(view())));
  app.post('/', async (c) => {
    const body: unknown = await c.req.parseBody({ all: true }).catch(() => undefined);
    const read = readForm(body, knownIds(options));
    if (!read.ok) return answerProblem(c, read, view());
    const reply = await ask(options, read.question);
    const turn = { question: read.question.text, reply };
    if (wantsFragment(c)) return sendHtml(c, renderTurn(turn, yearOf(options)));
    const { history, municipality } = read.question;
    return sendPage(
      c,
      renderChatPage({ ...view(), history, turn, ...(municipality === undefined ? {} : { municipality }) }),
    );
  });
}

function answerProblem(
  c: Context,
  read: Extract<ReadResult, { readonly ok: false }>,
  view: ChatView,
): Response | Promise<Response> {
  if (wantsFragment(c)) return c.text(SENTENCES[read.problem], 400);
  const problem = { sentence: SENTENCES[read.problem], draft: read.draft };
  return sendPage(c, renderChatPage({ ...view, history: read.history, problem }), 400);
}

function addPlans(app: Hono, options: WebOptions): void {
  app.get('/plans', (c) => sendPage(c, renderPlanListPage(options.plans(), yearOf(options))));
  app.get('/plans/:municipality', (c) => {
    const plan = options.plans().find(({ municipality }) => municipality.id === c.req.param('municipality'));
    if (plan === undefined) return refuse(c, 'not-found');
    const [year, reminding] = [yearOf(options), options.desk !== undefined];
    return sendPage(c, renderPlanPage(plan, selectionOf(plan, c.req.query(), year), year, reminding));
  });
}

function addReminding(app: Hono, options: RemindingOptions): void {
  addMilestones(app, options);
  addInboxes(app, options);
}

function addApi(app: Hono, options: WebOptions): void {
  app.post('/api/ask', async (c) => {
    if (!isJson(c.req.header('content-type'))) return refuse(c, 'request-not-json');
    const read = readJson(await c.req.json<unknown>().catch(() => undefined), knownIds(options));
    if (!read.ok) return refuse(c, read.problem);
    const reply = await ask(options, read.question);
    return c.json({ reply, text: plainText(reply) }, 200, { 'Cache-Control': 'no-store' });
  });
}

const ask = ({ assistant, clock }: WebOptions, { text, ...rest }: WebQuestion): Promise<Reply> => {
  const message: Message = { text, ...rest, today: clock.today() };
  return assistant.answer(message);
};

function chatView(options: WebOptions): ChatView {
  const [plans, currentYear] = [options.plans(), yearOf(options)];
  const examples = options.examples ?? exampleQuestions(plans, currentYear);
  return { municipalities: plans.map(({ municipality }) => municipality), examples, history: [], currentYear };
}

const knownIds = ({ plans }: WebOptions): ReadonlySet<string> => new Set(plans().map((plan) => plan.municipality.id));

const yearOf = ({ clock }: WebOptions): FiscalYear => fiscalYearOf(clock.today());

const isJson = (type: string | undefined): boolean => /^application\/json\s*(;|$)/i.test(type ?? '');
