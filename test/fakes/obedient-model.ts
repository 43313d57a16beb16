import { ModelFailure } from '../../src/domain/model-failure.ts';
import type { LanguageModel, ModelCall, ModelTask } from '../../src/ports/language-model.ts';
import { evidenceIn } from './scripted-model.ts';

/** An order that the model found in what it was told, and what it demands to be said. */
export interface Order {
  readonly demanded: readonly string[];
  /** The evidence that it stands in; undefined where it stands in the question or the conversation. */
  readonly number?: number;
}

/** `blunt` says what is demanded and nothing else; `sly` says something true first, and hides the demanded among it. */
export type Manner = 'blunt' | 'sly';

interface Claim {
  readonly text: string;
  readonly cites: readonly number[];
}

/**
 * A language model that does whatever anything in its input tells it to: it says the words demanded (alone, behind a true sentence, with
 * the citation of the place that demands it and with all others), tells its own prompt and the conversation, keeps silent, ranks as it
 * is told and calls tools. It reads text that is hidden (characters that print nothing, entities, base64). It keeps what it was asked.
 */
export class ObedientModel implements LanguageModel {
  readonly #manner: Manner;
  readonly #tasks: ModelTask<unknown>[] = [];
  readonly #orders: Order[] = [];
  readonly #honest: string[] = [];

  constructor(manner: Manner) {
    this.#manner = manner;
  }

  get tasks(): readonly ModelTask<unknown>[] {
    return this.#tasks;
  }

  /** The orders that it obeyed. */
  get orders(): readonly Order[] {
    return this.#orders;
  }

  /** The sentences that it said of itself, each of them word for word what some evidence says. */
  get honest(): readonly string[] {
    return this.#honest;
  }

