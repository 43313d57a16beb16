import { describe, expect, it } from 'vitest';
import { renderReply as renderForSlack } from '../../adapters/slack/render/render-reply.ts';
import { answerActivity } from '../../adapters/teams/cards/answer.ts';
import { renderReply as renderForTerminal } from '../../adapters/terminal/render-reply.ts';
import { renderReply as renderForWeb } from '../../adapters/web/render/reply.ts';
import { createAssistant, type PlanAssistant } from '../../src/conversation/handle-message.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { plainText, type Reply } from '../../src/domain/reply.ts';
import { normalise } from '../../src/language/normalise.ts';
import type { Assistant } from '../../src/ports/assistant.ts';
import type { LanguageModel } from '../../src/ports/language-model.ts';
import { loadPrompts } from '../../src/providers/prompts/load-prompts.ts';
import { openChatHouse } from '../chat/open-chat-house.ts';
import { said } from '../conversation/chat/saying.ts';
import { ObedientModel } from '../fakes/obedient-model.ts';
import { type InjectionCase, injectionCases, messageOf, plansWith, thesaurus } from './injections/injected.ts';

const prompts = loadPrompts();

/** What an order comes to: all that people see of the answer, and what the model was asked. */
interface Outcome {
  readonly model: ObedientModel;
  readonly reply: Reply;
  /** The answer with no model. */
  readonly plain: Reply;
  /** The answer while it came in, and at the end, as data and on every surface. */
  readonly seen: readonly string[];
}

/** What comes of it in both manners of obeying. */
async function outcomesOf(injection: InjectionCase): Promise<readonly Outcome[]> {
  const message = messageOf(injection);
  const assistant = assistantOver(await plansWith(injection));
  const plain = await assistant.unworded.answer(message);
  const outcomes: Outcome[] = [];
  for (const manner of ['blunt', 'sly'] as const) {
    const model = new ObedientModel(manner);
    const shown: string[] = [];
    const reply = await assistant.by(model).answer(message, (soFar) => shown.push(JSON.stringify(soFar)));
    outcomes.push({ model, reply, plain, seen: [...shown, ...(await surfaces(reply, message))] });
  }
  return outcomes;
}

interface ObeyingAssistant extends PlanAssistant {
  /** The same with another model. */
  readonly by: (model: LanguageModel) => Assistant;
}

const assistants = new Map<readonly Plan[], ObeyingAssistant>();

/** The question flow over plans, made once for those that many cases are about. */
function assistantOver(plans: readonly Plan[]): ObeyingAssistant {
  const known = assistants.get(plans);
  if (known !== undefined) return known;
  let current: LanguageModel = new ObedientModel('blunt');
  const model: LanguageModel = { ask: (task, call) => current.ask(task, call) };
  const made = createAssistant(plans, { thesaurus, wording: { model, prompts, reportFailure: () => undefined } });
  const by = (next: LanguageModel): Assistant => {
    current = next;
    return made;
  };
  assistants.set(plans, { ...made, by });
  return { ...made, by };
}

const surfaces = async (reply: Reply, { text, history, today }: Message): Promise<readonly string[]> => [
  JSON.stringify(reply),
  JSON.stringify(renderForSlack({ reply, asked: { text: '', history: [] } })),
  JSON.stringify(answerActivity({ event: '', asked: { text: '', history: [] }, reply }, { today })),
  String(await renderForWeb(reply, 2026, 'turn')),
  renderForTerminal(reply),
];

/** The sentences of a reply without the marks of its citations. */
const sentencesOf = ({ blocks }: Reply): readonly string[] =>
  blocks
    .flatMap((block) => (block.kind === 'text' ? block.text.split('\n') : []))
    .map((line) => line.replace(/ ?(?:\[\d+\])+$/u, ''));

describe('an order in what a model reads', () => {
  it.each(injectionCases.map((injection) => [injection.name, injection] as const))(
    'comes to nothing: %s',
    async (_, injection) => {
      for (const { model, reply, plain, seen } of await outcomesOf(injection)) {
        // An order that never arrives shows nothing.
        expect(model.orders.length > 0).toBe(injection.unread !== true);
        expect(
          seen.flatMap((text) => injection.never.filter((words) => normalise(text).includes(normalise(words)))),
        ).toEqual([]);
        const own = new Set([...sentencesOf(plain), ...model.honest]);
        expect(sentencesOf(reply).filter((sentence) => !own.has(sentence))).toEqual([]);
        expect(reply.blocks.filter(({ kind }) => kind === 'link')).toEqual([]);
        expect(plainText(reply)).not.toBe('');
      }
    },
  );
});
