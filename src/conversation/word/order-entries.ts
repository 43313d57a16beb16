import type { Answer, Citation } from '../../domain/answer.ts';
import type { Entry } from '../../domain/evidence.ts';
import type { Plan } from '../../domain/plan.ts';
import { groupBy } from '../../domain/group-by.ts';
import { citationOf } from '../../language/entry-texts.ts';
import type { Wording } from './wants-wording.ts';
import type { Asked } from './wording-parts.ts';

/** What to rest an answer on, most useful first: what a model chose, what the answer so far rests on, facts asked for, and the rest. */
export function orderEntries(asked: Asked, { wish }: Wording, ranked: readonly Entry[]): readonly Entry[] {
  const { answer, evidence, question } = asked;
  const found = evidence.map(({ entry }) => entry);
  const ordered = [
    ...new Set([...ranked, ...citedBy(answer, found), ...factsOf(question.plans, keysAsked(asked, wish)), ...found]),
  ];
  return question.comparing ? inTurns(ordered) : ordered;
}

/** The entries that an answer cites. */
function citedBy(answer: Answer, entries: readonly Entry[]): readonly Entry[] {
  if (answer.kind !== 'grounded') return [];
  const cited = new Set(answer.statements.flatMap(({ citations }) => citations.map(keyOf)));
  return entries.filter((entry) => cited.has(keyOf(citationOf(entry))));
}

const keyOf = ({ municipality, place, passage }: Citation): string => [municipality, place, passage].join('\n');

/** What every plan says of itself, for what is told of the whole. */
const OVERVIEW = ['purpose', 'period', 'vision', 'goals', 'focus'];
/** Words of a subject that name nothing but the plan as a whole. */
const WHOLE = /dx|ict|推進|計画|プラン|全体像?|内容|まとめ|の|を|\bplans?\b|\bwhole\b|\bcity(?:'s)?\b|\s/gu;

const keysAsked = ({ question: { facts, subject } }: Asked, wish: Wording['wish']): readonly string[] =>
  facts.length === 0 && (wish === 'summary' || wish === 'newcomer') && subject.replace(WHOLE, '') === ''
    ? OVERVIEW
    : facts;

const factsOf = (plans: readonly Plan[], keys: readonly string[]): readonly Entry[] =>
  plans.flatMap((plan) =>
    keys.flatMap((key) =>
      plan.passages
        .filter((passage) => passage.key === key)
        .map((passage): Entry => ({ kind: 'passage', id: passage.id, plan, passage })),
    ),
  );

/** One of each plan after the other, so that none is left out where they are set side by side. */
function inTurns(entries: readonly Entry[]): readonly Entry[] {
  const plans = [...groupBy(entries, ({ plan }) => plan.municipality.id).values()];
  const longest = Math.max(0, ...plans.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => plans.flatMap((own) => own[at] ?? [])).flat();
}
