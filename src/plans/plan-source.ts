import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files that a plan is made of. Those of the second list may be missing. */
export const PLAN_FILES = {
  required: ['municipality.yaml', 'plan.yaml', 'measures.yaml', 'terms.yaml'],
  optional: ['review.yaml', 'digest.md', 'original.jsonl'],
} as const;

/** The name of a file that a plan is made of. */
export type PlanFileName = (typeof PLAN_FILES)['required' | 'optional'][number];

/** The texts of a plan's files by name; other names than those of `PLAN_FILES` count for nothing. */
export type PlanFiles = Readonly<Record<string, string>>;

/** Where the texts of one plan come from. */
export interface PlanSource {
  /** The id of the municipality; problems name files as `<id>/<file>`. */
  readonly id: string;
  readonly has: (file: PlanFileName) => boolean;
  /** Throws where there is no such file, or it cannot be read. */
  readonly text: (file: PlanFileName) => string;
}

/** A municipality's folder under `root`, which bears its id. */
export const folderSource = (root: string, id: string): PlanSource => ({
  id,
  has: (file) => existsSync(join(root, id, file)),
  text: (file) => readFileSync(join(root, id, file), 'utf8'),
});

/** Texts that are at hand, such as those of a published plan. */
export const filesSource = (id: string, files: PlanFiles): PlanSource => ({
  id,
  has: (file) => files[file] !== undefined,
  text: (file) => {
    const text = files[file];
    if (text === undefined) throw new Error(`there is no ${file}`);
    return text;
  },
});

/** The files of a source by name, without those that it has beside the plan. Throws where one cannot be read. */
export const filesOf = ({ has, text }: PlanSource): PlanFiles =>
  Object.fromEntries(
    [...PLAN_FILES.required, ...PLAN_FILES.optional].filter((file) => has(file)).map((file) => [file, text(file)]),
  );
