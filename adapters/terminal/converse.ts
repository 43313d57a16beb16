import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { type Failure, failureOf } from '../../src/domain/failure.ts';
import { choicesOf, type Reply } from '../../src/domain/reply.ts';
import { failureSentence } from '../../src/language/chat-sentences.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { findPersonalData } from '../../src/language/personal-data/find-personal-data.ts';
import { maskPersonalData } from '../../src/language/personal-data/mask-personal-data.ts';
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
  /** A new number by which the person and the log speak of the same failure. */
  readonly reference: () => string;
  /** Told of every question that failed inside; never told what was asked. */
  readonly reportFailure: (failure: Failure) => void;
}

/** As many earlier turns as an answer looks at. */
const REMEMBERED = 3;

/** Asks and answers until the person types 終了, exit, or ends the input. A number picks one of the offered questions. */
export async function converse(conversation: Conversation): Promise<void> {
  const { input, output } = conversation;
  const prompt = createInterface({ input, output, prompt: '質問> ' });
  // The arrow keys bring back what was typed: not what is nobody else's business.
  prompt.on('history', (typed: string[]) => {
    if (findPersonalData(typed[0] ?? '').length > 0) typed.shift();
  });
  output.write('DX計画のことをお尋ねください。「終了」で終わります。\n');
  let history: readonly string[] = [];
  let offered: readonly string[] = [];
  prompt.prompt();
  for await (const line of prompt) {
    const typed = line.trim();
    if (/^(?:終了|終わり|exit|quit)$/iu.test(typed)) break;
    const text = offered[Number(typed) - 1] ?? typed;
    const reply = text === '' ? undefined : await answerTo(text, history, conversation);
    if (reply !== undefined) {
      output.write(`${renderReply(reply)}\n\n`);
      if (reply.about !== 'personal-data') history = [...history, maskPersonalData(text)].slice(-REMEMBERED);
      offered = choicesOf(reply).map(({ question }) => question);
    }
    prompt.prompt();
  }
  prompt.close();
}

/** The answer; undefined when something went wrong inside, which is told here. */
async function answerTo(
  text: string,
  history: readonly string[],
  { assistant, clock, output, municipality, reference, reportFailure }: Conversation,
): Promise<Reply | undefined> {
  try {
    const message = { text, history, today: clock.today(), ...(municipality === undefined ? {} : { municipality }) };
    return await assistant.answer(message);
  } catch (error) {
    const number = reference();
    reportFailure(failureOf(error, number));
    output.write(`${failureSentence(number, detectLanguage(text))}\n\n`);
    return undefined;
  }
}
