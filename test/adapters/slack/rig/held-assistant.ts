import type { Message } from '../../../../src/domain/message.ts';
import type { Reply } from '../../../../src/domain/reply.ts';
import { FakeAssistant } from '../../../fakes/fake-assistant.ts';

/** An assistant whose answers take as long as a test wants. */
export class HeldAssistant extends FakeAssistant {
  readonly #asked: (() => void)[] = [];
  readonly #held: (() => void)[] = [];
  #isHolding = true;

  override async answer(message: Message): Promise<Reply> {
    const reply = await super.answer(message);
    const held = this.#isHolding ? new Promise<void>((resolve) => this.#held.push(resolve)) : Promise.resolve();
    for (const resolve of this.#asked.splice(0)) resolve();
    await held;
    return reply;
  }

  /** Resolves when a question is held. */
  whenAsked(): Promise<void> {
    return this.#held.length > 0 ? Promise.resolve() : new Promise((resolve) => this.#asked.push(resolve));
  }

  /** Lets the answers go, also those to come. */
  release(): void {
    this.#isHolding = false;
    for (const resolve of this.#held.splice(0)) resolve();
  }
}
