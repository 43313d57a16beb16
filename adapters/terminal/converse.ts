import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { choicesOf } from '../../src/domain/reply.ts';
import type { Assistant } from '../../src/ports/assistant.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { renderReply } from './render-reply.ts';

/** What a conversation at the prompt needs. */
export interface Conversation {
  readonly assistant: Assistant;
  readonly clock: Clock;
  readonly input: Readable;
  readonly output: Writable;
  readonly municipality?: string;
}

/** As many earlier turns as an answer looks at. */
const REMEMBERED = 3;

/** Asks and answers until the person types 終了, exit, or ends the input. A number picks one of the offered questions. */
export async function converse({ assistant, clock, input, output, municipality }: Conversation): Promise<void> {
  const prompt = createInterface({ input, output, prompt: '質問> ' });
  output.write('DX計画のことをお尋ねください。「終了」で終わります。\n');
  let history: readonly string[] = [];
  let offered: readonly string[] = [];
  prompt.prompt();
  for await (const line of prompt) {
    const typed = line.trim();
    if (/^(?:終了|終わり|exit|quit)$/iu.test(typed)) break;
    const text = offered[Number(typed) - 1] ?? typed;
    if (text !== '') {
      const reply = await assistant.answer({
        text,
        history,
        today: clock.today(),
        ...(municipality === undefined ? {} : { municipality }),
      });
      output.write(`${renderReply(reply)}\n\n`);
      history = [...history, text].slice(-REMEMBERED);
      offered = choicesOf(reply).map(({ question }) => question);
    }
    prompt.prompt();
  }
  prompt.close();
}
