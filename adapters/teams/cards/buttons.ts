import type { Choice } from '../../../src/domain/answer.ts';
import type { Asked } from '../../../src/domain/chat.ts';
import { type ActionSet, type CardAction, type Spacing } from './adaptive-card.ts';
import { type ButtonData, CARD_VERB } from './card-data.ts';
import { clipped, literal } from './text.ts';

/** The longest data of a button, in bytes of UTF-8: three of them leave room for the answer. */
export const DATA_LIMIT = 2000;

/** The longest title; a longer one is cut by Teams. */
const TITLE_LIMIT = 60;

/** Teams shows six buttons of a set. */
const IN_A_SET = 6;

/** A button that Kakari hears as an invoke. */
export const execute = (title: string, data: ButtonData): CardAction => ({
  type: 'Action.Execute',
  title: titleOf(title),
  verb: CARD_VERB,
  data,
  ...(data.kind === 'register' ? {} : { associatedInputs: 'none' }),
});

/** A button that writes a question as a message of the person: for a direct chat. Elsewhere it might come without a mention. */
export const write = ({ label, question }: Choice): CardAction => ({
  type: 'Action.Submit',
  title: titleOf(label),
  data: { msteams: { type: 'imBack', value: literal(question) } },
});

/** A button that asks a question in the person's name, wherever the card is. */
export const ask = ({ label, question }: Choice): CardAction =>
  execute(label, { kind: 'ask', question: literal(question) });

/** A button that opens a page; nothing where the address is not one of the web. */
export const open = (label: string, url: string): readonly CardAction[] =>
  /^https?:\/\/[^\s"<>\\]+$/iu.test(url) ? [{ type: 'Action.OpenUrl', title: titleOf(label), url }] : [];

/** Buttons in sets that are shown whole; none where there are none. */
export function actionSets(actions: readonly CardAction[], spacing: Spacing = 'Small'): readonly ActionSet[] {
  const sets: ActionSet[] = [];
  for (let from = 0; from < actions.length; from += IN_A_SET)
    sets.push({ type: 'ActionSet', actions: actions.slice(from, from + IN_A_SET), spacing });
  return sets;
}

/** A button that carries a question: the oldest turns are left out until it fits; no button where the question alone does not. */
export function executeAsked(title: string, asked: Asked, data: (asked: Asked) => ButtonData): readonly CardAction[] {
  for (let oldest = 0; oldest <= asked.history.length; oldest += 1) {
    const button = execute(title, data({ ...asked, history: asked.history.slice(oldest) }));
    if (new TextEncoder().encode(JSON.stringify(button)).length <= DATA_LIMIT) return [button];
  }
  return [];
}

const titleOf = (title: string): string => clipped(literal(title).replaceAll(/\s+/gu, ' '), TITLE_LIMIT);
