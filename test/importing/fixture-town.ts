import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const year = z.number().int();
const phase = z.strictObject({
  phase: z.string(),
  /** Wordings that say the same phase just as faithfully. */
  also: z.array(z.string()).default([]),
  from: year,
  to: year.optional(),
  lane: z.string().optional(),
  /** The quarter of its first year in which it begins and that of its last year in which it ends. */
  quarters: z.tuple([z.number(), z.number()]).default([1, 4]),
  /** The same in halves of a year. */
  halves: z.tuple([z.number(), z.number()]).default([1, 2]),
  /** Why the document leaves it unsure; such cells are neither asked for nor denied. */
  uncertain: z.string().optional(),
});
const target = z.strictObject({
  name: z.string(),
  /** The sentence that tells it, where the document has no table of targets. */
  text: z.string().optional(),
  /** Number of its measure, where targets stand in a table of their own. */
  measure: z.string().optional(),
  baseline: z.strictObject({ year, value: z.string() }).optional(),
  byYear: z.record(z.string(), z.string()),
});
const place = z.union([z.number().transform((at) => [at]), z.array(z.number())]);
const measure = z.strictObject({
  number: z.string().optional(),
  title: z.string(),
  names: z.array(z.string()).default([]),
  tags: z.array(z.string()).default([]),
  /** The headings above it, counted from 1 in each list of headings. */
  group: place,
  bureau: z.string().optional(),
  owners: z.array(z.string()),
  /** Owners that the document gives in a column of their own (関係課). */
  related: z.array(z.string()).default([]),
  /** The owners as the document prints them, where that is not their list. */
  ownersText: z.string().optional(),
  relatedText: z.string().optional(),
  ownersNote: z.string().optional(),
  crossCutting: z.boolean().default(false),
  text: z.union([z.string().transform((one) => [one]), z.array(z.string())]),
  /** What is done, as a list. */
  items: z.array(z.string()).default([]),
  schedule: z.array(phase).default([]),
  /** Marks of the legend by year, instead of `schedule`. */
  cells: z.array(z.string()).optional(),
  targets: z.array(target).default([]),
});
const term = z.strictObject({
  name: z.string(),
  names: z.array(z.string()).default([]),
  /** The name as printed, where it has its reading or its long form with it. */
  printed: z.string().optional(),
  expansion: z.string().optional(),
  definition: z.string(),
});
const townFile = z.strictObject({
  municipality: z.strictObject({ id: z.string(), name: z.string(), prefecture: z.string() }),
  plan: z.strictObject({
    title: z.string(),
    published: z.string(),
    period: z.tuple([year, year]),
    contact: z.string(),
    status: z.enum(['adopted', 'draft']).default('adopted'),
  }),
  opening: z
    .array(
      z.strictObject({
        title: z.string(),
        sections: z.array(z.strictObject({ title: z.string(), text: z.array(z.string()) })),
      }),
    )
    .default([]),
  chapter: z.string().default('取組の内容'),
  /** The headings above measures, outermost first; `policies` are the second level. */
  groups: z
    .array(
      z.strictObject({ number: z.string().optional(), title: z.string(), policies: z.array(z.string()).default([]) }),
    )
    .default([]),
  /** Schedules are told in sentences. */
  inProse: z.boolean().default(false),
  legend: z.record(z.string(), z.string()).default({}),
  measures: z.array(measure),
  kpi: z.array(target).default([]),
  terms: z.array(term),
});

/** An invented municipality's plan: the facts of its expectation and the sentences of its documents, written by hand in `plan.yaml`. */
export type Town = z.infer<typeof townFile>;
export type TownMeasure = Town['measures'][number];
export type TownPhase = TownMeasure['schedule'][number];
export type TownTarget = Town['kpi'][number];
export type TownTerm = Town['terms'][number];

/** Where the invented plans lie. */
export const PLANS_FOLDER = fileURLToPath(new URL('../fixtures/plans/', import.meta.url));

/** The knowledge that is shipped. */
export const KNOWLEDGE_FOLDER = fileURLToPath(new URL('../../knowledge/', import.meta.url));

/** The ids of the invented municipalities that have a plan. */
export const townIds = (): readonly string[] =>
  readdirSync(PLANS_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();

/** Reads one town's `plan.yaml`. Throws where it is not of the shape. */
export function readTown(id: string): Town {
  const town = townFile.parse(parse(readFileSync(join(PLANS_FOLDER, id, 'plan.yaml'), 'utf8')));
  return { ...town, measures: town.measures.map((one) => ({ ...one, schedule: scheduleOf(one, town) })) };
}

/** The documents that are generated for a town, by name; a document may be of several files. */
export const documentsOf = (id: string): readonly string[] =>
  readdirSync(join(PLANS_FOLDER, id))
    .filter((name) => name !== 'plan.yaml')
    .toSorted();

/** What the marks of the years say: the same mark in consecutive years is one phase; an empty cell says nothing. */
function scheduleOf({ schedule, cells }: TownMeasure, { legend, plan }: Town): TownPhase[] {
  if (cells === undefined) return schedule;
  const phases: TownPhase[] = [];
  for (const [at, mark] of cells.entries()) {
    const [word, here] = [legend[mark], plan.period[0] + at];
    const last = phases.at(-1);
    if (word === undefined) continue;
    if (last?.phase === word && (last.to ?? last.from) === here - 1) phases[phases.length - 1] = { ...last, to: here };
    else phases.push({ phase: word, also: [], from: here, quarters: [1, 4], halves: [1, 2] });
  }
  return phases;
}
