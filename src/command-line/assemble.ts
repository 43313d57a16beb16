import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as letOthersIn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createAssistant, type PlanAssistant } from '../conversation/handle-message.ts';
import { KakariError } from '../domain/errors.ts';
import type { PersonalDataPolicy } from '../domain/personal-data.ts';
import type { Plan } from '../domain/plan.ts';
import type { DocumentSource } from '../domain/retrieval.ts';
import { type Knowledge, loadThesaurus } from '../plans/load-knowledge.ts';
import type { Assistant } from '../ports/assistant.ts';
import type { PassageVectors } from '../ports/embeddings.ts';
import type { Models } from './model/models.ts';

/** What a command that answers needs. */
export interface Answering {
  readonly plans: readonly Plan[];
  readonly assistant: Assistant;
}

/** Kakari, put together: what it knows and the flow that answers. */
export interface Assembled extends Answering {
  /** Loads what only an answer needs; throws `KakariError` where a file of it is damaged. Answers wait for it by themselves. */
  readonly prepare: () => Promise<void>;
  /** Makes the plans ready, so that no person waits for it; asks no model. */
  readonly warm: () => Promise<void>;
  /** Another assistant over other plans, that can answer at once. */
  readonly join: (plans: readonly Plan[]) => Promise<Assistant>;
}

/** What an installation adds to the flow. */
export interface Added {
  readonly models?: Models | undefined;
  readonly personalData?: PersonalDataPolicy;
}

/** What ships with Kakari serves knowledge folders without an encoder or a thesaurus of their own. */
const SHIPPED = fileURLToPath(new URL('../../knowledge', import.meta.url));
const hasOwn = (knowledge: string, path: string): boolean => existsSync(join(knowledge, path));

/** Joins the parts of the question flow over plans. `thesaurus` is that of the folder `knowledge`. */
export function assemble({ plans, thesaurus }: Knowledge, knowledge: string, added: Added = {}): Assembled {
  let loaded: Promise<AnswerParts> | undefined;
  let joined: Promise<PlanAssistant> | undefined;
  const parts = (): Promise<AnswerParts> => (loaded ??= loadAnswerParts(thesaurus, knowledge, added));
  const ready = (): Promise<PlanAssistant> => (joined ??= parts().then((own) => createAssistant(plans, own)));
  return {
    plans,
    assistant: { answer: async (message, onProgress) => (await ready()).answer(message, onProgress) },
    prepare: async () => {
      await ready();
    },
    warm: async () => warmUp(plans, await ready()),
    join: async (others) => {
      const assistant = createAssistant(others, await parts());
      await warmUp(others, assistant);
      return assistant;
    },
  };
}

/** More plans than this are made ready when somebody asks about them. */
const WARMED = 40;

/** Puts a question in each language to every plan, so that no person waits for a plan to be made ready. Others are answered in between. */
async function warmUp(plans: readonly Plan[], { unworded }: PlanAssistant): Promise<void> {
  for (const { title, english, municipality } of plans.slice(0, WARMED)) {
    for (const text of [`${title}とは？`, `What is the ${english} about?`]) {
      await unworded.answer({ text, municipality: municipality.id, history: [], today: '2000-04-01' });
      await letOthersIn();
    }
  }
}

type AnswerParts = Parameters<typeof createAssistant>[1];

/** The encoder and the vector store take a third of the start: they are loaded when the page is already open. */
async function loadAnswerParts(
  own: Knowledge['thesaurus'],
  knowledge: string,
  { models, personalData }: Added,
): Promise<AnswerParts> {
  const [{ loadEncoder }, { loadHnsw }, { PassageVectorStore }] = await Promise.all([
    import('../providers/encoder/load-encoder.ts'),
    import('../providers/vector-store/load-hnsw.ts'),
    import('../providers/vector-store/passage-vector-store.ts'),
  ]);
  const thesaurus = hasOwn(knowledge, 'common/thesaurus.yaml') ? own : loadThesaurus(SHIPPED);
  const { encoder, glossary } = loadEncoder(
    join(hasOwn(knowledge, 'common/encoder') ? knowledge : SHIPPED, 'common', 'encoder'),
  );
  const bundled = (documents: DocumentSource): PassageVectors =>
    new PassageVectorStore(encoder, { documents, loadNative: loadHnsw });
  return {
    thesaurus: [...thesaurus, ...glossary],
    vectors: bundled,
    ...(personalData && { personalData }),
    ...(await models?.join(bundled)),
  };
}

/** Checks a municipality id; `*` and nothing mean all of them. */
export function municipalityId(id: string | undefined, plans: readonly Plan[]): string | undefined {
  if (id === undefined || id === '*') return undefined;
  if (plans.some((plan) => plan.municipality.id === id)) return id;
  throw new KakariError('unknown-municipality', { id, known: plans.map((plan) => plan.municipality.id).join(', ') });
}

/** A filter whose municipality is checked; without one where all are meant. */
export function withMunicipality<T extends { readonly municipality?: string }>(
  filter: T,
  plans: readonly Plan[],
): Omit<T, 'municipality'> & { readonly municipality?: string } {
  const { municipality: id, ...rest } = filter;
  const municipality = municipalityId(id, plans);
  return municipality === undefined ? rest : { ...rest, municipality };
}
