import type { Message } from '../../../../src/domain/message.ts';
import type { Reply } from '../../../../src/domain/reply.ts';
import type { Assistant } from '../../../../src/ports/assistant.ts';
import { FakeAssistant } from '../../../fakes/fake-assistant.ts';

/** An assistant that answers when it is told to. */
export class SlowAssistant implements Assistant {
  readonly #quick = new FakeAssistant();
  readonly #opened: Promise<void>;
  /** Resolves when the first question is there. */
  readonly asked: Promise<void>;
  #open = (): void => undefined;
  #ask = (): void => undefined;

  constructor() {
    this.#opened = new Promise((resolve) => (this.#open = resolve));
    this.asked = new Promise((resolve) => (this.#ask = resolve));
  }

  answerNow(): void {
    this.#open();
  }

  async answer(message: Message): Promise<Reply> {
    this.#ask();
    await this.#opened;
    return this.#quick.answer({ ...message, text: `担当 ${message.text}` });
  }
}
