import type { Answer, InCharge, Statement } from '../../domain/answer.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Block } from '../../domain/reply.ts';
import { normalise } from '../../language/normalise.ts';
import { contactInCharge } from './in-charge.ts';

/** What a statement says that its evidence does not. */
export interface Unfounded {
  readonly text: string;
  readonly kind: 'department' | 'year' | 'figure' | 'citation';
}

/** Everything in an answer that no cited evidence holds; empty for a sound answer. */
export function findUnfounded(answer: Answer, plans: readonly Plan[]): readonly Unfounded[] {
  if (answer.kind !== 'grounded') return [];
  return answer.statements.flatMap((statement) => unfoundedIn(statement, plans));
}

/** Whether a statement says nothing that its evidence does not. */
export const isSound = (statement: Statement, plans: readonly Plan[]): boolean =>
  unfoundedIn(statement, plans).length === 0;

/**
 * The answer without the statements that their evidence does not bear; not-in-plan where none is left. A wrong section, year
 * or figure is never shown.
 */
export function verifyAnswer(answer: Answer, plans: readonly Plan[]): Answer {
  if (answer.kind !== 'grounded') return answer;
  const sound = answer.statements.filter((statement) => isSound(statement, plans));
  if (sound.length === answer.statements.length) return answer;
  if (sound.length > 0) return { ...answer, statements: sound };
  const text =
    answer.language === 'en'
      ? 'I could not confirm an answer in the plan.'
      : '計画の記載で確かめられなかったため、お答えできません。';
  return {
    kind: 'not-in-plan',
    about: answer.about,
    language: answer.language,
    text,
    nearest: [],
    choices: answer.choices,
    ...contactOf(answer.statements, plans),
  };
}

/** Whom to ask where one plan alone was cited. */
function contactOf(statements: readonly Statement[], plans: readonly Plan[]): { readonly inCharge?: InCharge } {
  const cited = new Set(statements.flatMap(({ citations }) => citations.map(({ municipality }) => municipality)));
  const [plan, another] = plans.filter(({ municipality }) => cited.has(municipality.id));
  return plan === undefined || another !== undefined ? {} : contactInCharge(plan);
}

function unfoundedIn({ block, citations, evidence }: Statement, plans: readonly Plan[]): readonly Unfounded[] {
  if (citations.length === 0) return [{ text: '', kind: 'citation' }];
  const cited = plans.filter((plan) => citations.some((citation) => citation.municipality === plan.municipality.id));
  const said = normalise(textOf(block));
  const known = normalise(evidence);
  const departments = cited.flatMap(sectionNames);
  return [
    ...missing(sectionsIn(said, departments), sectionsIn(known, departments)).map((text) => ({
      text,
      kind: 'department' as const,
    })),
    ...missing(yearsIn(said), yearsIn(known)).map((text) => ({ text, kind: 'year' as const })),
    ...missing(figuresIn(said), figuresIn(`${known} ${listCount(block)}`)).map((text) => ({
      text,
      kind: 'figure' as const,
    })),
  ];
}

/** A list may say how many items it has. */
const listCount = (block: Block): string =>
  block.kind === 'list' ? `${block.items.length} ${block.title?.match(/\d+/gu)?.join(' ') ?? ''}` : '';

function textOf(block: Block): string {
  if (block.kind === 'text') return block.text;
  return block.kind === 'list' ? [block.title, ...block.items].filter(Boolean).join('\n') : '';
}

const missing = (said: ReadonlySet<string>, known: ReadonlySet<string>): readonly string[] =>
  [...said].filter((value) => !known.has(value));

/** A section's name, and as it stands in a normalised text. */
type SectionName = readonly [name: string, normalised: string];

const namesOfPlans = new WeakMap<Plan, readonly SectionName[]>();

/** The names of a plan's sections, normalised once: every statement of every answer is looked through for them. */
function sectionNames(plan: Plan): readonly SectionName[] {
  const names =
    namesOfPlans.get(plan) ?? plan.municipality.departments.map(({ name }): SectionName => [name, normalise(name)]);
  namesOfPlans.set(plan, names);
  return names;
}

/** The sections named in a text; of names inside one another only the longest. */
function sectionsIn(text: string, departments: readonly SectionName[]): ReadonlySet<string> {
  let rest = text;
  const longestFirst = departments.toSorted(([a], [b]) => b.length - a.length);
  const found = longestFirst.filter(([, name]) => {
    const named = rest.includes(name);
    if (named) rest = rest.replaceAll(name, ' ');
    return named;
  });
  return new Set(found.map(([name]) => name));
}

const ERA_YEAR = /(?:令和|reiwa ?|(?<![a-z])r)(\d{1,2}|元)(?!\d)|(?<!\d)(20[0-4]\d)(?!\d)/gu;

/** Years as western numbers, whichever way they are written. */
function yearsIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(ERA_YEAR)].map((match) => match[2] ?? String(2018 + (match[1] === '元' ? 1 : Number(match[1])))),
  );
}

/** Numbers that are no years, without thousands separators. */
function figuresIn(text: string): ReadonlySet<string> {
  const plain = text.replace(ERA_YEAR, ' ').replace(/(?<=\d),(?=\d{3})/gu, '');
  return new Set([...plain.matchAll(/\d+(?:\.\d+)?/gu)].map((match) => match[0]));
}
