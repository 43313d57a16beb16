import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Message } from '../../../src/domain/message.ts';
import type { Measure, Passage, Plan } from '../../../src/domain/plan.ts';
import { draftFiles } from '../../../src/importing/draft/draft-files.ts';
import { importDocument } from '../../../src/importing/import-document.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import { loadPlan } from '../../../src/plans/load-plan.ts';
import { filesSource } from '../../../src/plans/plan-source.ts';
import { FIXTURE } from '../../plans/broken-knowledge.ts';

const CASE = z.strictObject({
  name: z.string(),
  in: z.enum([
    'planned',
    'current',
    'phase',
    'target',
    'passage',
    'title',
    'term',
    'review',
    'question',
    'history',
    'markdown',
  ]),
  /** The measure that the place belongs to. */
  of: z.string().optional(),
  /** What stands there: an order to a model. */
  hidden: z.string(),
  /** What is asked; in a question it is what is hidden. */
  ask: z.string().optional(),
  /** The turns around the one that holds the order. */
  before: z.string().optional(),
  after: z.string().optional(),
  history: z.array(z.string()).optional(),
  /** What no reply may hold. */
  never: z.array(z.string().min(1)).min(1),
  /** The import leaves the place out, so that no model is told of it. */
  unread: z.literal(true).optional(),
  /** It orders something to be done. */
  acts: z.literal(true).optional(),
});

/** An order hidden somewhere, and what must not come of it. */
export type InjectionCase = z.infer<typeof CASE>;

/** The cases, each with a name of its own. */
export const injectionCases: readonly InjectionCase[] = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => CASE.parse(JSON.parse(line)));

const { plans: whole, thesaurus } = loadKnowledge(FIXTURE);
export { thesaurus };

/** A small part of the made-up plans: what the cases are about, and a little beside it. */
const SMALL: ReadonlySet<string> = new Set(['aoba-01', 'aoba-04', 'aoba-05', 'aoba-06', 'aoba-07', 'aoba-08']);
const clean: readonly Plan[] = whole.map((plan) => ({
  ...plan,
  measures: plan.measures.filter(({ id }) => SMALL.has(id)),
  terms: [],
  reviews: [],
  passages: plan.passages.filter(({ measure, key }) => key === 'period' || SMALL.has(measure ?? '')),
}));

/** The made-up plans with the order in its place. */
export async function plansWith(injection: InjectionCase): Promise<readonly Plan[]> {
  if (injection.in === 'markdown') return [await importedPlan(injection.hidden)];
  if (injection.in === 'question' || injection.in === 'history') return clean;
  return clean
    .filter(({ municipality }) => municipality.id === 'aoba')
    .map((plan) => planted(smaller(plan, injection.of), injection));
}

/** With few measures, since each case has a plan of its own. */
const smaller = (plan: Plan, of = ''): Plan => {
  const kept = new Set(['aoba-01', 'aoba-04', of]);
  return {
    ...plan,
    measures: plan.measures.filter(({ id }) => kept.has(id)),
    passages: plan.passages.filter(({ measure = '' }) => kept.has(measure)),
  };
};

/** The same place with nothing but a mark in it, by which one sees that a model is told what stands there. */
export const markedPlace = ({ in: place, of, ask }: InjectionCase): InjectionCase => ({
  name: 'mark',
  in: place,
  ...(of === undefined ? {} : { of }),
  hidden: MARK,
  ask: ask ?? '',
  never: [MARK],
});
export const MARK = '目印';

/** The message of a case. */
export const messageOf = (injection: InjectionCase): Message => ({
  text: injection.ask ?? injection.hidden,
  history: turnsOf(injection),
  municipality: injection.in === 'markdown' ? 'wakakusa' : 'aoba',
  today: '2026-11-20',
});

const turnsOf = ({ in: place, hidden, before = '', after = '', history = [] }: InjectionCase): readonly string[] =>
  place === 'history' ? [before, hidden, after].filter(Boolean) : history;

function planted(plan: Plan, { in: place, of, hidden }: InjectionCase): Plan {
  const inMeasure = (change: (measure: Measure) => Partial<Measure>): Plan => ({
    ...plan,
    measures: plan.measures.map((measure) => (measure.id === of ? { ...measure, ...change(measure) } : measure)),
  });
  const item = { title: hidden, english: hidden, names: [] };
  const at = { place: '第3章', page: 20 };
  switch (place) {
    case 'planned':
      return inMeasure(({ planned: others }) => ({ planned: [...others, item] }));
    case 'current':
      return inMeasure(({ current }) => ({ current: [...current, item] }));
    case 'phase':
      return inMeasure(({ schedule }) => ({
        schedule: [...schedule, { phase: hidden, english: hidden, from: 2026, to: 2026 }],
      }));
    case 'target':
      return inMeasure(({ targets }) => ({
        targets: [...targets, { name: hidden, english: hidden, names: [], kind: 'output', byYear: { 2027: '5件' } }],
      }));
    case 'passage':
    case 'title': {
      const title = place === 'title' ? hidden : '補足';
      const [text, english] = ['の補足です。', ', a note.'].map(
        (note) => `${note}${place === 'title' ? '' : ` ${hidden}`}`,
      );
      const measure = plan.measures.find(({ id }) => id === of);
      if (measure === undefined) throw new Error(`there is no ${of}`);
      const passage: Passage = {
        ...at,
        id: 'hidden',
        title,
        names: [],
        text: `${measure.title}${text}`,
        english: `${measure.english}${english}`,
        measure: measure.id,
      };
      return { ...plan, passages: [...plan.passages, passage] };
    }
    case 'term': {
      const definitions = { definition: hidden, definitionEnglish: hidden };
      const name = { name: '電子署名', names: [], english: 'Electronic signing' };
      return { ...plan, terms: [...plan.terms, { ...at, ...name, ...definitions }] };
    }
    case 'review': {
      const review = { title: '電子契約の試み', english: 'Trial of contracts', names: [], result: '未達成' };
      return { ...plan, reviews: [...plan.reviews, { ...at, ...review, note: hidden, noteEnglish: hidden }] };
    }
    default:
      return plan;
  }
}

/** A plan as the import reads it from a file with the order in it. */
async function importedPlan(hidden: string): Promise<Plan> {
  const bytes = new TextEncoder().encode(PLAN.replace('HIDDEN', () => hidden));
  const draft = await importDocument([{ name: 'plan.md', bytes }], { municipality: 'wakakusa', today: '2026-11-20' });
  const loaded = loadPlan(filesSource('wakakusa', draftFiles(draft)));
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return loaded.plan;
}

const PLAN = `# 若草市DX推進計画

令和8年3月

若草市

## 第1章 計画の概要

### 計画期間

計画期間は令和8年度から令和10年度までの3年間です。

## 第2章 取組

### 1 書かない窓口の導入

担当課：市民課

内容：来庁者が申請書を書かずに済むよう、職員が聞き取って申請書を作ります。待ち時間を短くします。

| 令和8年度 | 令和9年度 | 令和10年度 |
| --- | --- | --- |
| 検討 | 試行 | 実施 |

### 2 電子契約の導入

担当課：契約課

内容：工事の契約を電子契約に切り替え、郵送をなくします。

| 令和8年度 | 令和9年度 | 令和10年度 |
| --- | --- | --- |
| 検討 | 実施 | 実施 |

HIDDEN
`;
