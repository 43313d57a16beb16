import type { ClaimFault } from '../../../domain/worded.ts';
import { checkPhase } from './check-phase.ts';
import type { Clause } from './clauses.ts';
import type { Fact, Segment } from './facts.ts';
import {
  bearsFigure,
  bearsYear,
  beginsWith,
  endsWith,
  type Figure,
  figures,
  type YearMark,
  yearMarks,
} from './marks.ts';
import { familiesIn, isNegated } from './modality.ts';

/** Whether the sections, years and figures of a clause stand together in one of these facts; `all` are those it may count. */
export function checkAnchors(clause: Clause, facts: readonly Fact[], all: readonly Fact[]): ClaimFault | undefined {
  for (const { name } of clause.departments) {
    if (!facts.some((fact) => fact.head.includes(name) || fact.segments.some((segment) => namesIt(segment, name))))
      return 'department';
    if (!facts.some((fact) => fact.kind !== 'text' || namesInYear(fact, name, clause.years))) return 'mixed';
  }
  if (clause.years.length > 0) return checkYears(clause, facts);
  const uncounted = clause.figures.filter(
    (figure) =>
      !counts(figure, clause, all) && !facts.some((fact) => bearsLength(fact, figure) || isInTitle(fact, figure)),
  );
  if (uncounted.some((figure) => !facts.some(({ segments }) => segments.some((segment) => holds(segment, figure)))))
    return 'figure';
  return facts.some((fact) => holdTogether(uncounted, clause, fact)) ? undefined : 'mixed';
}

/** 27手続 of a measure that has the number in its title. */
const isInTitle = ({ title }: Fact, said: Figure): boolean =>
  said.unit !== '' && figures(title, yearMarks(title)).some((known) => known.unit !== '' && bearsFigure(known, said));

/** Several numbers of one clause stand together: in stretches side by side that hold no other. */
function holdTogether(said: readonly Figure[], clause: Clause, { segments }: Fact): boolean {
  const sections = clause.speakers.length > 0 ? clause.speakers : clause.topicDepartments;
  const mine = segments.filter(
    ({ speakers }) =>
      speakers.length === 0 ||
      sections.length === 0 ||
      speakers.some(({ name }) => sections.some((each) => each.name === name)),
  );
  if (said.length < 2) return said.every((figure) => mine.some((segment) => holds(segment, figure)));
  return mine.some((_, from) =>
    mine.some((last, to) => {
      const window = mine.slice(from, to + 1).filter(({ sentence }) => sentence === last.sentence);
      const known = window.flatMap((segment) => segment.figures);
      return (
        to >= from &&
        said.every((figure) => window.some((segment) => holds(segment, figure))) &&
        (to === from || known.every((each) => said.some((figure) => bearsFigure(each, figure))))
      );
    }),
  );
}

const namesIt = ({ departments }: Segment, name: string): boolean => departments.some((each) => each.name === name);
const namesInYear = ({ head, segments }: Fact, name: string, years: readonly YearMark[]): boolean =>
  head.includes(name) ||
  segments.some(
    (segment) =>
      namesIt(segment, name) &&
      (years.length === 0 ||
        segment.scope.length === 0 ||
        segment.scope.some((mark) => years.some((year) => bearsYear(mark, year)))),
  );
/** A number alone in a list of numbers is not the one with a unit. */
const holds = ({ figures, text }: Segment, figure: Figure): boolean =>
  figures.some(
    (known) => bearsFigure(known, figure) && (known.unit !== '' || figure.unit === '' || WITH_MATTER.test(text)),
  );
const WITH_MATTER = /\p{Script=Han}|[ァ-ヺ]{2}|[a-z]{3}/u;

