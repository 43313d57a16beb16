import { fileURLToPath } from 'node:url';
import { createAssistant } from '../../../src/conversation/handle-message.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import type { Assistant } from '../../../src/ports/assistant.ts';
import type { ModelTask } from '../../../src/ports/language-model.ts';
import { loadEncoder } from '../../../src/providers/encoder/load-encoder.ts';
import { loadPrompts } from '../../../src/providers/prompts/load-prompts.ts';
import { loadHnsw } from '../../../src/providers/vector-store/load-hnsw.ts';
import { PassageVectorStore } from '../../../src/providers/vector-store/passage-vector-store.ts';
import { evidenceIn, ScriptedModel } from '../../fakes/scripted-model.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../../knowledge', import.meta.url));
const TODAY = '2026-11-21';
const ROUNDS = 3;

/** What is asked of each thing that a plan tells, by what it asks of a model. */
const ASKED: readonly (readonly [
  name: string,
  questionsOf: (plan: Plan) => readonly string[],
  history?: readonly string[],
])[] = [
  ['free questions', ({ passages }) => passages.slice(0, 30).map(({ title }) => `${title}はどんな内容ですか`)],
  ['summaries', ({ passages }) => passages.slice(0, 15).map(({ title }) => `${title}を要約して`)],
  [
    'for newcomers',
    ({ measures }) => measures.slice(0, 15).map(({ title }) => `${title}を新人にもわかるように説明して`),
  ],
  ['follow-ups', ({ measures }) => measures.slice(0, 10).map(() => 'その背景は？'), ['オンライン申請について教えて']],
  [
    'owners and dates',
    ({ measures }) => measures.slice(0, 15).flatMap(({ title }) => [`${title}の担当課は？`, `${title}はいつから？`]),
  ],
];

/**
 * Prints what the way to a model and back adds to an answer, without the model's own time: one that answers at once in the process says
 * what stands in the evidence, and the same questions are put without it.
 */
export async function benchModel(): Promise<void> {
  const { plans, thesaurus } = loadKnowledge(KNOWLEDGE);
  const { encoder, glossary } = loadEncoder(`${KNOWLEDGE}/common/encoder`);
  const model = new ScriptedModel({ standalone: standalone, rank: () => ({ best: [7, 3, 1] }), answer: answerAtOnce });
  const assistant = createAssistant(plans, {
    thesaurus: [...thesaurus, ...glossary],
    vectors: (documents) => new PassageVectorStore(encoder, { documents, loadNative: loadHnsw }),
    wording: { model, prompts: loadPrompts(), reportFailure: () => {} },
  });
  console.log(
    '| questions | number | worded | without a model p50 ms | p95 ms | with one that answers at once p50 ms | p95 ms | added p50 ms | p95 ms |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const [name, questionsOf, history = []] of ASKED) {
    const asked = plans.flatMap((plan) =>
      questionsOf(plan).map((text) => ({ text, municipality: plan.municipality.id, history, today: TODAY })),
    );
    const measured = await measure(asked, assistant);
    const [plain, worded, added] = [
      measured.map((m) => m.plainMs),
      measured.map((m) => m.wordedMs),
      measured.map((m) => m.wordedMs - m.plainMs),
    ];
    const share = measured.filter(({ reply }) => reply.wordedBy === 'model').length / Math.max(measured.length, 1);
    const figures = [plain, worded, added].flatMap((times) => [at(times, 0.5), at(times, 0.95)]);
    console.log(
      `| ${[name, asked.length, `${Math.round(100 * share)}%`, ...figures.map((ms) => ms.toFixed(1))].join(' | ')} |`,
    );
  }
}

interface Measured {
  readonly plainMs: number;
  readonly wordedMs: number;
  readonly reply: Reply;
}

/** Each question without and with the model, in turns, after a first round that is not counted. */
async function measure(
  asked: readonly Parameters<Assistant['answer']>[0][],
  assistant: Assistant & { readonly unworded: Assistant },
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const message of asked) {
      const begin = performance.now();
      await assistant.unworded.answer(message);
      const between = performance.now();
      const reply = await assistant.answer(message, () => {});
      const end = performance.now();
      if (round > 0) measured.push({ plainMs: between - begin, wordedMs: end - between, reply });
    }
  }
  return measured;
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0;

const standalone = (): unknown => ({ question: 'オンライン申請の背景は何ですか？' });

/** Sentences of the first items, as a model would write them at its most obedient. */
const answerAtOnce = (task: ModelTask<unknown>): unknown => ({
  kind: 'answer',
  statements: evidenceIn(task)
    .slice(0, 5)
    .map(({ number, text }) => ({ text: sentenceOf(text), cites: [number] })),
});

/** 【○○市】「取組」：何かをします。別の文。 → 取組では、何かをします。 */
function sentenceOf(item: string): string {
  const [, what = '', said = ''] = /^【.*?】「?(.*?)」?：(.*)$/u.exec(item) ?? [];
  return said === '' ? item.replace(/^【.*?】/u, '') : `${what}では、${said.split('。')[0] ?? ''}。`;
}
