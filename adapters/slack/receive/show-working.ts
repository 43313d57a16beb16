import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import type { Heard } from './read-message.ts';
import { reasonOf } from '../send/slack-errors.ts';
import type { SlackParts } from './slack-parts.ts';
import type { Task } from './under-way.ts';

/** That Kakari is working on an answer, as long as it is. */
export interface Working {
  /** Resolves when it is shown, or cannot be. */
  readonly shown: Promise<void>;
  /** Takes it away again. Never rejects. */
  readonly end: () => Promise<void>;
}

/**
 * Shows that Kakari is working, and the button that stops it. In a thread, only where Kakari takes part: elsewhere nothing was
 * said to it. What Slack refuses here is no reason not to answer.
 */
export function showWorking(parts: SlackParts, heard: Heard, { language }: Task): Working {
  const { talk } = parts;
  const { working } = CHAT_WORDS[language];
  const asked = isExpected(parts, heard);
  const both = async (text: string, status: 'processing' | 'active'): Promise<void> => {
    if (!(await asked)) return;
    await Promise.all([talk.showSession(heard.thread, status), talk.showStatus(heard.thread, text)]);
  };
  const shown = quietly(parts, both(working, 'processing'));
  return {
    shown,
    end: () =>
      quietly(
        parts,
        shown.then(() => both('', 'active')),
      ),
  };
}

/** The note of a thread is that of its conversation. */
async function isExpected({ notes }: SlackParts, { said }: Heard): Promise<boolean> {
  return said.to === 'kakari' || (await notes.note('thread', said.conversation)) !== undefined;
}

async function quietly({ reportFailure }: SlackParts, shown: Promise<void>): Promise<void> {
  try {
    await shown;
  } catch (error) {
    reportFailure({ code: 'slack-status-not-shown', detail: reasonOf(error) });
  }
}
