import type { Choice } from '../../../src/domain/answer.ts';
import { ACTIONS, encodeQuestion } from './button-values.ts';
import { buttonText } from './plain.ts';
import { bullets, plainOf, richText, run } from './rich-text.ts';
import type { SlackBlock, SlackButton } from './slack-message.ts';

/** As many buttons as stand in one row on a wide screen. */
const IN_A_ROW = 5;

/** Longer questions are not for a button. */
const LONGEST_QUESTION = 300;

/** Questions to ask next, as buttons; those that no button can hold as lines, to be typed. */
export function choiceButtons(choices: readonly Choice[]): readonly SlackBlock[] {
  const buttons = choices.flatMap((choice, at) => buttonOf(choice, at) ?? []);
  const typed = choices.filter((choice, at) => buttonOf(choice, at) === undefined);
  return [
    ...richText(bullets(typed.map(({ label, question }) => [run(label.trim() === '' ? question : label)]))),
    ...inRows(buttons),
  ];
}

/** Buttons in blocks of a handy size. */
export function inRows(buttons: readonly SlackButton[]): readonly SlackBlock[] {
  if (buttons.length === 0) return [];
  return [{ type: 'actions', elements: buttons.slice(0, IN_A_ROW) }, ...inRows(buttons.slice(IN_A_ROW))];
}

function buttonOf({ label, question }: Choice, at: number): SlackButton | undefined {
  const value = encodeQuestion(question);
  const text = buttonText(label);
  if (value === undefined || text === '' || question.length > LONGEST_QUESTION) return undefined;
  return { type: 'button', action_id: `${ACTIONS.choose}:${at}`, text: plainOf(text), value };
}