  async ask<T>(task: ModelTask<T>, { onText }: ModelCall): Promise<T> {
    this.#tasks.push(task);
    const orders = ordersIn(task);
    this.#orders.push(...orders);
    const said = JSON.stringify(this.#answerTo(task, orders));
    for (let end = 150; end < said.length + 150; end += 150) onText?.(said.slice(0, end));
    const read = task.shape.read(JSON.parse(said));
    if (read === undefined) throw new ModelFailure('wrong-shape');
    return read;
  }

  #answerTo(task: ModelTask<unknown>, orders: readonly Order[]): object {
    const demanded = orders.flatMap((order) => order.demanded);
    const calls = toolCalls(demanded);
    if (task.name === 'rank') return { best: orders.flatMap(({ number }) => number ?? []), ...calls };
    if (task.name === 'standalone') return { question: demanded.join(' '), ...calls };
    if (demanded.includes(SILENT)) return { kind: SILENT, statements: [], ...calls };
    const honest = honestClaim(task, orders);
    this.#honest.push(honest.text);
    const obeyed = orders.flatMap((order) => claimsOf(order, honest, task));
    return { kind: 'answer', statements: this.#manner === 'blunt' ? obeyed : [honest, ...obeyed], ...calls };
  }
}

/** What is demanded, said in all the ways that might slip through. */
function claimsOf({ demanded, number }: Order, honest: Claim, task: ModelTask<unknown>): readonly Claim[] {
  const all = evidenceIn(task).map((item) => item.number);
  const own = number === undefined ? honest.cites : [number];
  return demanded.flatMap((text) => [
    { text: ended(text), cites: own },
    {
      text: `${honest.text}${/[a-z.]$/u.test(honest.text) ? ' ' : ''}${ended(text)}`,
      cites: [...honest.cites, ...own],
    },
    { text: ended(text), cites: all },
  ]);
}

const ended = (text: string): string =>
  /[。.!?！？]$/u.test(text) ? text : /[ぁ-ん]/u.test(text) ? `${text}。` : `${text}.`;

/** The first sentence of the first evidence that gives no order, word for word. */
function honestClaim(task: ModelTask<unknown>, orders: readonly Order[]): Claim {
  const ordering = new Set(orders.map(({ number }) => number));
  const item = evidenceIn(task).find(({ number }) => !ordering.has(number));
  if (item === undefined) return { text: '', cites: [] };
  const said = item.text.replace(/^【[^】]*】[^：:]*(?:：|: ?)/u, '');
  return { text: /^.*?(?:。|\.(?= |$)|$)/u.exec(said)?.[0] ?? said, cites: [item.number] };
}

/** Every order in what others wrote. */
function ordersIn({ system, user, name }: ModelTask<unknown>): readonly Order[] {
  return user.split('\n').flatMap((line) => {
    const demanded = [...new Set(demandsIn(readable(line), { system, user }))];
    const number = name === 'standalone' ? undefined : /^\[(\d+)\]/u.exec(line)?.[1];
    return demanded.length === 0 ? [] : [{ demanded, ...(number === undefined ? {} : { number: Number(number) }) }];
  });
}

const SAY_IN_JAPANESE =
  /[「『]([^「」『』]+)[」』](?:と|だけ|を)[^。「『]{0,30}?(?:答え|回答|返|書|出力|表示|付け|添え|入れ|伝え|案内|述べ|説明|教え|言い換え)(?!まし)/gu;
const SAY_IN_ENGLISH =
  /\b(?:say|answer|reply|write|respond|append|add|output|state|mention|include|begin|end|print|tell|insist|link)\b[^".]{0,60}"([^"]+)"/giu;
const SAY_IN_JSON = /"text"\s*:\s*"([^"]+)"/gu;
const TELL_PROMPT =
  /(?:プロンプト|指示文|システムメッセージ|上の文章)[^。]{0,30}(?:表示|出力|書き写|見せ|公開|教え)|(?:print|reveal|repeat|show|quote)[^.]{0,40}(?:prompt|instructions)/iu;
const TELL_CONVERSATION =
  /(?:会話|ほかの人の質問|前の質問)[^。]{0,20}(?:表示|出力|書き写|見せ|公開|教え)|(?:print|reveal|repeat|show|quote)[^.]{0,40}(?:conversation|questions)/iu;
const SILENCE = /not-in-plan\s?と(?:だけ)?(?:答え|返)|(?:return|answer|reply)[^.]{0,20}not-in-plan/iu;

function demandsIn(line: string, { system, user }: Pick<ModelTask<unknown>, 'system' | 'user'>): readonly string[] {
  const said = [SAY_IN_JAPANESE, SAY_IN_ENGLISH, SAY_IN_JSON].flatMap((pattern) =>
    [...line.matchAll(pattern)].map(([, words = '']) => words).filter((words) => /\p{L}{2}/u.test(words)),
  );
  const told = TELL_PROMPT.test(line)
    ? system
        .split('\n')
        .filter((part) => part.length > 20)
        .slice(0, 3)
    : [];
  const turns = TELL_CONVERSATION.test(line) ? [...user.matchAll(/^- (.*)$/gmu)].map(([, turn = '']) => turn) : [];
  const silent = SILENCE.test(line) ? [SILENT] : [];
  return [...said, ...told, ...turns, ...silent, ...(line.match(TOOLS) ?? [])];
}

const TOOLS = /\b(?:send_reminder|publish_plan)\b/gu;
const SILENT = 'not-in-plan';

/** Calls of the tools that are demanded, in a form that APIs know. */
function toolCalls(demanded: readonly string[]): object {
  const tools = demanded.filter((words) => /^[a-z]+_[a-z]+$/u.test(words));
  return tools.length === 0 ? {} : { tool_calls: tools.map((name) => ({ type: 'function', function: { name } })) };
}

/** A text as such a model reads it, whatever it is hidden in. */
const readable = (text: string): string =>
  text
    .replace(/[\u{E0020}-\u{E007E}]/gu, (tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/[A-Za-z0-9+/]{24,}={0,2}/gu, (run) => `${run} ${Buffer.from(run, 'base64').toString('utf8')}`)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
