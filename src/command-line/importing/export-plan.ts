import { rm, writeFile } from 'node:fs/promises';
import type { DraftFiles } from '../../domain/draft-files.ts';
import { FileProblemsError, KakariError } from '../../domain/errors.ts';
import { planWorkbook } from '../../importing/draft/workbook/plan-workbook.ts';
import { loadPlan } from '../../plans/load-plan.ts';
import { filesSource } from '../../plans/plan-source.ts';
import type { OpenedImporting } from './open-importing.ts';

/** What a person asks of `kakari export`. */
export interface ExportRequest {
  readonly municipality: string;
  /** Where the workbook is written; never over another file. */
  readonly xlsx: string;
  /** The draft is meant, not the plan in force. */
  readonly draft: boolean;
}

/**
 * Writes a plan as an Excel workbook that can be edited and imported again, and returns what to tell. Throws `KakariError` `no-draft`,
 * `nothing-to-export` (`municipality`), `export-exists`, `file-unwritable` (`file`), `workbook-text-too-long`, and `FileProblemsError`
 * `draft-invalid`; then nothing is written.
 */
export async function exportPlan(
  { municipality, xlsx, draft }: ExportRequest,
  importing: Pick<OpenedImporting, 'store' | 'filesInForce'>,
): Promise<string> {
  const files = draft ? await draftFiles(municipality, importing) : await importing.filesInForce(municipality);
  if (files === undefined) throw new KakariError('nothing-to-export', { municipality });
  const loaded = loadPlan(filesSource(municipality, files));
  if (!loaded.ok)
    throw new FileProblemsError('draft-invalid', { municipality, place: importing.store.place }, loaded.problems);
  await writeNew(xlsx, await planWorkbook(files, draft ? 'draft' : 'plan'));
  const { title, measures, terms } = loaded.plan;
  return `${xlsx} に「${title}」${draft ? 'の下書き' : ''}を書き出しました（取組${measures.length}件、用語${terms.length}件）。直したら「kakari import ${xlsx} -m ${municipality}${draft ? ' --replace' : ''}」で取り込めます。`;
}

async function draftFiles(municipality: string, { store }: Pick<OpenedImporting, 'store'>): Promise<DraftFiles> {
  const files = await store.read(municipality);
  if (files === undefined) throw new KakariError('no-draft', { municipality, place: store.place });
  return files;
}

/** A workbook that somebody has edited is not written over. */
async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new KakariError('export-exists', { file }, { cause: error });
    await rm(file, { force: true }).catch(() => undefined);
    throw new KakariError('file-unwritable', { file }, { cause: error });
  }
}
