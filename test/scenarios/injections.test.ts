import { describe, expect, it } from 'vitest';
import { renderReply as renderForSlack } from '../../adapters/slack/render/render-reply.ts';
import { answerActivity } from '../../adapters/teams/cards/answer.ts';
import { renderReply as renderForTerminal } from '../../adapters/terminal/render-reply.ts';
import { renderReply as renderForWeb } from '../../adapters/web/render/reply.ts';
import { createAssistant, type PlanAssistant } from '../../src/conversation/handle-message.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { plainText, type Reply } from '../../src/domain/reply.ts';
import { normalise } from '../../src/language/normalise.ts';
import type { Assistant } from '../../src/ports/assistant.ts';
import type { LanguageModel } from '../../src/ports/language-model.ts';
import { loadPrompts } from '../../src/providers/prompts/load-prompts.ts';
import { createLanguageModel } from '../../src/providers/language-model/create-language-model.ts';
import { createOpenAiClient } from '../../src/providers/openai/create-client.ts';
import { openChatHouse } from '../chat/open-chat-house.ts';
import { said } from '../conversation/chat/saying.ts';
import { openFakeOpenAi } from '../fakes/fake-openai.ts';
import { ObedientModel } from '../fakes/obedient-model.ts';
import { ScriptedModel } from '../fakes/scripted-model.ts';
import {
  type InjectionCase,
  injectionCases,
  MARK,
  markedPlace,
  messageOf,
  plansWith,
  thesaurus,
} from './injections/injected.ts';

const prompts = loadPrompts();

/** What an order comes to: all that people see of the answer, and what the model was asked. */
interface Outcome {
  readonly model: ObedientModel;
  /** What was shown while it came in. */
  readonly shown: readonly Reply[];
  readonly reply: Reply;
  /** The answer where a model says nothing. */
  readonly plain: Reply;
}

/** What comes of it in both manners of obeying; looked at by more than one test. */
function outcomesOf(injection: InjectionCase): Promise<readonly Outcome[]> {
  const known = outcomes.get(injection.name) ?? obey(injection);
  outcomes.set(injection.name, known);
  return known;
}

const outcomes = new Map<string, Promise<readonly Outcome[]>>();

