import type { Language } from '../../../domain/message.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { Claim, ClaimFault, EvidenceItem } from '../../../domain/worded.ts';
import { rememberedByPlans } from './by-plans.ts';
import { canonical, headingNumbers } from './canonical.ts';
import { checkClause } from './check-clause.ts';
import { checkDirection } from './check-direction.ts';
import { faultOfForm } from './check-form.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type Fact, factOf } from './facts.ts';
import { GENERAL } from './general-words.ts';
import { contradictsItself } from './marks.ts';
import { findNames, type NameBook, nameBook } from './names.ts';
import { isSaid } from './words.ts';

/** What a claim is checked against besides its evidence. */
export interface ClaimContext {
  /** Of the question, and so of the answer. */
  readonly language: Language;
  /** As the model was given it. */
  readonly question: string;
  /** The plans that the items are from; others may stand among them. */
  readonly plans: readonly Plan[];
}

/** Why a claim may not be shown; undefined when it may. Pure, and never throws. */
export function checkClaim(
  claim: Claim,
  items: readonly EvidenceItem[],
  context: ClaimContext,
): ClaimFault | undefined {
  const cited = items.filter(({ number }) => claim.cites.includes(number));
  if (claim.cites.length === 0 || cited.length !== new Set(claim.cites).size) return 'citation';
  const raw = cited.map(({ text }) => text).join('\n');
  const outside = faultOfForm(claim.text, context.language, raw);
  if (outside !== undefined) return outside;
  const numbers = headingNumbers(raw);
  if (headingNumbers(claim.text).some((number) => !numbers.includes(number))) return 'figure';
  const text = canonical(claim.text);
  if (contradictsItself(claim.text.normalize('NFKC'))) return 'year';
  const names = nameBook(context.plans);
  const facts = cited.map((item) => factOf(item, names));
  const known = namesKnown(context.plans);
  const clauses = clausesOf(text, names);
  if (!clauses.some((clause) => saysSomething(clause, facts))) return 'unsupported';
  const question = canonical(context.question);
  for (const clause of clauses) {
    const fault = checkGrounded(clause, facts, { claim: text, question, known, names });
    if (fault !== undefined) return fault;
  }
  return checkDirection(text, facts);
}

/** General words alone (`便利になります`) would be borne by anything. */
const saysSomething = (clause: Clause, facts: readonly Fact[]): boolean =>
  clause.years.length + clause.figures.length + clause.departments.length > 0 ||
  [...clause.text.matchAll(/「([^」]{3,})」/gu)].some(([, quoted = '']) =>
    facts.some(({ whole }) => whole.includes(quoted)),
  ) ||
  clause.chunks.some(
    (chunk) => chunk.length > 1 && !GENERAL.has(chunk) && facts.some(({ whole }) => isSaid(chunk, clause.text, whole)),
  );

interface Around {
  readonly claim: string;
  readonly question: string;
  readonly known: string;
  readonly names: NameBook;
}

/** What is said of all municipalities that are compared. */
const BOTH = /両(?:市|町|自治体|方の計画|者)|どちらも|いずれも|ともに(?:、|令)|2市|both/u;

/** A clause of a municipality is borne by facts of that municipality; of two, by facts of each. */
function checkGrounded(
  clause: Clause,
  cited: readonly Fact[],
  { claim, question, known, names }: Around,
): ClaimFault | undefined {
  const asked = findNames(question, names.municipalities).map(({ name }) => name);
  const spoken = clause.municipalities.length > 0 ? clause.municipalities : asked;
  const ids = [...new Set(cited.map(({ item }) => item.municipality))];
  const each = clause.municipalities.length > 0 ? clause.municipalities : BOTH.test(claim) ? ids : [];
  const grounds =
    each.length > 0
      ? each.map((id) => cited.filter(({ item }) => item.municipality === id))
      : [cited.filter(({ item }) => spoken.length === 0 || spoken.includes(item.municipality))];
  for (const facts of grounds) {
    if (facts.length === 0) return 'municipality';
    const fault = checkClause(clause, { facts, cited, question, known });
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Titles and names of all things of a plan, Japanese and English. */
const namesIn = ({ measures, terms, reviews, passages }: Plan): readonly string[] => [
  ...measures.flatMap((measure) => [
    measure.title,
    measure.english,
    ...measure.names,
    ...[...measure.current, ...measure.planned].flatMap(({ title, english }) => [title, english]),
    ...measure.targets.flatMap(({ name, english = '' }) => [name, english]),
    ...measure.schedule.flatMap(({ phase, english = '' }) => [phase, english]),
  ]),
  ...terms.flatMap(({ name, english, names }) => [name, english, ...names]),
  ...[...reviews, ...passages].flatMap(({ title, english }) => [title, english]),
];

/** All of them: what a question's words may not vouch for. */
const namesKnown = rememberedByPlans((plans) => canonical(plans.flatMap(namesIn).join('\n')));
