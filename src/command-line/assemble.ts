import { createAssistant } from '../conversation/handle-message.ts';
import { KakariError } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import { loadKnowledge } from '../plans/load-knowledge.ts';
import type { Assistant } from '../ports/assistant.ts';

/** Kakari, put together: what it knows and the flow that answers. */
export interface Assembled {
  readonly plans: readonly Plan[];
  readonly assistant: Assistant;
}

/** Loads the knowledge and joins the parts of the question flow. */
export async function assemble(knowledge: string): Promise<Assembled> {
  const { plans, thesaurus } = loadKnowledge(knowledge);
  return { plans, assistant: createAssistant(plans, { thesaurus }) };
}

/** Checks a municipality id; `*` and nothing mean all of them. */
export function municipalityId(id: string | undefined, plans: readonly Plan[]): string | undefined {
  if (id === undefined || id === '*') return undefined;
  if (plans.some((plan) => plan.municipality.id === id)) return id;
  throw new KakariError('unknown-municipality', { id, known: plans.map((plan) => plan.municipality.id).join(', ') });
}
