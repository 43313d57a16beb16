import { fileURLToPath } from 'node:url';
import { createAssistant } from '../../../src/conversation/handle-message.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import { loadEncoder } from '../../../src/providers/encoder/load-encoder.ts';
import { loadHnsw } from '../../../src/providers/vector-store/load-hnsw.ts';
import { PassageVectorStore } from '../../../src/providers/vector-store/passage-vector-store.ts';
import { syntheticPlans } from './synthetic-plans.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../../knowledge', import.meta.url));
const TODAY = '2026-11-21';
const IN_TURN = 15;

/** Answers questions about every measure, term and passage in this process and writes what it took as JSON. */
async function measureAsk(count: number, order: string): Promise<void> {
  const { plans: real, thesaurus } = loadKnowledge(KNOWLEDGE);
  const plans = count === 0 ? real : syntheticPlans(count, real);
  const begin = performance.now();
  const { encoder, glossary } = loadEncoder(`${KNOWLEDGE}/common/encoder`);
  const assistant = createAssistant(plans, {
    thesaurus: [...thesaurus, ...glossary],
    vectors: (documents) => new PassageVectorStore(encoder, { documents, loadNative: loadHnsw }),
  });
  const buildMs = performance.now() - begin;
  const asked = questionsOf(count === 0 ? plans : plans.slice(0, order === 'one' ? 1 : IN_TURN));
  const times: number[] = [];
  for (const { municipality, text } of asked) {
    const start = performance.now();
    await assistant.answer({ text, municipality, history: [], today: TODAY });
    times.push(performance.now() - start);
  }
  // The first question makes its plan ready; it is told apart from the rest.
  const [firstMs = 0, ...rest] = times;
  const sorted = rest.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const passages = plans.reduce((sum, plan) => sum + plan.passages.length, 0);
  process.stdout.write(
    JSON.stringify({
      plans: plans.length,
      passages,
      questions: asked.length,
      buildMs,
      firstMs,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      worstMs: at(1),
      rssMb: process.memoryUsage().rss / 1e6,
    }),
  );
}

/** Questions in the order in which people of several towns would mix them. */
function questionsOf(plans: readonly Plan[]): readonly { readonly municipality: string; readonly text: string }[] {
  const byPlan = plans.map(({ municipality, measures, terms, passages }) =>
    [
      ...measures.slice(0, 30).flatMap(({ title }) => [`${title}の担当課は？`, `${title}っていつから？`]),
      ...terms.slice(0, 20).map(({ name }) => `${name}って何ですか`),
      ...passages.slice(0, 60).map(({ title }) => `${title}を教えて`),
    ].map((text) => ({ municipality: municipality.id, text })),
  );
  const longest = Math.max(...byPlan.map((questions) => questions.length));
  return Array.from({ length: longest }, (_, at) => byPlan.flatMap((questions) => questions[at] ?? []))
    .flat()
    .slice(0, 600);
}

await measureAsk(Number(process.argv[2] ?? 0), process.argv[3] ?? '');
