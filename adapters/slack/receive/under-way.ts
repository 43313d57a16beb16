import type { Said } from '../../../src/domain/chat.ts';
import type { Language } from '../../../src/domain/message.ts';
import { detectLanguage } from '../../../src/language/detect-language.ts';

/** An answer that is being worked on. */
export interface Task {
  readonly event: string;
  readonly conversation: string;
  readonly language: Language;
  /** Aborted as soon as somebody presses stop: it is not to be shown any more. */
  readonly stopped: AbortSignal;
}

interface Open {
  readonly task: Task;
  readonly stopping: AbortController;
}

/** What this process is working on: answers, which can be stopped, and everything that a stop of the surface waits for. */
export class UnderWay {
  readonly #tasks = new Map<string, Open>();
  readonly #works = new Set<Promise<void>>();

  /** Begins an answer; undefined while the same event is being answered. */
  begin({ event, conversation, text }: Said): Task | undefined {
    if (this.#tasks.has(event)) return undefined;
    const stopping = new AbortController();
    const task = { event, conversation, language: detectLanguage(text), stopped: stopping.signal };
    this.#tasks.set(event, { task, stopping });
    return task;
  }

  end({ event }: Task): void {
    this.#tasks.delete(event);
  }

  /** Stops the answers of a conversation. Returns the language of one; undefined where nothing is under way. */
  stop(conversation: string): Language | undefined {
    const open = [...this.#tasks.values()].filter(
      ({ task }) => task.conversation === conversation && !task.stopped.aborted,
    );
    for (const { stopping } of open) stopping.abort();
    return open[0]?.task.language;
  }

  /** Counts something among what `idle` waits for. */
  async watch(work: Promise<void>): Promise<void> {
    this.#works.add(work);
    try {
      await work;
    } finally {
      this.#works.delete(work);
    }
  }

  /** Resolves when nothing is under way, what began meanwhile included. */
  async idle(): Promise<void> {
    while (this.#works.size > 0) await Promise.allSettled(this.#works);
  }
}
