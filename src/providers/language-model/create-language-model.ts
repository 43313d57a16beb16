import type { OpenAI } from 'openai';
import { isPassing, ModelFailure } from '../../domain/model-failure.ts';
import type { LanguageModel, ModelCall, ModelTask } from '../../ports/language-model.ts';
import { complaintOf } from '../openai/complaint.ts';
import { failureOf } from '../openai/failure-of.ts';
import { chatRequest } from './chat-request.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { exchange } from './exchange.ts';
import { jsonObjects, jsonSoFar, withoutThoughts } from './json-in-text.ts';
import { FIRST_MANNERS, lessonOf, type Manners } from './manners.ts';
import { NOTHING_SAID, type Said, wholeText } from './read-answer.ts';
import { type Stopwatch, type TimeLimit, withinTime } from './within-time.ts';

/** What one request used; by the server's count, or estimated where it says nothing. */
export interface TokenUse {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Who asked, as in the call. */
  readonly by?: string;
}

/** What a model is asked by. */
export interface LanguageModelOptions {
  /** The name of the model; of Azure, of the deployment. */
  readonly model: string;
  /** Told of every request that a model has worked on, also where nothing came of it. Must not throw. */
  readonly onUse?: (use: TokenUse) => void;
  readonly stopwatch?: Stopwatch;
}

/** A language model at an endpoint, which remembers what its server understands. */
export interface EndpointModel extends LanguageModel {
  /** How the server was last asked for an answer of a certain shape; `untried` before the first answer. */
  structuredOutput(): Manners['form'];
}

/**
 * A language model behind a client of `createOpenAiClient`. A failure that passes is tried once more where the time is enough for it
 * and nothing was told yet; what the server refuses to understand is asked otherwise, and remembered.
 */
export const createLanguageModel = (client: OpenAI, options: LanguageModelOptions): EndpointModel =>
  new RemoteModel(client, options);

/** Refusals that one question may cost until the server's manners are known. */
const MOST_LESSONS = 5;
/** Before another try where the server names no time: a server that restarts, or a connection that was closed while idle. */
const PAUSE_MS = 200;
/** What must be left of the time for another try to be of use. */
const LEFT_FOR_ANSWER = 1 / 3;

interface Asked<T> {
  readonly task: ModelTask<T>;
  readonly call: ModelCall;
  readonly limit: TimeLimit;
  /** Whether anything of an answer was told to who asks. */
  told: boolean;
}

class RemoteModel implements EndpointModel {
  readonly #client: OpenAI;
  readonly #options: LanguageModelOptions;
  #manners = FIRST_MANNERS;

  constructor(client: OpenAI, options: LanguageModelOptions) {
    this.#client = client;
    this.#options = options;
  }

  structuredOutput(): Manners['form'] {
    return this.#manners.form;
  }

  ask<T>(task: ModelTask<T>, call: ModelCall): Promise<T> {
    const { stopwatch = () => performance.now() } = this.#options;
    return withinTime(call.timeoutMs, stopwatch, (limit) => this.#answer({ task, call, limit, told: false }));
  }

  async #answer<T>(asked: Asked<T>): Promise<T> {
    try {
      return await this.#learn(asked);
    } catch (error) {
      const failure = failureOf(error);
      const pauseMs = isPassing(failure) && !asked.told ? pauseBefore(error) : undefined;
      const { limit } = asked;
      if (pauseMs === undefined || limit.leftMs() - pauseMs < limit.timeoutMs * LEFT_FOR_ANSWER) throw failure;
      await limit.wait(pauseMs);
    }
    return this.#learn(asked).catch((error: unknown) => {
      throw failureOf(error);
    });
  }

  /** Asks in other manners as long as the server's refusals teach something. */
  async #learn<T>(asked: Asked<T>): Promise<T> {
    for (let lessons = 0; ; lessons += 1) {
      const used = this.#manners;
      try {
        return await this.#once(asked, used);
      } catch (error) {
        const lesson = lessonFrom(error, used);
        if (lesson) this.#manners = { ...this.#manners, ...lesson };
        if (!lesson || asked.told || lessons === MOST_LESSONS) throw error;
      }
    }
  }

  async #once<T>(asked: Asked<T>, used: Manners): Promise<T> {
    const { task, limit } = asked;
    limit.signal.throwIfAborted();
    let said = NOTHING_SAID;
    try {
      await exchange(this.#client, chatRequest(this.#options.model, task, used), limit, (more) => {
        said = more;
        if (!limit.signal.aborted) tell(asked, said);
      });
    } catch (error) {
      // A server that refused has not worked; one that was still at it has.
      if (said.text !== '' || limit.signal.aborted) this.#count(asked, said);
      throw error;
    }
    this.#count(asked, said);
    const value = valueOf(task, said);
    if (used.form === 'untried') this.#manners = { ...this.#manners, form: 'schema' };
    return value;
  }

  #count({ task, call }: Asked<unknown>, { use, text }: Said): void {
    this.#options.onUse?.({
      inputTokens: use?.inputTokens ?? estimateTokens(task.system + task.user),
      outputTokens: use?.outputTokens ?? estimateTokens(text),
      ...(call.by !== undefined && { by: call.by }),
    });
  }
}

function tell<T>(asked: Asked<T>, { text }: Said): void {
  const soFar = asked.call.onText && jsonSoFar(text);
  if (!soFar) return;
  asked.told = true;
  asked.call.onText?.(soFar);
}

/** A server that takes `response_format` and does not follow it answers in another way than it was asked. */
function lessonFrom(error: unknown, used: Manners): Partial<Manners> | undefined {
  const unlike = error instanceof ModelFailure && (error.reason === 'not-json' || error.reason === 'wrong-shape');
  if (unlike && used.form === 'untried') return { form: 'text' };
  const complaint = complaintOf(error);
  return complaint && lessonOf(complaint, used);
}

/** How long to wait before another try; undefined where it would be in vain. */
function pauseBefore(error: unknown): number | undefined {
  const complaint = complaintOf(error);
  return complaint?.code === 'insufficient_quota' ? undefined : (complaint?.retryAfterMs ?? PAUSE_MS);
}

function valueOf<T>({ shape }: ModelTask<T>, said: Said): T {
  const text = wholeText(said);
  if (withoutThoughts(text) === '') throw new ModelFailure('empty');
  const objects = jsonObjects(text);
  for (const object of objects) {
    const value = shape.read(object);
    if (value !== undefined) return value;
  }
  throw new ModelFailure(objects.length === 0 ? 'not-json' : 'wrong-shape');
}
