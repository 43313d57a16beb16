import type { Context } from 'hono';
import { z } from 'zod';
import type { Decision, OpenDraft } from '../../../src/ports/import-desk.ts';
import { importPath } from '../paths.ts';
import { DRAFT_NEWS, type DraftNews, type DraftView } from '../render/imports/draft-page.ts';
import { refuse } from '../respond.ts';
import { nextAfter, pageWith } from './doubt-pages.ts';
import { attempt, bodyOf, failedOf, type ImportOptions, showDraft, withDraft } from './draft-desk.ts';
import { readDecision } from './read-decision.ts';

/** Settles a doubt and leads to the next; what the desk refuses is told on the card, with what was typed. */
export const settleDoubt = (c: Context, options: ImportOptions): Promise<Response> =>
  withDraft(c, options, async (before) => {
    const read = readDecision(await bodyOf(c));
    if (read === undefined) return refuse(c, 'decision-unreadable');
    const { municipality } = before.summary;
    const { on } = read.decision;
    const problem = await attempt(c, options, options.imports.settle(municipality, [read.decision]));
    return withDraft(c, options, async (after) => {
      if (problem === undefined)
        return c.redirect(
          draftPath(after, NEWS_OF[read.decision.kind], nextAfter(on, before.doubts, after.doubts)),
          303,
        );
      const page = pageWith(after.doubts, on);
      return showDraft(c, options, after, { page, failed: failedOf(read, problem), status: problem.status });
    });
  });

/** Accepts all that is left. */
export const acceptRest = (c: Context, options: ImportOptions): Promise<Response> =>
  withDraft(c, options, async (draft) => {
    const decisions: readonly Decision[] = draft.doubts.map(({ id }) => ({ on: id, kind: 'accept' }));
    const problem = await attempt(c, options, options.imports.settle(draft.summary.municipality, decisions));
    if (problem === undefined) return c.redirect(draftPath({ ...draft, doubts: [] }, 'all-accepted'), 303);
    const failed = { ...problem, on: 'rest', typed: {}, isMend: false };
    return showDraft(c, options, draft, { page: 1, failed, status: problem.status });
  });

const NEWS_OF: Readonly<Record<Decision['kind'], DraftNews>> = { accept: 'accepted', drop: 'dropped', mend: 'mended' };

/** The address of a draft that says what was done, at the doubt that is next. */
export function draftPath({ summary, doubts }: OpenDraft, what: DraftNews, at?: string): string {
  const query = new URLSearchParams({
    done: what,
    ...(at === undefined ? {} : { page: String(pageWith(doubts, at)), at }),
  });
  return `${importPath(summary.municipality)}?${query.toString()}#${at ?? 'result'}`;
}

const query = z.object({ done: z.enum(DRAFT_NEWS), at: z.string().optional() });

/** What an address says was done. */
export function newsOf(c: Context): Pick<DraftView, 'news'> {
  const read = query.safeParse(c.req.query());
  if (!read.success) return {};
  const { done, at } = read.data;
  return { news: { what: done, ...(at !== undefined && { at }) } };
}
