import type { z } from 'zod';
import type { FileProblem } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import { checkPlan } from './check-plan.ts';
import type { LocatedPassage } from './located-passage.ts';
import { planFromFiles } from './plan-from-files.ts';
import type { PlanFileName, PlanSource } from './plan-source.ts';
import { readDigest } from './read-digest.ts';
import { readOriginal } from './read-original.ts';
import { type FileResult, parseYaml, readQuickly, UNREADABLE } from './read-yaml.ts';
import { isBilingual, planSchemas, type ReviewFile } from './schema.ts';

/** A plan, or everything that is wrong with its files. */
export type PlanResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads the files of one municipality's plan. Nothing half-loads: a single problem keeps the whole plan out. Never throws. */
export function loadPlan(source: PlanSource): PlanResult {
  const { id, text } = source;
  const bilingual = isBilingual(headOf(source));
  const schemas = planSchemas(bilingual);
  const read = <S extends z.ZodType>(file: PlanFileName, schema: S): FileResult<z.infer<S>> =>
    parseYaml(() => text(file), `${id}/${file}`, schema);
  const municipality = read('municipality.yaml', schemas.municipality);
  const head = read('plan.yaml', schemas.plan);
  const measures = read('measures.yaml', schemas.measures);
  const terms = read('terms.yaml', schemas.terms);
  const reviews = source.has('review.yaml') ? read('review.yaml', schemas.reviews) : NO_REVIEWS;
  const digest = readPassages(source, 'digest.md', (own, name) => readDigest(own, name, bilingual));
  const original = readPassages(source, 'original.jsonl', readOriginal);
  const loose = [...digest.problems, ...original.problems];
  if (!municipality.ok || !head.ok || !measures.ok || !terms.ok || !reviews.ok || loose.length > 0) {
    const strict = [municipality, head, measures, terms, reviews].flatMap((file) => (file.ok ? [] : file.problems));
    return { ok: false, problems: [...strict, ...loose] };
  }
  const passages = { digest: digest.passages, original: original.passages };
  const plan = planFromFiles({
    municipality: municipality.value,
    head: head.value,
    measures: measures.value,
    terms: terms.value,
    reviews: reviews.value,
    ...passages,
  });
  const problems = checkPlan(id, plan, head.value, { head, measures, terms, municipality }, passages);
  return problems.length === 0 ? { ok: true, plan } : { ok: false, problems };
}

const NO_REVIEWS: FileResult<ReviewFile> = { ok: true, value: [], lineOf: () => undefined };

/** What `plan.yaml` holds before it is checked; undefined where it cannot be read. */
function headOf({ text }: PlanSource): unknown {
  try {
    return readQuickly(text('plan.yaml'));
  } catch {
    return undefined;
  }
}

interface Passages {
  readonly passages: readonly LocatedPassage[];
  readonly problems: readonly FileProblem[];
}

/** Reads a file of passages, which may be missing. */
function readPassages(
  { id, has, text }: PlanSource,
  file: PlanFileName,
  read: (own: string, name: string) => Passages,
): Passages {
  if (!has(file)) return { passages: [], problems: [] };
  const name = `${id}/${file}`;
  let own: string;
  try {
    own = text(file);
  } catch {
    return { passages: [], problems: [{ file: name, message: UNREADABLE }] };
  }
  return read(own, name);
}
