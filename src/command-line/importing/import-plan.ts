import { KakariError } from '../../domain/errors.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import { carryOver } from '../../importing/draft/carry-over.ts';
import { draftFiles } from '../../importing/draft/draft-files.ts';
import { importDocument } from '../../importing/import-document.ts';
import { importJson, importReport } from './import-report.ts';
import type { Importing } from './open-importing.ts';
import type { Progress } from './progress.ts';
import { readSources } from './read-sources.ts';

/** What a person asks of `kakari import`. */
export interface ImportRequest {
  readonly municipality: string;
  readonly name?: string;
  /** Whether a draft that is there already may be thrown away. */
  readonly replace: boolean;
  readonly json: boolean;
  readonly today: IsoDate;
}

/**
 * Drafts a plan from the files it is published as, and returns the report. Nothing is written when a file cannot be read. Throws
 * `KakariError` `draft-exists`, those of the readers, and those of the draft store.
 */
export async function importPlan(
  files: readonly string[],
  { municipality, name, replace, json, today }: ImportRequest,
  { desk, store, inForce }: Importing,
  progress: Progress,
): Promise<string> {
  if (!replace && (await store.read(municipality)) !== undefined)
    throw new KakariError('draft-exists', { municipality, place: store.place });
  const sources = await readSources(files);
  const request = { municipality, today, ...(name !== undefined && { name }) };
  const found = await importDocument(sources, request, progress.show).finally(progress.end);
  const previous = inForce(municipality);
  await store.write(municipality, draftFiles(previous ? carryOver(found, previous) : found));
  const draft = await desk.open(municipality);
  if (draft === undefined) throw new KakariError('no-draft', { municipality, place: store.place });
  return json ? JSON.stringify(importJson(draft, store.place), null, 2) : importReport(draft, store.place);
}
