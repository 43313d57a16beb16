import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { FileProblem } from '../domain/errors.ts';
import type { Measure, Plan } from '../domain/plan.ts';
import { checkPlan } from './check-plan.ts';
import { type DigestPassage, readDigest } from './read-digest.ts';
import { type FileResult, readYaml } from './read-yaml.ts';
import {
  measuresFile,
  municipalityFile,
  planFile,
  reviewFile,
  termsFile,
  type MeasuresFile,
  type MunicipalityFile,
  type PlanFile,
  type ReviewFile,
  type TermsFile,
} from './schema.ts';

/** A plan, or everything that is wrong with its folder. */
export type PlanResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads one municipality's folder. Nothing half-loads: a single problem keeps the whole plan out. */
export function loadPlan(root: string, id: string): PlanResult {
  const read = <S extends z.ZodType>(file: string, schema: S): FileResult<z.infer<S>> =>
    readYaml(join(root, id, file), `${id}/${file}`, schema);
  const municipality = read('municipality.yaml', municipalityFile);
  const head = read('plan.yaml', planFile);
  const measures = read('measures.yaml', measuresFile);
  const terms = read('terms.yaml', termsFile);
  const review = existsSync(join(root, id, 'review.yaml')) ? read('review.yaml', reviewFile) : EMPTY;
  const digest = existsSync(join(root, id, 'digest.md'))
    ? readDigest(join(root, id, 'digest.md'), `${id}/digest.md`)
    : { passages: [], problems: [] };
  if (!municipality.ok || !head.ok || !measures.ok || !terms.ok || !review.ok || digest.problems.length > 0) {
    const problems = [municipality, head, measures, terms, review].flatMap((result) =>
      result.ok ? [] : result.problems,
    );
    return { ok: false, problems: [...problems, ...digest.problems] };
  }
  const plan = assemble(municipality.value, head.value, measures.value, terms.value, review.value, digest.passages);
  const problems = checkPlan(id, plan, head.value, { head, measures, terms, municipality }, digest.passages);
  return problems.length === 0 ? { ok: true, plan } : { ok: false, problems };
}

const EMPTY: FileResult<ReviewFile> = { ok: true, value: [], lineOf: () => undefined };

function assemble(
  municipality: MunicipalityFile,
  head: PlanFile,
  measures: MeasuresFile,
  terms: TermsFile,
  reviews: ReviewFile,
  digest: readonly DigestPassage[],
): Plan {
  const { facts, scheduleFrom: _, ...rest } = head;
  const passages = [
    ...facts.map((fact) => ({ ...fact, id: `${head.id}/${fact.place}/${fact.title}` })),
    ...digest.map(({ line: _line, ...passage }) => ({
      ...passage,
      id: `${head.id}/${passage.place}/${passage.title}`,
    })),
  ];
  return without({
    ...rest,
    municipality,
    measures: measures.map(toMeasure),
    terms,
    reviews,
    passages,
  });
}

const toMeasure = (measure: MeasuresFile[number]): Measure =>
  without({ ...measure, schedule: measure.schedule.map((phase) => ({ ...phase, to: phase.to ?? phase.from })) });

/** zod gives `undefined` for what is absent; the domain leaves such a field out. */
function without<T>(value: unknown): T {
  if (Array.isArray(value)) return value.map((entry) => without<unknown>(entry)) as T;
  if (typeof value !== 'object' || value === null) return value as T;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key, without<unknown>(entry)]),
  ) as T;
}
