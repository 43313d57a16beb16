import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Choice } from '../../src/domain/answer.ts';
import { type FiscalYear, fiscalYearOf } from '../../src/domain/fiscal-year.ts';
import type { Health } from '../../src/domain/health.ts';
import type { PersonalDataPolicy } from '../../src/domain/personal-data.ts';
import type { Assistant } from '../../src/ports/assistant.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ImportDesk } from '../../src/ports/import-desk.ts';
import type { PlanShelf } from '../../src/ports/plan-shelf.ts';
import type { ReminderDesk } from '../../src/ports/reminder-desk.ts';
import { addChat } from './add-chat.ts';
import { addInboxes } from './add-inboxes.ts';
import { addMilestones, type RemindingOptions } from './add-milestones.ts';
import { checkHost, checkOrigin, limitBody, withSecureHeaders } from './guard-requests.ts';
import { addImports } from './imports/add-imports.ts';
import { guardImports, type ImportAccess, mayHaveImports, PASSWORD_CHALLENGE } from './imports/import-access.ts';
import { renderPlanListPage } from './render/plan-list-page.ts';
import { renderPlanPage } from './render/plan-page.ts';
import { answerFailure, type FailureReporting, refuse, sendPage, tellParts } from './respond.ts';
import { createAssets } from './serve-assets.ts';
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
  /** What becomes of personal data in questions; the assistant goes by the same. The default policy where it is absent. */
  readonly personalData?: PersonalDataPolicy;
  /** How the parts stand that answers do without when they must: told at `/healthz`. */
  readonly health?: () => Health;
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
  // Whether a model answers is told, and changes nothing: Kakari answers without it.
  app.get('/healthz', (c) => c.json({ status: 'ok', ...options.health?.() }));
  app.use(checkHost(options.allowedHosts ?? [], refuse));
  app.use('/', checkOrigin());
  app.use('/inbox/*', checkOrigin());
  app.use('/imports/*', checkOrigin());
  app.use(limitBody(refuse));
  app.route('/assets', createAssets());
  addChat(app, options);
  addPlans(app, options);
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

const yearOf = ({ clock }: WebOptions): FiscalYear => fiscalYearOf(clock.today());