function checkYears(clause: Clause, facts: readonly Fact[]): ClaimFault | undefined {
  const parts = partsOf(clause);
  for (const part of parts) {
    const fault = checkYearsOf(part, facts);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** `令和7年の8,200人から令和12年には7,400人`: each year with what is said of it. One part where the years share what is said. */
function partsOf(clause: Clause): readonly Clause[] {
  const { text, years } = clause;
  const parts = years.map((year, at): Clause => {
    const [from, to] = [at === 0 ? 0 : year.at, years[at + 1]?.at ?? text.length];
    const within = ({ at: place }: { readonly at: number }): boolean => place >= from && place < to;
    return {
      ...clause,
      text: text.slice(0, to).padStart(to).slice(from).padStart(to),
      years: [year],
      figures: clause.figures.filter(within),
    };
  });
  const each = parts.every((part) => part.figures.length > 0 || familiesIn(part.text).size > 0);
  return years.length > 1 && each ? parts : [clause];
}

function checkYearsOf(clause: Clause, facts: readonly Fact[]): ClaimFault | undefined {
  let fault: ClaimFault | undefined = 'year';
  for (const fact of facts) {
    const found = fact.phase === undefined ? checkTextYears(clause, fact) : checkPhase(clause, fact, fact.phase, facts);
    if (found === undefined) return undefined;
    if (found !== 'year') fault = found;
  }
  return fault;
}

/** A year and its figure stand in one stretch, or the figure in a stretch that still speaks of the year. */
function checkTextYears(clause: Clause, { segments }: Fact): ClaimFault | undefined {
  const bearing = (year: YearMark): readonly Segment[] =>
    segments.filter(({ scope }) => scope.some((mark) => bearsYear(mark, year)));
  if (clause.years.some((year) => bearing(year).length === 0)) return 'year';
  if (clause.years.some((year) => turnsRound(clause.text, year, bearing(year)))) return 'year';
  if (!isOneSpan(clause, segments)) return 'year';
  if (!isNegated(clause.text) && clause.years.every((year) => isDeniedYear(year, segments))) return 'polarity';
  const missing = clause.figures.filter((figure) => !segments.some((segment) => holds(segment, figure)));
  if (missing.length > 0) return 'figure';
  if (clause.figures.some((figure) => isBefore(figure, clause) && !heldBefore(figure, clause, segments)))
    return 'mixed';
  const together = clause.figures
    .filter((figure) => !isBefore(figure, clause))
    .every((figure) =>
      segments.some(
        (segment) =>
          holds(segment, figure) &&
          (segment.scope.length === 0 ||
            clause.years.some((year) => yearsAt(segment, figure).some((mark) => bearsYear(mark, year)))),
      ),
    );
  return together ? undefined : 'mixed';
}

/** `令和5年度から令和7年度まで`: both ends stand in one stretch, the earlier first. */
function isOneSpan({ text, years, figures }: Clause, segments: readonly Segment[]): boolean {
  return years.every((from, at) => {
    const to = years[at + 1];
    if (to === undefined || !/^\s?(?:から|~)\s?$/u.test(text.slice(from.end, to.at))) return true;
    const [first, last] = [from.fiscal ?? from.calendar ?? 0, to.fiscal ?? to.calendar ?? 0];
    const together =
      segments.some((segment) => [from, to].every((year) => segment.years.some((mark) => bearsYear(mark, year)))) ||
      isSameInEach(figures, [first, last], segments);
    const length = figures.find(({ unit }) => unit.startsWith('年間'))?.value;
    return first < last && together && (length === undefined || length === last - first + 1);
  });
}

/** 令和9年度から令和12年度まで30人ずつ of a target that has 30人 in each of the years. */
const isSameInEach = (
  said: readonly Figure[],
  [first, last]: readonly [number, number],
  segments: readonly Segment[],
): boolean =>
  said.length > 0 &&
  Array.from({ length: Math.max(0, Math.min(20, last - first + 1)) }, (_, at) => first + at).every((fiscal) =>
    said.every((figure) =>
      segments.some(
        (segment) => holds(segment, figure) && segment.years.some((mark) => bearsYear(mark, { at: 0, end: 0, fiscal })),
      ),
    ),
  );

/** Every stretch with the year says that there is nothing. */
function isDeniedYear(year: YearMark, segments: readonly Segment[]): boolean {
  const own = segments.filter(({ years }) => years.some((mark) => bearsYear(mark, year)));
  return own.length > 0 && own.every(({ negated }) => negated);
}

/** The years that a number of a stretch is of: those named last before it, as far back as the number before. */
function yearsAt({ years, scope, figures }: Segment, said: Figure): readonly YearMark[] {
  const own = figures
    .filter((figure) => bearsFigure(figure, said))
    .flatMap(({ at }) => {
      const last = years.findLast((year) => year.at < at);
      const since = figures.findLast((other) => last !== undefined && other.at < last.at)?.at ?? -1;
      return years.filter((year) => year.at < at && year.at > since);
    });
  return own.length > 0 ? own : scope;
}

/** `現状の29件から令和10年度には49件`: the first number is of a time before the year. */
const isBefore = ({ at, end }: Figure, { text, years }: Clause): boolean =>
  years.every((year) => at < year.at) && /^.{0,4}から/u.test(text.slice(end));

/** Such a number stands beside 現状 where the claim says so, else beside an earlier year. */
const heldBefore = (figure: Figure, { text, years }: Clause, segments: readonly Segment[]): boolean =>
  segments.some(
    (segment) =>
      holds(segment, figure) &&
      (/現状|現在/u.test(text)
        ? /現状|現在|今は/u.test(segment.text)
        : !segment.scope.some((mark) => years.some((year) => bearsYear(mark, year)))),
  );

/** Whether what is said to begin with a year ends with it in the evidence, or the other way. */
function turnsRound(text: string, said: YearMark, segments: readonly Segment[]): boolean {
  const [from, until] = [beginsWith(text, said), endsWith(text, said)];
  if (from === until) return false;
  return segments.every(
    (segment) =>
      segment.years
        .filter((mark) => bearsYear(mark, said))
        .every((mark) => (from ? endsWith : beginsWith)(segment.text, mark)) &&
      segment.years.some((mark) => bearsYear(mark, said)),
  );
}

/** A claim may count what it is given: 3課 of an owners' fact, 2つの取組 of two measures. */
function counts({ value, unit }: Figure, { text }: Clause, facts: readonly Fact[]): boolean {
  if (
    /^(?:課|室|部署|つ)/u.test(unit) &&
    facts.some(({ kind, measure }) => kind === 'owners' && measure?.owners.length === value)
  )
    return true;
  const measures = new Set(facts.map(({ measure }) => measure?.id));
  return (
    value > 1 &&
    /^(?:取組|施策|つ)/u.test(unit) &&
    /取組|施策/u.test(text) &&
    measures.size === value &&
    !measures.has(undefined)
  );
}

/** 2年間 of a phase that runs two years. */
const bearsLength = ({ phase }: Fact, { value, unit }: Figure): boolean =>
  phase !== undefined && unit.startsWith('年') && value === phase.to - phase.from + 1;
