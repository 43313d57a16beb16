import type { DraftFiles } from '../../domain/draft-files.ts';
import { FileProblemsError, KakariError } from '../../domain/errors.ts';
import { inWorkbook } from '../../importing/draft/workbook/row-places.ts';
import { type GivenWorkbook, workbookDraft } from '../../importing/draft/workbook/workbook-draft.ts';
import { loadPlan } from '../../plans/load-plan.ts';
import { filesSource } from '../../plans/plan-source.ts';
import type { OpenedImporting } from './open-importing.ts';

/**
 * The files of the draft that an exported workbook tells. What it does not hold is taken from what it was made of: the plan in force,
 * or the draft. Throws `KakariError` `workbook-other-municipality` (`file`, `own`, `municipality`), and `FileProblemsError`
 * `workbook-invalid` (`file`) with every mistake by sheet and row.
 */
export async function filesOfWorkbook(
  workbook: GivenWorkbook,
  municipality: string,
  { store, filesInForce }: Pick<OpenedImporting, 'store' | 'filesInForce'>,
): Promise<DraftFiles> {
  const { file, marker } = workbook;
  if (marker.municipality !== municipality)
    throw new KakariError('workbook-other-municipality', { file, own: marker.municipality, municipality });
  const [draft, current] = [await store.read(municipality), await filesInForce(municipality)];
  const base = marker.source === 'draft' ? (draft ?? current) : (current ?? draft);
  const { files, places } = workbookDraft(workbook, base);
  const loaded = loadPlan(filesSource(municipality, files));
  if (loaded.ok) return files;
  const problems = loaded.problems.map((problem) => inWorkbook(problem, places, file));
  throw new FileProblemsError('workbook-invalid', { file }, problems);
}
