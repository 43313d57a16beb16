import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAssistant } from '../conversation/handle-message.ts';
import { KakariError } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import { loadKnowledge, loadThesaurus } from '../plans/load-knowledge.ts';
import type { Assistant } from '../ports/assistant.ts';
import { loadEncoder } from '../providers/encoder/load-encoder.ts';
import { loadHnsw } from '../providers/vector-store/load-hnsw.ts';
import { PassageVectorStore } from '../providers/vector-store/passage-vector-store.ts';

/** Kakari, put together: what it knows and the flow that answers. */
export interface Assembled {
  readonly plans: readonly Plan[];
  readonly assistant: Assistant;
}

/** What ships with Kakari serves knowledge folders without an encoder or a thesaurus of their own. */
const SHIPPED = fileURLToPath(new URL('../../knowledge', import.meta.url));
const ownOrShipped = (knowledge: string, path: string): string =>
  existsSync(join(knowledge, path)) ? knowledge : SHIPPED;

/** Loads the knowledge and joins the parts of the question flow. */
export function assemble(knowledge: string): Assembled {
  const { plans } = loadKnowledge(knowledge);
  const thesaurus = loadThesaurus(ownOrShipped(knowledge, 'common/thesaurus.yaml'));
  const { encoder, glossary } = loadEncoder(join(ownOrShipped(knowledge, 'common/encoder'), 'common', 'encoder'));
  const assistant = createAssistant(plans, {
    thesaurus: [...thesaurus, ...glossary],
    vectors: (documents) => new PassageVectorStore(encoder, { documents, loadNative: loadHnsw }),
  });
  return { plans, assistant };
}

/** Checks a municipality id; `*` and nothing mean all of them. */
export function municipalityId(id: string | undefined, plans: readonly Plan[]): string | undefined {
  if (id === undefined || id === '*') return undefined;
  if (plans.some((plan) => plan.municipality.id === id)) return id;
  throw new KakariError('unknown-municipality', { id, known: plans.map((plan) => plan.municipality.id).join(', ') });
}
