import { ModelFailure } from '../../src/domain/model-failure.ts';
import type { LanguageModel, ModelCall, ModelTask } from '../../src/ports/language-model.ts';

/** A call that the model was given. */
export interface AskedOfModel {
  readonly task: ModelTask<unknown>;
  readonly call: ModelCall;
}

/** What the model says to a step: a value that is told as JSON, a text as it is, or a failure that is thrown. */
export type Script = Partial<Record<ModelTask<unknown>['name'], (task: ModelTask<unknown>) => unknown>>;

/**
 * A language model that says what it is told to, at once: as JSON that comes in piece by piece, checked by the shape it was asked for. A
 * step without a script comes to nothing (`empty`). It keeps what it was asked.
 */
export class ScriptedModel implements LanguageModel {
  readonly #script: Script;
  readonly #asked: AskedOfModel[] = [];

  constructor(script: Script) {
    this.#script = script;
  }

  get asked(): readonly AskedOfModel[] {
    return this.#asked;
  }

  /** The names of the steps it was asked for, in order. */
  get steps(): readonly string[] {
    return this.#asked.map(({ task }) => task.name);
  }

  async ask<T>(task: ModelTask<T>, call: ModelCall): Promise<T> {
    this.#asked.push({ task, call });
    const said = await this.#script[task.name]?.(task);
    if (said === undefined) throw new ModelFailure('empty');
    const text = typeof said === 'string' ? said : JSON.stringify(said);
    for (let end = 7; call.onText !== undefined && end < text.length + 7; end += 7) call.onText(text.slice(0, end));
    const read = task.shape.read(parsed(text));
    if (read === undefined) throw new ModelFailure('wrong-shape');
    return read;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelFailure('not-json', '', { cause });
  }
}

/** The numbered lines of the evidence in a task: number and text. */
export const evidenceIn = (
  task: Pick<ModelTask<unknown>, 'user'>,
): readonly { readonly number: number; readonly text: string }[] =>
  [...task.user.matchAll(/^\[(\d+)\] (.*)$/gmu)].map(([, number = '', text = '']) => ({
    number: Number(number),
    text,
  }));
