import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../../src/domain/plan.ts';
import { PLANS_FOLDER, readTown, type Town, type TownMeasure } from './fixture-town.ts';

/** What an import of a plan should find, and the text that nothing may be added to. */
export interface ExpectedPlan {
  readonly id: string;
  readonly title: string;
  readonly period: readonly [number, number];
  readonly measures: readonly ExpectedMeasure[];
  readonly terms: readonly ExpectedTerm[];
  readonly reviews: readonly { readonly title: string; readonly result: string }[];
  /** Everything that stands in the documents, for telling a misplaced finding from an invented one. */
  readonly source: string;
}

export interface ExpectedMeasure {
  readonly number?: string;
  readonly title: string;
  readonly bureau?: string;
  readonly owners: readonly string[];
  readonly crossCutting: boolean;
  readonly schedule: readonly ExpectedPhase[];
  readonly targets: readonly ExpectedTarget[];
}

/** `to` is inclusive. Years of an `uncertain` phase are neither asked for nor denied. */
export interface ExpectedPhase {
  readonly phase: string;
  /** Wordings that say the same. */
  readonly also: readonly string[];
  /** Told in a sentence of the plan, not in a cell. */
  readonly prose?: boolean;
  readonly from: number;
  readonly to: number;
  readonly uncertain?: string;
}

export interface ExpectedTarget {
  readonly name: string;
  readonly names: readonly string[];
  readonly baseline?: { readonly year: number; readonly value: string };
  readonly byYear: Readonly<Record<string, string>>;
  readonly uncertain?: string;
}

export interface ExpectedTerm {
  readonly name: string;
  readonly names: readonly string[];
  readonly definition: string;
  /** Stands in a glossary or a note; other terms were gathered by a person from sentences that explain them. */
  readonly inGlossary: boolean;
}

/** The expectation of an invented town, from its `plan.yaml`. */
export function expectedTown(id: string): ExpectedPlan {
  const town = readTown(id);
  return {
    id,
    title: town.plan.title,
    period: town.plan.period,
    measures: town.measures.map((measure) => measureOf(measure, town)),
    terms: town.terms.map(({ name, names, definition }) => ({ name, names, definition, inGlossary: true })),
    reviews: [],
    source: [readFileSync(join(PLANS_FOLDER, id, 'plan.yaml'), 'utf8'), town.chapter, ...layoutTexts()].join('\n'),
  };
}

const measureOf = (measure: TownMeasure, { kpi, inProse }: Town): ExpectedMeasure => ({
  ...(measure.number === undefined ? {} : { number: measure.number }),
  ...(measure.bureau === undefined ? {} : { bureau: measure.bureau }),
  title: measure.title,
  owners: [...measure.owners, ...measure.related],
  crossCutting: measure.crossCutting,
  schedule: measure.schedule.map(({ phase, also, from, to, uncertain }) => ({
    phase,
    also,
    from,
    to: to ?? from,
    ...(uncertain === undefined ? {} : { uncertain }),
    ...(inProse ? { prose: true } : {}),
  })),
  targets: [...measure.targets, ...kpi.filter((one) => one.measure === (measure.number ?? measure.title))].map(
    ({ name, baseline, byYear }) => ({ name, names: [], byYear, ...(baseline === undefined ? {} : { baseline }) }),
  ),
});

/** Every sentence of a document that is not in `plan.yaml` stands in the layout that makes it. */
const layoutTexts = (): readonly string[] =>
  readdirSync(LAYOUTS_FOLDER).map((name) => readFileSync(join(LAYOUTS_FOLDER, name), 'utf8'));

const LAYOUTS_FOLDER = fileURLToPath(new URL('layouts/', import.meta.url));

/** The expectation of a plan that was written by hand; `source` is the published text. What it marks `uncertain` stays so. */
export const expectedKnowledge = (plan: Plan, source: string): ExpectedPlan => ({
  id: plan.municipality.id,
  title: plan.title,
  period: plan.period,
  measures: plan.measures.map((measure) => ({
    ...(measure.number === undefined ? {} : { number: measure.number }),
    ...(measure.bureau === undefined ? {} : { bureau: measure.bureau }),
    title: measure.title,
    owners: measure.owners,
    crossCutting: measure.crossCutting,
    schedule: measure.schedule.map((phase) => ({ ...phase, also: [] })),
    targets: measure.targets,
  })),
  terms: plan.terms.map((term) => ({ ...term, inGlossary: isListed(term, plan.terms) })),
  reviews: plan.reviews,
  source,
});

/** In a glossary or a note, and not only within what is said there of another word (`用語集 RPA`). */
const isListed = ({ place }: Plan['terms'][number], terms: Plan['terms']): boolean =>
  /用語|脚注|注\d/u.test(place) && !terms.some(({ name }) => place.endsWith(` ${name}`));
