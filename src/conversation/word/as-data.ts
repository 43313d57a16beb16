import type { Language } from '../../domain/message.ts';
import { holdsOrder } from './orders.ts';

/**
 * What others wrote, as it stands among our own words: in one line, and without the brackets that our marks are made of, so that it
 * can neither end the place where it stands nor look like another numbered line.
 */
export const asData = (text: string): string =>
  text.replace(/\s+/gu, ' ').replaceAll('<', '＜').replaceAll('>', '＞').trim();

/** A text up to a length in characters, with an ellipsis where something was left out. */
export const shortened = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/u, '')}…`;

const LAST_TURNS = 3;
const LONGEST_TURN = 200;

const NO_CONVERSATION: Readonly<Record<Language, string>> = { ja: '（なし）', en: '(none)' };

/** The conversation so far in short, one line for each turn, oldest first; without turns that speak to a model. */
export function conversationText(history: readonly string[], language: Language): string {
  const turns = history
    .filter((turn) => !holdsOrder(turn))
    .slice(-LAST_TURNS)
    .map((turn) => `- ${shortened(asData(turn), LONGEST_TURN)}`);
  return turns.length === 0 ? NO_CONVERSATION[language] : turns.join('\n');
}

const LONGEST_QUESTION = 1000;

/** A question as it is told to a model. */
export const questionText = (text: string): string => shortened(asData(text), LONGEST_QUESTION);
