import type { DraftFiles } from '../../domain/draft-files.ts';
import { KakariError } from '../../domain/errors.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import { carryOver } from '../../importing/draft/carry-over.ts';
import { draftFiles } from '../../importing/draft/draft-files.ts';
import { importDocument } from '../../importing/import-document.ts';
import { findPlanWorkbook } from '../../importing/import-workbook.ts';
import type { RecogniseRequest } from '../../importing/recognise/recognise.ts';
import { importJson, importReport } from './import-report.ts';
import { filesOfWorkbook } from './import-workbook.ts';
import type { OpenedImporting } from './open-importing.ts';
import type { Progress } from './progress.ts';
import { readSources, type SourceFile } from './read-sources.ts';

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
 * Drafts a plan from the files it is published as, or from a workbook that was exported, and returns the report. Nothing is written
 * when a file cannot be read. Throws `KakariError` `draft-exists`, those of the readers, of `filesOfWorkbook` and of the draft store.
 */
export async function importPlan(
  files: readonly string[],
  { municipality, name, replace, json, today }: ImportRequest,
  importing: OpenedImporting,
  progress: Progress,
): Promise<string> {
  const { desk, store } = importing;
  const taken = new KakariError('draft-exists', { municipality, place: store.place });
  // Before the long work, and again when it is done: somebody else may have been quicker.
  if (!replace && (await store.read(municipality)) !== undefined) throw taken;
  const sources = await readSources(files);
  const workbook = await findPlanWorkbook(sources);
  const request = { municipality, today, ...(name !== undefined && { name }) };
  const drafted = workbook
    ? await filesOfWorkbook(workbook, municipality, importing)
    : await recognisedFiles(sources, request, importing, progress);
  if (!(await store.write(municipality, drafted, replace ? undefined : 'absent'))) throw taken;
  const draft = await desk.open(municipality);
  if (draft === undefined) throw new KakariError('no-draft', { municipality, place: store.place });
  return json ? JSON.stringify(importJson(draft, store.place), null, 2) : importReport(draft, store.place);
}

/** What a plan's own files tell; a new version keeps the ids of the plan in force. */
async function recognisedFiles(
  sources: readonly SourceFile[],
  request: RecogniseRequest,
  { inForce }: Pick<OpenedImporting, 'inForce'>,
  progress: Progress,
): Promise<DraftFiles> {
  const found = await importDocument(sources, request, progress.show).finally(progress.end);
  const previous = inForce(request.municipality);
  return draftFiles(previous ? carryOver(found, previous) : found);
}
