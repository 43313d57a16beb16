import type { Context } from 'hono';
import { z } from 'zod';
import { importPath } from '../paths.ts';
import { readName } from '../read-answer.ts';
import { NAME_LIMIT } from '../texts.ts';
import { attempt, bodyOf, type ImportOptions, showDraft, withDraft } from './draft-desk.ts';
import { importerOf } from './import-access.ts';

const form = z.object({ by: z.string().default('') });

/** Puts a draft in force in somebody's name. */
export const publishDraft = (c: Context, options: ImportOptions): Promise<Response> =>
  withDraft(c, options, async (draft) => {
    const { municipality } = draft.summary;
    const typed = form.safeParse(await bodyOf(c)).data?.by ?? '';
    const by = readName(importerOf(c)) || readName(typed);
    if (by === undefined || by === '') {
      const sentence = by === '' ? NAME_MISSING : NAME_TOO_LONG;
      return showDraft(c, options, draft, {
        page: 1,
        publish: { typed, failed: { sentence, problems: [] } },
        status: 400,
      });
    }
    const problem = await attempt(c, options, options.imports.publish(municipality, by));
    if (problem !== undefined)
      return showDraft(c, options, draft, { page: 1, publish: { typed, failed: problem }, status: problem.status });
    return c.redirect(`${importPath()}?${new URLSearchParams({ published: municipality }).toString()}#result`, 303);
  });

const NAME_MISSING = '公開する人のお名前を入力してください。まだ公開していません。';
const NAME_TOO_LONG = `公開する人のお名前は${NAME_LIMIT}文字までで入力してください。まだ公開していません。`;

/** Takes a draft off the desk. */
export const discardDraft = (c: Context, options: ImportOptions): Promise<Response> =>
  withDraft(c, options, async ({ summary: { municipality } }) => {
    await options.imports.discard(municipality);
    return c.redirect(`${importPath()}?${new URLSearchParams({ discarded: municipality }).toString()}#result`, 303);
  });
