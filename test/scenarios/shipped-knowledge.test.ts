import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/conversation/answer/answer-question.ts';
import { findUnfounded } from '../../src/conversation/answer/verify-answer.ts';
import { EvidenceFinder } from '../../src/conversation/retrieve/find-evidence.ts';
import { understandQuestion } from '../../src/conversation/understand/understand-question.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { Measure, Plan } from '../../src/domain/plan.ts';
import { isStandardPhase } from '../../src/language/phases.ts';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import { loadEncoder } from '../../src/providers/encoder/load-encoder.ts';
import { loadHnsw } from '../../src/providers/vector-store/load-hnsw.ts';
import { PassageVectorStore } from '../../src/providers/vector-store/passage-vector-store.ts';

const SHIPPED = fileURLToPath(new URL('../../knowledge', import.meta.url));
const { plans, thesaurus } = loadKnowledge(SHIPPED);
const { encoder, glossary } = loadEncoder(`${SHIPPED}/common/encoder`);
const finder = new EvidenceFinder(plans, {
  thesaurus: [...thesaurus, ...glossary],
  vectors: (documents) => new PassageVectorStore(encoder, { documents, loadNative: loadHnsw }),
});

/** Questions are asked one after another; a plan has up to a hundred measures. */
const MANY_QUESTIONS_MS = 120_000;

/** The answer as it is before it is checked, so that what the check would drop is seen. */
async function ask(text: string, plan: Plan): Promise<Answer> {
  const message = { text, municipality: plan.municipality.id, history: [], today: '2026-11-20' };
  const question = understandQuestion(message, plans);
  return answerQuestion(question, await finder.find(question));
}

const textOf = (answer: Answer): string =>
  answer.kind === 'grounded'
    ? answer.statements
        .map(({ block }) =>
          block.kind === 'text' ? block.text : block.kind === 'list' ? [block.title, ...block.items].join('\n') : '',
        )
        .join('\n')
    : answer.text;

const planOf = (id: string): Plan => {
  const plan = plans.find(({ municipality }) => municipality.id === id);
  if (!plan) throw new Error(`no plan of ${id}`);
  return plan;
};
const named = plans.map((plan) => [plan.municipality.id, plan] as const);

/** Whether an answer names the owners of a measure of this title, all of them and nobody else; bureaus may stand before them. */
function namesOwners(answer: Answer, title: string, { measures }: Plan): boolean {
  const told = /担当は(.*)です（取組：/su.exec(textOf(answer))?.[1];
  const twins = measures.filter((measure) => measure.title === title);
  return twins.some(({ owners, ownersNote = '' }) => {
    const sections = told?.replace(`（${ownersNote}）`, '').split('、');
    return sections?.map((section) => section.split(' ').at(-1)).join('、') === owners.join('、');
  });
}

describe('the knowledge that ships', () => {
  it('is of five municipalities', () => {
    expect(plans.map(({ municipality }) => municipality.name).toSorted()).toEqual(
      ['一関市', '関ヶ原町', '関市', '富山市', '潮来市'].toSorted(),
    );
  });

  it.each(named)('names an owner for every measure, where the plan names owners: %s', (_, plan) => {
    const without = plan.measures.filter(({ owners }) => plan.namesOwners !== owners.length > 0);
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it.each(named)('has English for every phase: %s', (_, { measures }) => {
    const phases = measures.flatMap(({ id, schedule }) =>
      schedule.map(({ phase, english }) => ({ id, phase, english })),
    );
    expect(phases.filter(({ phase, english }) => english === undefined && !isStandardPhase(phase))).toEqual([]);
  });
});

describe.each(['seki', 'itako', 'toyama'])('the owners of %s', (id) => {
  const plan = planOf(id);
  const wrong: string[] = [];
  const unfounded: string[] = [];
  beforeAll(async () => {
    for (const { id: measure, title } of plan.measures) {
      const answer = await ask(`${title}の担当課は？`, plan);
      if (!namesOwners(answer, title, plan)) wrong.push(`${measure} ${title}: ${textOf(answer).slice(0, 120)}`);
      unfounded.push(...findUnfounded(answer, plans).map(({ kind, text }) => `${measure}: ${kind} ${text}`));
    }
  }, MANY_QUESTIONS_MS);

  it('are told for every measure, all of them and nobody else', () => {
    expect(wrong).toEqual([]);
  });

  it('are told with nothing that the plan does not say', () => {
    expect(unfounded).toEqual([]);
  });
});

describe.each(named)('the glossary of %s', (_, plan) => {
  it('defines every term that is asked for', { timeout: MANY_QUESTIONS_MS }, async () => {
    const missing: string[] = [];
    for (const { name, definition } of plan.terms)
      if (!textOf(await ask(`${name}とは？`, plan)).includes(definition)) missing.push(name);
    expect(missing).toEqual([]);
  });
});

describe.each(named)('every grounded answer of %s', (_, plan) => {
  const QUESTIONS: readonly ((measure: Measure) => string)[] = [
    ({ title }) => `${title}はいつから？`,
    ({ title }) => `${title}の令和8年度の予定は？`,
    ({ title }) => `${title}の目標値は？`,
    ({ title }) => `${title}の今後の取組は？`,
    ({ title }) => `${title}の内容を教えて`,
    ({ english }) => `When does "${english}" start?`,
    ({ english }) => `What is "${english}" about?`,
  ];

  it('rests on what it cites', { timeout: MANY_QUESTIONS_MS }, async () => {
    const faults: string[] = [];
    for (const text of plan.measures.flatMap((measure) => QUESTIONS.map((question) => question(measure))))
      faults.push(...findUnfounded(await ask(text, plan), plans).map((fault) => `${text} ${fault.kind} ${fault.text}`));
    expect(faults).toEqual([]);
  });
});