async function obey(injection: InjectionCase): Promise<readonly Outcome[]> {
  const message = messageOf(injection);
  const assistant = assistantOver(await plansWith(injection));
  const plain = await assistant.by(new ScriptedModel({})).answer(message);
  const both: Outcome[] = [];
  for (const manner of ['blunt', 'sly'] as const) {
    const model = new ObedientModel(manner);
    const shown: Reply[] = [];
    const reply = await assistant.by(model).answer(message, (soFar) => shown.push(soFar));
    both.push({ model, shown, reply, plain });
  }
  return both;
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

/** Whether a model is told what stands in the place of a case, where that is no order; of what people say themselves it may. */
async function isTold(injection: InjectionCase): Promise<boolean> {
  if (injection.in === 'question' || injection.in === 'history') return true;
  const control = markedPlace(injection);
  const key = JSON.stringify(control);
  const tasks = told.get(key) ?? (await tasksFor(control));
  told.set(key, tasks);
  return tasks.some(({ user }) => user.includes(MARK));
}

const told = new Map<string, ObedientModel['tasks']>();

async function tasksFor(injection: InjectionCase): Promise<ObedientModel['tasks']> {
  const model = new ObedientModel('blunt');
  await assistantOver(await plansWith(injection))
    .by(model)
    .answer(messageOf(injection));
  return model.tasks;
}

/** An answer as data and on every surface. */
const shownAs = async (reply: Reply): Promise<readonly string[]> => [
  JSON.stringify(reply),
  JSON.stringify(renderForSlack({ reply, asked: ASKED })),
  JSON.stringify(answerActivity({ event: '', asked: ASKED, reply }, { today: '2026-11-20' })),
  String(await renderForWeb(reply, 2026, 'turn')),
  renderForTerminal(reply),
];
const ASKED = { text: '', history: [] };

/** The sentences of a reply without the marks of its citations. */
const sentencesOf = ({ blocks }: Reply): readonly string[] =>
  blocks
    .flatMap((block) => (block.kind === 'text' ? block.text.split('\n') : []))
    .map((line) => line.replace(/ ?(?:\[\d+\])+$/u, ''));

const holding = (words: readonly string[], text: string): readonly string[] =>
  words.filter((each) => normalise(text).includes(normalise(each)));

describe('an order in what a model reads comes to nothing', () => {
  it.each(injectionCases.map((injection) => [injection.name, injection] as const))('%s', async (_, injection) => {
    const { never, unread = false } = injection;
    // An order where no model looks would show nothing.
    expect(unread || (await isTold(injection)), 'a model is told what stands there').toBe(true);
    for (const { model, shown, reply, plain } of await outcomesOf(injection)) {
      const own = new Set([...sentencesOf(plain), ...model.honest]);
      expect([...shown, reply].flatMap(sentencesOf).filter((sentence) => !own.has(sentence))).toEqual([]);
      expect(holding(never, JSON.stringify([shown, plain]))).toEqual([]);
      for (const seen of await shownAs(reply)) expect(holding(never, seen)).toEqual([]);
      expect(reply.blocks.filter(({ kind }) => kind === 'link')).toEqual([]);
      expect(unread ? model.orders : []).toEqual([]);
      expect(plainText(reply)).not.toBe('');
    }
  });
});

describe('a model that obeys', () => {
  const titled = (chosen: (injection: InjectionCase) => boolean): readonly (readonly [string, InjectionCase])[] =>
    injectionCases.filter(chosen).map((injection) => [injection.name, injection] as const);

  it('is heard all the same where it says what stands in the plan', async () => {
    const worded: string[] = [];
    for (const injection of injectionCases.filter(({ in: place }) => place === 'planned' || place === 'markdown'))
      for (const { reply, model } of await outcomesOf(injection))
        if (reply.wordedBy === 'model' && sentencesOf(reply).some((sentence) => model.honest.includes(sentence)))
          worded.push(injection.name);
    expect(worded).not.toEqual([]);
  });

  it.each(titled(({ acts }) => acts === true))('sends nothing and reminds nobody: %s', async (_, injection) => {
    const plans = await plansWith(injection);
    const model = new ObedientModel('sly');
    const house = await openChatHouse({ plans, assistant: assistantOver(plans).by(model) });
    try {
      expect((await house.desk.hear(said(messageOf(injection).text))).kind).toBe('answered');
      expect(house.delivered).toEqual([]);
      expect(await house.reminders.reminders({})).toEqual([]);
    } finally {
      await house.close();
    }
    for (const task of model.tasks) {
      expect(Object.keys(task).toSorted()).toEqual(['maxTokens', 'name', 'shape', 'system', 'user']);
      expect(holding([injection.hidden], task.system)).toEqual([]);
    }
  });

  it('is given no tools by an endpoint, and calls of tools are no answer', async () => {
    const message = { role: 'assistant', content: null, tool_calls: [{ id: '1', type: 'function', function: TOOL }] };
    const raw = JSON.stringify({ id: '1', choices: [{ index: 0, message, finish_reason: 'tool_calls' }] });
    const fake = await openFakeOpenAi({ replies: [{ raw }] });
    try {
      const client = await createOpenAiClient({ kind: 'openai', baseUrl: fake.baseUrl }, { timeoutMs: 5000 });
      const [injection] = injectionCases;
      const assistant = assistantOver(injection === undefined ? [] : await plansWith(injection));
      const asked = { ...ASKED, text: '電子契約の導入で何が変わりますか', municipality: 'aoba', today: '2026-11-20' };
      const reply = await assistant.by(createLanguageModel(client, { model: 'fake-chat' })).answer(asked);
      expect(reply).toEqual(await assistant.unworded.answer(asked));
      const fields = fake.requests.flatMap(({ body }) => Object.keys(body));
      expect(fields).toContain('messages');
      expect(fields.filter((field) => /tool|function/u.test(field))).toEqual([]);
    } finally {
      await fake.close();
    }
  });
});

const TOOL = { name: 'send_reminder', arguments: '{}' };

describe('a demand for markup that stood in a plan', () => {
  const demands = injectionCases.map(({ hidden }) => hidden).filter((hidden) => /<[!@a-z]|\]\(|https?:/u.test(hidden));

  it.each(demands)('would be shown as it is written, and do nothing: %s', async (text) => {
    const citation = { municipality: 'aoba', plan: '計画', version: '第2版', place: '第3章', passage: text };
    const reply: Reply = {
      language: 'ja',
      kind: 'grounded',
      about: 'content',
      blocks: [
        { kind: 'text', text },
        { kind: 'citations', citations: [citation] },
        { kind: 'choices', choices: [{ label: text, question: text }] },
      ],
    };
    for (const message of renderForSlack({ reply, asked: ASKED })) {
      expect(message.text).not.toMatch(/[<>]/u);
      expect(JSON.stringify(message.blocks)).not.toMatch(/"type":"(?:mrkdwn|broadcast|user|usergroup|channel|link)"/u);
    }
    const card = JSON.stringify(answerActivity({ event: '', asked: ASKED, reply }, { today: '2026-11-20' }));
    expect(card).not.toMatch(/"type":"(?:mention|TextBlock|Action\.OpenUrl)"|"textFormat":"(?:markdown|xml)"/u);
    expect(String(await renderForWeb(reply, 2026, 'turn'))).not.toMatch(/<(?:img|at|a|!|@|script)[\s>]|href=/iu);
  });
});
