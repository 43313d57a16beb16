import { detectLanguage } from '../../../src/language/detect-language.ts';
import type { SlackMessage } from '../render/slack-message.ts';
import { reasonOf } from '../send/slack-errors.ts';
import { sentence } from './sentence.ts';
import type { SlackParts } from './slack-parts.ts';

/** Who is told when something goes wrong: in the language of a text, at a place. */
export interface Told {
  readonly text: string;
  readonly to: (message: SlackMessage) => Promise<void>;
}

/** Does something for somebody, who is told in a polite sentence where it fails. Never rejects. */
export async function guarded(
  { desk, reportFailure }: Pick<SlackParts, 'desk' | 'reportFailure'>,
  { text, to }: Told,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const apology = sentence(desk.apologise(error, detectLanguage(text)));
    await to(apology).catch((again: unknown) =>
      reportFailure({ code: 'slack-apology-not-posted', detail: reasonOf(again) }),
    );
  }
}
