import { shortFiscalYear } from '../../domain/fiscal-year.ts';
import type { Measure, Phase, Plan, Target, Term } from '../../domain/plan.ts';
import type { MeasureChange, MeasureRef, PlanChanges } from '../../domain/plan-changes.ts';
import { normalise } from '../../language/normalise.ts';

/** What `to` changes against `from`: measures are the same where their ids are. Spelling, width and blanks alone are no change. */
export function comparePlans(from: Plan, to: Plan): PlanChanges {
  const before = byId(from.measures);
  const after = byId(to.measures);
  return {
    from: { title: from.title, version: from.version },
    to: { title: to.title, version: to.version },
    added: to.measures.filter(({ id }) => !before.has(id)).map((measure) => refOf(measure)),
    removed: from.measures.filter(({ id }) => !after.has(id)).map((measure) => refOf(measure)),
    changed: to.measures.flatMap((measure) => changeOf(before.get(measure.id), measure)),
    terms: compareTerms(from.terms, to.terms),
  };
}

/** Whether there is nothing to tell. */
export const isUnchanged = ({ added, removed, changed, terms }: PlanChanges): boolean =>
  [added, removed, changed, terms.added, terms.removed, terms.changed].every(({ length }) => length === 0);

const byId = (measures: readonly Measure[]): ReadonlyMap<string, Measure> =>
  new Map(measures.map((measure) => [measure.id, measure]));

function refOf({ id, number, title, owners }: Measure, before: readonly string[] = []): MeasureRef {
  const both = [...new Set([...owners, ...before])];
  return { id, ...(number !== undefined && { number }), title, owners: both };
}

/** The fields that are compared as a whole. */
const WHOLE = {
  title: ({ title }: Measure) => title,
  number: ({ number }: Measure) => number ?? '',
  owners: ({ owners, ownersNote }: Measure) =>
    [...owners, ...(ownersNote === undefined ? [] : [ownersNote])].join('、'),
} as const;

/** Those of which only the parts are told that are not in both. */
const PARTS = {
  schedule: ({ schedule }: Measure) => joinedPhases(schedule).map(phaseText),
  targets: ({ targets }: Measure) => targets.map(targetText),
} as const;

function changeOf(before: Measure | undefined, after: Measure): readonly MeasureChange[] {
  if (before === undefined) return [];
  const whole = (Object.keys(WHOLE) as (keyof typeof WHOLE)[]).map((field) => ({
    field,
    before: WHOLE[field](before),
    after: WHOLE[field](after),
  }));
  const parts = (Object.keys(PARTS) as (keyof typeof PARTS)[]).map((field) => {
    const [was, is] = [PARTS[field](before), PARTS[field](after)];
    return { field, before: lacking(was, is).join('、'), after: lacking(is, was).join('、') };
  });
  const fields = [...whole, ...parts].filter((change) => bare(change.before) !== bare(change.after));
  return fields.length === 0 ? [] : [{ ...refOf(after, before.owners), fields }];
}

const bare = (text: string): string => normalise(text).replace(/\s/gu, '');

function lacking(texts: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.map(bare));
  return texts.filter((text) => !known.has(bare(text)));
}

/** A phase that goes on in another entry is one: what is unsure of its years is written apart, and means the same. */
function joinedPhases(schedule: readonly Phase[]): readonly Phase[] {
  const joined: Phase[] = [];
  for (const phase of schedule.toSorted((one, other) => one.from - other.from)) {
    const at = joined.findIndex((before) => before.to + 1 === phase.from && isSamePhase(before, phase));
    const before = joined[at];
    if (before) joined[at] = { ...before, to: phase.to };
    else joined.push(phase);
  }
  return joined;
}

const isSamePhase = (one: Phase, other: Phase): boolean =>
  bare(one.phase) === bare(other.phase) && bare(one.lane ?? '') === bare(other.lane ?? '') && one.date === other.date;

const phaseText = ({ phase, from, to, lane }: Phase): string =>
  `${lane === undefined ? '' : `${lane}：`}${phase} ${shortFiscalYear(from)}${to === from ? '' : `〜${shortFiscalYear(to)}`}`;

const targetText = ({ name, baseline, byYear }: Target): string =>
  `${name} ${[
    ...(baseline ? [`${shortFiscalYear(baseline.year)} ${baseline.value}`] : []),
    ...Object.entries(byYear).map(([year, value]) => `${shortFiscalYear(Number(year))} ${value}`),
  ].join(' → ')}`;

/** A term is the same under any of its names: a version may write 「情報通信技術（ICT）」 where another has two names. */
function compareTerms(from: readonly Term[], to: readonly Term[]): PlanChanges['terms'] {
  const [before, after] = [termsByName(from), termsByName(to)];
  const unknown = (terms: readonly Term[], known: ReadonlyMap<string, Term>): readonly string[] =>
    terms.filter((term) => sameTerm(term, known) === undefined).map(({ name }) => name);
  return {
    added: unknown(to, before),
    removed: unknown(from, after),
    changed: to.filter((term) => isReworded(sameTerm(term, before), term)).map(({ name }) => name),
  };
}

const termsByName = (terms: readonly Term[]): ReadonlyMap<string, Term> =>
  new Map(terms.flatMap((term) => termKeys(term).map((key) => [key, term] as const)));

const sameTerm = (term: Term, known: ReadonlyMap<string, Term>): Term | undefined =>
  termKeys(term)
    .map((key) => known.get(key))
    .find((other) => other !== undefined);

const termKeys = ({ name, names }: Term): readonly string[] => [name, ...names].map(normalise);

const isReworded = (before: Term | undefined, after: Term): boolean =>
  before !== undefined && normalise(before.definition) !== normalise(after.definition);
