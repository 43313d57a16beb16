import { type Logger, LogLevel } from '@slack/bolt';
import type { SlackParts } from './slack-parts.ts';

/**
 * What Bolt reports of its own. Only that there was something: its words may hold what people wrote, and what it warns of (a forged
 * request, one without a listener) anybody can cause.
 */
export const boltLogger = ({ reportFailure }: Pick<SlackParts, 'reportFailure'>): Logger => ({
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: (...words: readonly unknown[]) => reportFailure({ code: 'slack-sdk', detail: kindOf(words[0]) }),
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
});

const nothing = (): void => undefined;

/** Bolt's sentences begin with fixed words; what varies stands behind a colon or in parentheses. */
const kindOf = (word: unknown): string =>
  typeof word === 'string'
    ? (/^[^:(]*/u.exec(word)?.[0] ?? '').trim()
    : word instanceof Error
      ? word.name
      : typeof word;
