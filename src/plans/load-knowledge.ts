import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FileProblem, FileProblemsError } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import { loadPlan } from './load-plan.ts';
import { folderSource } from './plan-source.ts';
import { readYaml } from './read-yaml.ts';
import { thesaurusFile, type ThesaurusFile } from './schema.ts';

/** Everything Kakari knows: the plans, and the words of the field that mean the same. */
export interface Knowledge {
  readonly plans: readonly Plan[];
  readonly thesaurus: ThesaurusFile;
}

/** Knowledge that cannot be used; `problems` says what is wrong and where. */
export class KnowledgeError extends FileProblemsError {
  constructor(folder: string, problems: readonly FileProblem[]) {
    super('knowledge-invalid', { folder }, problems);
  }
}

/** A knowledge folder without a single plan. */
export const withoutPlans = (folder: string): KnowledgeError =>
  new KnowledgeError(folder, [
    { file: folder, message: '自治体のフォルダーが一つもありません。README.md の形で一つ作ってください' },
  ]);

/**
 * Reads `folder` (the layout is told in `knowledge/README.md`). Throws `KnowledgeError` with every problem of every file;
 * nothing half-loads. A folder without a municipality is one too, unless `mayBeEmpty`.
 */
export function loadKnowledge(folder: string, { mayBeEmpty = false } = {}): Knowledge {
  if (!existsSync(folder))
    throw new KnowledgeError(folder, [
      {
        file: folder,
        message: 'フォルダーがありません。--knowledge または環境変数 KAKARI_KNOWLEDGE の場所を確かめてください',
      },
    ]);
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'common')
    .map((entry) => entry.name)
    .toSorted();
  const results = ids.map((id) => loadPlan(folderSource(folder, id)));
  const thesaurus = readThesaurus(folder);
  const problems = [
    ...results.flatMap((result) => (result.ok ? [] : result.problems)),
    ...(thesaurus.ok ? [] : thesaurus.problems),
  ];
  if (ids.length === 0 && !mayBeEmpty) problems.push(...withoutPlans(folder).problems);
  if (problems.length > 0 || !thesaurus.ok) throw new KnowledgeError(folder, problems);
  return { plans: results.flatMap((result) => (result.ok ? [result.plan] : [])), thesaurus: thesaurus.value };
}

/** A knowledge folder without a thesaurus of its own is complete. */
function readThesaurus(folder: string): ReturnType<typeof readYaml<typeof thesaurusFile>> {
  const file = join(folder, 'common', 'thesaurus.yaml');
  return existsSync(file)
    ? readYaml(file, 'common/thesaurus.yaml', thesaurusFile)
    : { ok: true, value: [], lineOf: () => undefined };
}

/** The words of the field in a folder that `loadKnowledge` has accepted. Throws `KnowledgeError`. */
export function loadThesaurus(folder: string): ThesaurusFile {
  const result = readThesaurus(folder);
  if (result.ok) return result.value;
  throw new KnowledgeError(folder, result.problems);
}
