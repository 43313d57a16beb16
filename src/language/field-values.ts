import type { DoubtSubject } from '../domain/draft.ts';
import { type FiscalYear, shortFiscalYear } from '../domain/fiscal-year.ts';
import type { Measure, Municipality, Phase, Plan, Review, Target, Term } from '../domain/plan.ts';
import { isAddition } from './editable-fields.ts';

/** Values by the name of an editable field, as a person would type them. */
export type FieldValues = Readonly<Record<string, string>>;

/**
 * What a draft says of a subject, by `EditableField`. None where a further entry is to be written; undefined where the subject is there no
 * longer, and for the document as a whole.
 */
export function fieldValues(about: DoubtSubject, plan: Plan): FieldValues | undefined {
  if (isAddition(about)) return {};
  switch (about.kind) {
    case 'municipality':
      return ofMunicipality(plan.municipality);
    case 'plan':
      return ofPlan(plan);
    case 'measure':
      return mapped(measureOf(plan, about.measure), ofMeasure);
    case 'phase':
      return mapped(
        measureOf(plan, about.measure)?.schedule.find(
          ({ phase, from, lane }) => phase === about.phase && from === about.from && lane === about.lane,
        ),
        ofPhase,
      );
    case 'target':
      return mapped(
        measureOf(plan, about.measure)?.targets.find(({ name, lane }) => name === about.name && lane === about.lane),
        ofTarget,
      );
    case 'term':
      return mapped(
        plan.terms.find(({ name }) => name === about.name),
        ofTerm,
      );
    case 'review':
      return mapped(
        plan.reviews.find(({ title }) => title === about.title),
        ofReview,
      );
    case 'document':
      return undefined;
  }
}

/** The fiscal years for which a target may have a value: the period, and what the schedules and targets of the plan say besides. */
export function targetYears({ period, measures }: Plan): readonly FiscalYear[] {
  const named = measures.flatMap(({ schedule, targets }) => [
    ...schedule.map(({ from }) => from),
    ...targets.flatMap(({ byYear }) => Object.keys(byYear).map(Number)),
  ]);
  const first = Math.min(period[0], ...named);
  return Array.from({ length: period[1] - first + 1 }, (_, index) => first + index);
}

const mapped = <T>(value: T | undefined, read: (value: T) => FieldValues): FieldValues | undefined =>
  value === undefined ? undefined : read(value);

const measureOf = ({ measures }: Plan, id: string): Measure | undefined => measures.find((one) => one.id === id);

const list = (names: readonly string[]): string => names.join('、');

const ofMunicipality = ({ name, reading = '', prefecture = '', code = '', names }: Municipality): FieldValues => ({
  name,
  reading,
  prefecture,
  code,
  names: list(names),
});

const ofPlan = ({ title, version, status, published, period, contact }: Plan): FieldValues => ({
  title,
  version,
  status,
  published,
  from: shortFiscalYear(period[0]),
  to: shortFiscalYear(period[1]),
  departments: list(contact.departments),
  phone: contact.phone ?? '',
});

const ofMeasure = (measure: Measure): FieldValues => ({
  number: measure.number ?? '',
  title: measure.title,
  names: list(measure.names),
  owners: list(measure.owners),
  ownersNote: measure.ownersNote ?? '',
  crossCutting: measure.crossCutting ? 'はい' : 'いいえ',
  bureau: measure.bureau ?? '',
  summary: measure.summary,
  place: measure.place,
});

const ofPhase = ({ phase, from, to, lane = '', date = '' }: Phase): FieldValues => ({
  phase,
  from: shortFiscalYear(from),
  to: shortFiscalYear(to),
  lane,
  date,
});

const ofTarget = ({ name, kind, lane = '', baseline, byYear }: Target): FieldValues => ({
  name,
  kind,
  lane,
  baselineYear: baseline === undefined ? '' : shortFiscalYear(baseline.year),
  baselineValue: baseline?.value ?? '',
  ...byYear,
});

const ofTerm = ({ name, names, reading = '', expansion = '', definition }: Term): FieldValues => ({
  name,
  names: list(names),
  reading,
  expansion,
  definition,
});

const ofReview = ({ number = '', title, result, note }: Review): FieldValues => ({ number, title, result, note });
