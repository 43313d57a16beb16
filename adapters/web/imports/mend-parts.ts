import type { Context } from 'hono';
import { fiscalYearOf } from '../../../src/domain/fiscal-year.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { editPath } from '../paths.ts';
import { type EditView, renderEditPage } from '../render/imports/edit-page.ts';
import { refuse, sendPage } from '../respond.ts';
import type { DeskProblem } from './desk-problem.ts';
import { attempt, bodyOf, failedOf, type ImportOptions, withDraft } from './draft-desk.ts';
import { type DraftPart, partWith } from './draft-parts.ts';
import { readDecision } from './read-decision.ts';
import { draftPath } from './settle-doubts.ts';

/** Shows a part of a draft beside its source. */
export const showPart = (c: Context, options: ImportOptions): Promise<Response> =>
  withPart(c, options, (plan, part) => sendPart(c, options, { plan, part, isDone: c.req.query('done') !== undefined }));

/** Mends, adds to or drops a part; what the desk refuses is told at its form, with what was typed. */
export const mendPart = (c: Context, options: ImportOptions): Promise<Response> =>
  withPart(c, options, async (plan, part) => {
    const read = readDecision(await bodyOf(c));
    if (read === undefined) return refuse(c, 'decision-unreadable');
    const key = keyOf(c);
    const { id } = plan.municipality;
    const problem = await attempt(c, options, options.imports.settle(id, [read.decision]));
    return withDraft(c, options, async (after) => {
      const now = after.plan && partWith(key, after.plan);
      if (problem !== undefined)
        return sendPart(
          c,
          options,
          { plan: after.plan ?? plan, part: now ?? part, isDone: false, failed: failedOf(read, problem) },
          problem.status,
        );
      if (now !== undefined) return c.redirect(`${editPath(id, key)}&done=1#result`, 303);
      return c.redirect(draftPath(after, read.decision.kind === 'drop' ? 'dropped' : 'mended'), 303);
    });
  });

const keyOf = (c: Context): string => c.req.query('on') ?? '';

const withPart = (
  c: Context,
  options: ImportOptions,
  act: (plan: Plan, part: DraftPart) => Promise<Response>,
): Promise<Response> =>
  withDraft(c, options, async ({ plan }) => {
    const part = plan && partWith(keyOf(c), plan);
    return plan === undefined || part === undefined ? refuse(c, 'draft-unknown') : act(plan, part);
  });

const sendPart = (
  c: Context,
  { clock }: ImportOptions,
  view: Omit<EditView, 'currentYear'>,
  status?: DeskProblem['status'],
): Promise<Response> => sendPage(c, renderEditPage({ ...view, currentYear: fiscalYearOf(clock.today()) }), status);
