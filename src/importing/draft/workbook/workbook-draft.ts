import type { DraftFiles } from '../../../domain/draft-files.ts';
import { FileProblemsError } from '../../../domain/errors.ts';
import type { SheetText } from '../../../domain/sheet-text.ts';
import { doubtsFile } from '../doubts-file.ts';
import { openDoubts } from '../settle-draft.ts';
import { type NewIds, renameInDigest, renameInOriginal } from '../passage-measures.ts';
import { openWorkingDraft, workingFiles, type WorkingDraft } from '../working-draft.ts';
import { addSections } from './add-sections.ts';
import { createFindings, type Findings } from './findings.ts';
import type { Marker } from './marker.ts';
import { keptDoubts, tellWithoutEnglish } from './workbook-doubts.ts';
import { type RowPlaces } from './row-places.ts';
import { readSheets } from './read-sheets.ts';

/** A workbook that was exported and has come back: its name, what its sheets say, and its hidden sheet. */
export interface GivenWorkbook {
  readonly file: string;
  readonly sheets: readonly SheetText[];
  readonly marker: Marker;
}

/** The draft that a workbook tells, and where in it each entry stands. */
export interface WorkbookDraft {
  readonly files: DraftFiles;
  readonly places: RowPlaces;
}

const NOTHING: DraftFiles = { 'municipality.yaml': '{}', 'plan.yaml': '{}' };

/**
 * The draft straight from the cells of a workbook. What a workbook does not hold (facts, headings in English, passages) is that of
 * `base`, whose doubts stay as far as they hold. Throws `FileProblemsError` `workbook-invalid` (`file`) with every cell that cannot be
 * read; whether the draft can be used is for the loader to say.
 */
export function workbookDraft(workbook: GivenWorkbook, base: DraftFiles | undefined): WorkbookDraft {
  const { file, marker } = workbook;
  const files = base ?? NOTHING;
  const before = openWorkingDraft(files);
  const findings = createFindings(file);
  const { draft, ids, places } = readSheets(workbook.sheets, { ...marker, before }, findings);
  if (findings.problems.length > 0) throw new FileProblemsError('workbook-invalid', { file }, findings.problems);
  addSections(draft, findings);
  if (base === undefined) tellWithoutBase(findings);
  if (draft.plan['bilingual'] !== false && findings.withoutEnglish.length > 0) {
    draft.plan['bilingual'] = false;
    tellWithoutEnglish(findings);
  }
  const { 'review.yaml': _, ...others } = files;
  return {
    files: {
      ...others,
      ...workingFiles(draft),
      ...renamedPassages(files, ids),
      'doubts.yaml': doubtsFile(allDoubts(base, before, draft, ids, findings)),
    },
    places,
  };
}

/** Passages stay when their measure goes or has another id. */
function renamedPassages(files: DraftFiles, ids: NewIds): DraftFiles {
  const { 'original.jsonl': original, 'digest.md': digest } = files;
  return {
    ...(original !== undefined && { 'original.jsonl': renameInOriginal(original, ids) }),
    ...(digest !== undefined && { 'digest.md': renameInDigest(digest, ids) }),
  };
}

/** The doubts of before that still hold, then those of the workbook, under numbers that were not used. */
function allDoubts(
  base: DraftFiles | undefined,
  before: WorkingDraft,
  draft: WorkingDraft,
  ids: NewIds,
  { doubts }: Findings,
): ReturnType<typeof keptDoubts> {
  const earlier = base === undefined ? [] : openDoubts(base);
  const first = Math.max(0, ...earlier.map(({ id }) => Number(/^d(\d+)$/u.exec(id)?.[1] ?? 0))) + 1;
  return [
    ...keptDoubts(earlier, before, draft, ids),
    ...doubts.map((doubt, at) => ({ id: `d${first + at}`, ...doubt })),
  ];
}

const tellWithoutBase = ({ doubt }: Findings): void =>
  doubt(
    { kind: 'document' },
    { sheet: '計画' },
    {
      read: '',
      assumed: '',
      reason:
        'この自治体の計画がまだないため、基本事項と引用する文章は空です。必要なら、元の計画のファイルを取り込んでください。',
    },
  );
