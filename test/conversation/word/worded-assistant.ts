import { createAssistant, type PlanAssistant } from '../../../src/conversation/handle-message.ts';
import type { WordingFault } from '../../../src/conversation/word/wording-parts.ts';
import type { Message } from '../../../src/domain/message.ts';
import { citationsOf, type Reply } from '../../../src/domain/reply.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import type { ModelTask } from '../../../src/ports/language-model.ts';
import { loadPrompts } from '../../../src/providers/prompts/load-prompts.ts';
import { evidenceIn, type Script, ScriptedModel } from '../../fakes/scripted-model.ts';
import { FIXTURE } from '../../plans/broken-knowledge.ts';

const { plans, thesaurus } = loadKnowledge(FIXTURE);
const prompts = loadPrompts();

/** The whole flow over the made-up plans, by words alone, with a model that says what the script tells. */
export interface WordedAssistant {
  readonly assistant: PlanAssistant;
  readonly model: ScriptedModel;
  readonly faults: readonly WordingFault[];
  /** Asks 青葉市, on a day in 令和8年度. */
  readonly ask: (text: string, rest?: Partial<Message>, onProgress?: (soFar: Reply) => void) => Promise<Reply>;
}

/** Where the script says nothing of ranking, nothing is ranked. */
export function assistantThatSays(script: Script): WordedAssistant {
  const model = new ScriptedModel({ rank: () => ({ best: [] }), ...script });
  const faults: WordingFault[] = [];
  const assistant = createAssistant(plans, {
    thesaurus,
    wording: { model, prompts, reportFailure: (fault) => faults.push(fault) },
  });
  const ask: WordedAssistant['ask'] = (text, rest = {}, onProgress) =>
    assistant.answer({ text, history: [], municipality: 'aoba', today: '2026-11-20', ...rest }, onProgress);
  return { assistant, model, faults, ask };
}

const plain = createAssistant(plans, { thesaurus });

/** The reply to the same question with no model. */
export const askPlainly = (text: string, rest: Partial<Message> = {}): Promise<Reply> =>
  plain.answer({ text, history: [], municipality: 'aoba', today: '2026-11-20', ...rest });

/** An answer of these statements; each cites the first items whose text holds what it is paired with. */
export const answerOf =
  (...said: readonly (readonly [text: string, ...holding: readonly string[]])[]) =>
  (task: Pick<ModelTask<unknown>, 'user'>): unknown => ({
    kind: 'answer',
    statements: said.map(([text, ...holding]) => ({
      text,
      cites: holding.map((part) => evidenceIn(task).find((item) => item.text.includes(part))?.number ?? 99),
    })),
  });

/** The texts of a reply, block by block. */
export const textsOf = ({ blocks }: Reply): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));

/** The notices of a reply. */
export const noticesOf = ({ blocks }: Reply): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'notice' ? [block.text] : []));

/** The places that a reply cites, in order. */
export const placesOf = (reply: Reply): readonly string[] => citationsOf(reply).map(({ place }) => place);
