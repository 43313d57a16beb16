import type { Context } from 'hono';
import { fiscalYearOf } from '../../../src/domain/fiscal-year.ts';
import { KakariError } from '../../../src/domain/errors.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { ImportDesk, OpenDraft } from '../../../src/ports/import-desk.ts';
import type { PlanShelf } from '../../../src/ports/plan-shelf.ts';
import type { ReminderDesk } from '../../../src/ports/reminder-desk.ts';
import { readName } from '../read-answer.ts';
import { type DraftView, renderDraftPage } from '../render/imports/draft-page.ts';
import type { Failed } from '../render/imports/failure.ts';
import { renderProblemPage } from '../render/problem-page.ts';
import { type FailureReporting, refuse, reportError, sendPage } from '../respond.ts';
import { type DeskProblem, deskProblem } from './desk-problem.ts';
import { pageOf } from './doubt-pages.ts';
import { importerOf } from './import-access.ts';
import type { ReadDecision } from './read-decision.ts';

/** What the pages of drafts need. */
export interface ImportOptions extends PlanShelf, FailureReporting {
  readonly imports: ImportDesk;
  readonly clock: Clock;
  /** Deadlines follow what is published, where there are any. */
  readonly desk?: ReminderDesk;
}

/** Does something with the draft that an address names, and says so where there is none, or where it cannot be read. */
export const withDraft = (
  c: Context,
  options: ImportOptions,
  act: (draft: OpenDraft) => Promise<Response>,
): Promise<Response> =>
  withDesk(c, options, async () => {
    const draft = await options.imports.open(c.req.param('municipality') ?? '');
    return draft === undefined ? refuse(c, 'draft-unknown') : act(draft);
  });

/** Does something with the desk, and says what the desk says where it cannot. */
export async function withDesk(c: Context, options: ImportOptions, act: () => Promise<Response>): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof KakariError && UNKNOWN.includes(error.code)) return refuse(c, 'draft-unknown');
    const { sentence, status } = told(c, error, options);
    return sendPage(c, renderProblemPage('問題が起きました', sentence), status);
  }
}

/** An address may hold anything; another may have taken the draft off the desk meanwhile. */
const UNKNOWN: readonly string[] = ['no-draft', 'municipality-id-invalid'];

/** Waits for the desk; what it refuses is told, and undefined where it did what it was asked. Rejects where the draft is gone. */
export async function attempt(
  c: Context,
  options: ImportOptions,
  work: Promise<unknown>,
): Promise<DeskProblem | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof KakariError && UNKNOWN.includes(error.code)) throw error;
    return told(c, error, options);
  }
}

/** Throws the error where there is no sentence for it; what is no fault of the person is reported. */
function told(c: Context, error: unknown, options: ImportOptions): DeskProblem {
  const problem = deskProblem(error);
  if (problem === undefined) throw error;
  if (problem.status >= 500) reportError(c, error, options);
  return problem;
}

/** Why a decision was not carried out, with what was typed. */
export const failedOf = ({ decision, typed }: ReadDecision, { sentence, problems }: DeskProblem): Failed => ({
  on: decision.on,
  sentence,
  problems,
  typed,
  isMend: decision.kind === 'mend',
});

/** What a page of a draft shows beside the draft. */
export interface Shown extends Pick<DraftView, 'news' | 'failed'> {
  /** Of the doubts; the nearest that there is. */
  readonly page: number;
  /** The name that was typed, and why the draft was not published. */
  readonly publish?: { readonly typed: string; readonly failed: Pick<Failed, 'sentence' | 'problems'> };
  readonly status?: DeskProblem['status'];
}

/** Sends the page of a draft. */
export function showDraft(
  c: Context,
  { clock, desk }: ImportOptions,
  draft: OpenDraft,
  { page, publish, status, ...rest }: Shown,
): Promise<Response> {
  const importer = readName(importerOf(c)) ?? '';
  const view: DraftView = {
    ...rest,
    draft,
    doubts: pageOf(draft.doubts, page),
    currentYear: fiscalYearOf(clock.today()),
    publish: {
      by: importer === '' ? { name: publish?.typed ?? '', isFixed: false } : { name: importer, isFixed: true },
      reminding: desk !== undefined,
      ...(publish && { failed: publish.failed }),
    },
  };
  return sendPage(c, renderDraftPage(view), status);
}

/** The body of a form; undefined for what is none. */
export const bodyOf = (c: Context): Promise<unknown> => c.req.parseBody().catch(() => undefined);
