import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Failure, failureOf } from '../../src/domain/failure.ts';
import { failureSentence } from '../../src/language/chat-sentences.ts';
import { type Html, withoutControls } from './render/markup.ts';
import { type Frame, renderLayout, type SiteParts } from './render/layout.ts';
import { renderProblemPage } from './render/problem-page.ts';
import { type Problem, SENTENCES } from './texts.ts';

/** What may be logged of a request that failed, and which kind of page it asked for. */
export interface WebFailure extends Failure {
  readonly route: string;
}

/** How a failure is told to the person and to the log. */
export interface FailureReporting {
  /** A new number by which both speak of the same failure. */
  readonly reference: () => string;
  /** Told of every request that failed inside; never told what was asked. */
  readonly reportFailure?: (failure: WebFailure) => void;
}

const STATUS: Readonly<Record<Problem | 'failed', ContentfulStatusCode>> = {
  'question-empty': 400,
  'question-too-long': 400,
  'request-unreadable': 400,
  'municipality-unknown': 400,
  'answer-unreadable': 400,
  'name-too-long': 400,
  'decision-unreadable': 400,
  'password-needed': 401,
  'foreign-origin': 403,
  'unknown-host': 403,
  'imports-closed': 403,
  'not-found': 404,
  'reminder-unknown': 404,
  'draft-unknown': 404,
  'request-too-large': 413,
  'request-not-json': 415,
  failed: 500,
};

const HEADINGS: Partial<Readonly<Record<Problem | 'failed', string>>> = {
  'not-found': 'ページが見つかりません',
  'reminder-unknown': 'お知らせが見つかりません',
  'draft-unknown': '下書きが見つかりません',
  'imports-closed': 'この画面は開けません',
  'password-needed': 'パスワードが必要です',
  'request-too-large': '送られた内容が大きすぎます',
  failed: '問題が起きました',
};

/** Sends a page or a fragment, cleared of control and direction-turning characters wherever they came from. */
export const sendHtml = async (c: Context, markup: Html, status: ContentfulStatusCode = 200): Promise<Response> =>
  c.html(withoutControls(String(await markup)), status, { 'Cache-Control': 'no-store' });

/** Says of every request which parts the site has for it, for the layout. */
export const tellParts =
  (partsFor: (c: Context) => SiteParts): MiddlewareHandler =>
  async (c, next) => {
    c.set('parts', partsFor(c));
    await next();
  };

/** Sends a page with what stands around it. */
export const sendPage = (c: Context, frame: Frame, status: ContentfulStatusCode = 200): Promise<Response> =>
  sendHtml(c, renderLayout(frame, partsOf(c)), status);

const partsOf = (c: Context): SiteParts => (c.get('parts') as SiteParts | undefined) ?? {};

/** Whether the script asks, which puts a fragment into the page it has. */
export const wantsFragment = (c: Context): boolean => c.req.header('kakari-fragment') !== undefined;

/** Whether the script shows an answer while it is written. */
export const wantsWriting = (c: Context): boolean => c.req.header('kakari-fragment') === 'written';

/** Says why a request is not answered: JSON for the interface, a sentence for the script, a page for people. */
export const refuse = (c: Context, problem: Problem): Response | Promise<Response> =>
  tell(c, problem, SENTENCES[problem]);

function tell(c: Context, problem: Problem | 'failed', sentence: string): Response | Promise<Response> {
  const status = STATUS[problem];
  if (c.req.path.startsWith('/api/')) return c.json({ error: { code: problem, message: sentence } }, status);
  if (wantsFragment(c)) return c.text(sentence, status);
  return sendPage(c, renderProblemPage(HEADINGS[problem] ?? '受け付けられませんでした', sentence), status);
}

/** Answers a failure inside with a sentence that tells nothing of the inside but its number, and reports it. */
export function answerFailure(c: Context, error: Error, reporting: FailureReporting): Response | Promise<Response> {
  return tell(c, 'failed', failureSentence(reportError(c, error, reporting), 'ja'));
}

/** Reports a failure, and returns the number under which it is reported. */
export function reportError(c: Context, error: unknown, { reference, reportFailure }: FailureReporting): string {
  const number = reference();
  reportFailure?.({ route: `${c.req.method} ${routeOf(c)}`, ...failureOf(error, number) });
  return number;
}

/** The page that failed, by its kind: an address may hold anything. */
const routeOf = (c: Context): string =>
  /^\/(?:plans|milestones|calendar|inbox|imports|api\/ask|assets)?(?=\/|$)/.exec(c.req.path)?.[0] ?? '?';
