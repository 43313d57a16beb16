import type { Measure, Municipality, Plan } from '../domain/plan.ts';
import type { LocatedPassage } from './located-passage.ts';
import type { MeasuresFile, MunicipalityFile, PlanFile, ReviewFile, TermsFile } from './schema.ts';

/** What the files of a plan hold. */
export interface PlanContents {
  readonly municipality: MunicipalityFile;
  readonly head: PlanFile;
  readonly measures: MeasuresFile;
  readonly terms: TermsFile;
  readonly reviews: ReviewFile;
  readonly digest: readonly LocatedPassage[];
  readonly original: readonly LocatedPassage[];
}

/** The plan that the files tell. Where it has no English, the Japanese text stands in its place. */
export function planFromFiles({ municipality, head, measures, terms, reviews, digest, original }: PlanContents): Plan {
  const { facts, scheduleFrom: _, bilingual: _bilingual, ...rest } = head;
  return without<Plan>({
    ...inEnglish(rest, rest.title),
    municipality: toMunicipality(municipality),
    groups: rest.groups.map((group) => inEnglish(group, group.name)),
    progressReviews: rest.progressReviews.map((review) => inEnglish(review, review.title)),
    measures: measures.map(toMeasure),
    terms: terms.map((term) => ({
      ...inEnglish(term, term.name),
      definitionEnglish: term.definitionEnglish ?? term.definition,
    })),
    reviews: reviews.map((review) => ({
      ...inEnglish(review, review.title),
      noteEnglish: review.noteEnglish ?? review.note,
    })),
    passages: [
      ...facts.map((fact) => ({ ...inEnglish(fact, fact.text), id: `${head.id}/${fact.place}/${fact.title}` })),
      ...digest.map(({ line: _line, ...passage }) => ({
        ...passage,
        id: `${head.id}/${passage.place}/${passage.title}`,
      })),
      // Many stretches stand under one heading, so that a line is known by its number.
      ...original.map(({ line, ...passage }) => ({ ...passage, id: `${head.id}/original.jsonl/${line}` })),
    ],
  });
}

/** What is written, with a text in Japanese in the place of missing English. */
const inEnglish = <T extends { readonly english: string | undefined }>(
  written: T,
  japanese: string,
): T & { readonly english: string } => ({ ...written, english: written.english ?? japanese });

const toMunicipality = (file: MunicipalityFile): Unclean<Municipality> => ({
  ...inEnglish(file, file.name),
  departments: file.departments.map((department) => inEnglish(department, department.name)),
});

const toMeasure = (measure: MeasuresFile[number]): Unclean<Measure> => ({
  ...inEnglish(measure, measure.title),
  summaryEnglish: measure.summaryEnglish ?? measure.summary,
  schedule: measure.schedule.map((phase) => ({ ...phase, to: phase.to ?? phase.from })),
  current: measure.current.map((item) => inEnglish(item, item.title)),
  planned: measure.planned.map((item) => inEnglish(item, item.title)),
});

/** zod gives `undefined` for what is absent. */
type Unclean<T> = T extends string | number | boolean
  ? T
  : { readonly [K in keyof T]: Unclean<T[K]> | (undefined extends T[K] ? undefined : never) };

/** The domain leaves a field out that is absent. */
function without<T>(value: Unclean<T>): T {
  return withoutAbsent(value) as T;
}

function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key, withoutAbsent(entry)]),
  );
}
