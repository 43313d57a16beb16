import type { Context, Hono } from 'hono';
import { planPath } from '../render/plan-list-page.ts';
import { type ListNews, renderDraftListPage } from '../render/imports/draft-list-page.ts';
import { titleWithVersion } from '../render/title.ts';
import { sendPage } from '../respond.ts';
import { type ImportOptions, showDraft, withDesk, withDraft } from './draft-desk.ts';
import { mendPart, showPart } from './mend-parts.ts';
import { discardDraft, publishDraft } from './publish-draft.ts';
import { acceptRest, newsOf, settleDoubt } from './settle-doubts.ts';

/** Adds `/imports`, `/imports/:municipality` and what is done there: doubts are settled, parts mended, the draft published or discarded. */
export function addImports(app: Hono, options: ImportOptions): void {
  app.get('/imports', (c) => showList(c, options));
  app.get('/imports/:municipality', (c) =>
    withDraft(c, options, (draft) => showDraft(c, options, draft, { page: Number(c.req.query('page')), ...newsOf(c) })),
  );
  app.post('/imports/:municipality', (c) => settleDoubt(c, options));
  app.post('/imports/:municipality/rest', (c) => acceptRest(c, options));
  app.get('/imports/:municipality/edit', (c) => showPart(c, options));
  app.post('/imports/:municipality/edit', (c) => mendPart(c, options));
  app.post('/imports/:municipality/publish', (c) => publishDraft(c, options));
  app.post('/imports/:municipality/discard', (c) => discardDraft(c, options));
}

const showList = (c: Context, options: ImportOptions): Promise<Response> =>
  withDesk(c, options, async () =>
    sendPage(c, renderDraftListPage(await options.imports.drafts(), listNewsOf(c, options))),
  );

function listNewsOf(c: Context, { plans }: ImportOptions): ListNews | undefined {
  const { published, discarded } = c.req.query();
  if (discarded !== undefined) return { kind: 'discarded' };
  if (published === undefined) return undefined;
  const plan = plans().find(({ municipality }) => municipality.id === published);
  if (plan === undefined) return { kind: 'published' };
  const title = `${plan.municipality.name}「${titleWithVersion(plan.title, plan.version)}」`;
  return { kind: 'published', plan: { path: planPath(plan), title } };
}
