import type { Measure, Phase, Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import { normalise } from '../../language/normalise.ts';
import { familiesOf } from '../../language/phases.ts';

/** What a question narrows a list of measures to. */
export interface ListFilter {
  readonly owners: readonly string[];
  /** Sections whose measures are left out. */
  readonly without: readonly string[];
  readonly years: readonly number[];
  /** Phases of the plan named word for word; exact. */
  readonly literal: readonly string[];
  readonly families: readonly string[];
  /** Whether a phase must begin in the year (R8から…に切り替わる). */
  readonly begins: boolean;
  readonly groups: readonly string[];
  readonly tags: readonly string[];
}

/** Reads the filter of a question against a plan. */
export function filterOf(question: Question, plan: Plan): ListFilter {
  const literal = literalPhases(question, plan);
  return {
    owners: question.departments.map(({ name }) => name),
    without: question.without.map(({ name }) => name),
    years: question.years,
    literal,
    families: literal.length > 0 || asksAnyBeginning(question.text) ? [] : question.phases,
    begins:
      /から(?:新|拡|実|検|始|試|開|の|入|導)|切り?替わ|移(?:る|り)|始ま|はじま|始め|スタート|開始|新しく|新たに|になって|やっと|ようやく|入る|start|begin|new in|switch|move (?:in)?to/u.test(
        question.text,
      ),
    groups: [...new Set(plan.measures.flatMap((measure) => measure.group))].filter((group) =>
      groupNamed(group, question.text, plan),
    ),
    tags: [...new Set(plan.measures.flatMap((measure) => measure.tags))].filter((tag) => tagNamed(tag, question.text)),
  };
}

/** 「令和9年度に始まる取組」 asks for whatever begins, not for one kind of phase. */
const asksAnyBeginning = (text: string): boolean =>
  /始ま|はじま|スタート|新しく|新たに/u.test(text) && !/実施|導入|本格|試行|検討|拡/u.test(text);

/** Phases of the plan that stand in the question; of two that overlap, the longer (「検討・実施」, not 「実施」). */
function literalPhases(question: Question, plan: Plan): readonly string[] {
  const phases = [...new Set(plan.measures.flatMap((measure) => measure.schedule.map(({ phase }) => phase)))].toSorted(
    (a, b) => b.length - a.length,
  );
  let rest = question.text;
  return phases.filter((phase) => {
    const name = normalise(phase);
    if (!rest.includes(name)) return false;
    rest = rest.replaceAll(name, ' ');
    return true;
  });
}

function groupNamed(group: string, text: string, plan: Plan): boolean {
  const known = plan.groups.find(({ name }) => name === group);
  const name = normalise(group).replace(/^(?:基本方針\d+|目的\d+|\(\d+\)|[\d.]+)\s*/u, '');
  const others = known ? [known.english, ...known.names].map(normalise) : [];
  if ((name.length >= 4 && text.includes(name)) || others.some((other) => text.includes(other))) return true;
  // 「オープンデータの項目」 says the beginning of a heading, with a word for what it is.
  const says = /柱|分野|方針|項目|関係|のとこ|の中で/u.test(text);
  return says && name.length >= 6 && text.includes(beginningOf(name));
}

const beginningOf = (name: string): string =>
  name.slice(0, Math.max(7, Math.ceil(name.length * 0.6))).replace(/[のにをとで]$/u, '');

const tagNamed = (tag: string, text: string): boolean =>
  tag === 'DX' ? /dx(?:項目|の?取組|関係|の印|マーク|推進計画の)/u.test(text) : text.includes(normalise(tag));

/** Whether the filter narrows anything. */
export const narrows = (filter: ListFilter): boolean =>
  filter.owners.length + filter.years.length + filter.groups.length + filter.tags.length + filter.literal.length > 0;

/** The phases of a measure that the filter asks for; all where it asks for none. */
export function phasesMeant({ schedule }: Measure, filter: ListFilter): readonly Phase[] {
  const fits = (phase: Phase): boolean =>
    filter.years.length === 0 ||
    filter.years.some((year) =>
      filter.begins ? phase.from === year && !goesOn(phase, schedule) : phase.from <= year && year <= phase.to,
    );
  return schedule.filter((phase) => isAsked(phase, filter) && fits(phase));
}

/** Whether a phase only goes on with what the year before held; a doubtful year stands apart from the sure ones before it. */
const goesOn = (phase: Phase, schedule: readonly Phase[]): boolean =>
  schedule.some((before) => before.phase === phase.phase && before.lane === phase.lane && before.to + 1 === phase.from);

/** Whether the question names the phase, word for word or by its family; a filter without phases names all. */
export function isAsked(phase: Phase, filter: ListFilter): boolean {
  if (filter.literal.length > 0) return filter.literal.includes(phase.phase);
  const families = familiesOf(phase.phase);
  return filter.families.length === 0 || filter.families.some((family) => families.includes(family));
}

/** Whether a section, or the bureau it stands for, is in charge of a measure. */
function isIn(measure: Measure, section: string, plan: Plan): boolean {
  if (measure.owners.includes(section) || measure.bureau?.split(/[／・、]/u).includes(section)) return true;
  // A section within a section (室 in 課) answers for itself; a 部 or 局 stands for all its sections.
  return (
    /[部局]$/u.test(section) &&
    measure.bureau === undefined &&
    plan.municipality.departments.some(({ name, parent }) => parent === section && measure.owners.includes(name))
  );
}

/** The measures that pass, with the phases that make them pass. */
export function matching(
  plan: Plan,
  filter: ListFilter,
): readonly { readonly measure: Measure; readonly phases: readonly Phase[] }[] {
  const timed = filter.years.length > 0 || filter.literal.length > 0;
  return plan.measures
    .filter((measure) => !filter.without.some((owner) => measure.owners.includes(owner)))
    .filter((measure) => filter.owners.length === 0 || filter.owners.some((owner) => isIn(measure, owner, plan)))
    .filter((measure) => filter.groups.length === 0 || filter.groups.some((group) => measure.group.includes(group)))
    .filter((measure) => filter.tags.length === 0 || filter.tags.some((tag) => measure.tags.includes(tag)))
    .map((measure) => ({ measure, phases: phasesMeant(measure, filter) }))
    .filter(({ phases }) => !timed || phases.length > 0);
}
