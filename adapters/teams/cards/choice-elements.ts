import type { Choice } from '../../../src/domain/answer.ts';
import type { CardAction, CardElement } from './adaptive-card.ts';
import { actionSets } from './buttons.ts';
import { literal, paragraph, run } from './text.ts';

/** Questions to ask next, one below the other; where one is longer than a button of a phone, as lines to press that wrap. */
export const choiceElements = (
  choices: readonly Choice[],
  ask: (choice: Choice) => CardAction,
): readonly CardElement[] =>
  choices.every(({ label }) => widthOf(label) <= BUTTON_WIDTH)
    ? choices.flatMap((choice) => actionSets([ask(choice)]))
    : choices.map((choice) => ({
        type: 'Container',
        style: 'emphasis',
        spacing: 'Small',
        items: [paragraph([run(choice.label, { color: 'Accent' })])],
        selectAction: ask(choice),
      }));

/** How many kanji a button holds on a phone of 360 pixels. */
const BUTTON_WIDTH = 18;

/** The width of a text in kanji; what is in ASCII is half as wide. */
const widthOf = (text: string): number =>
  [...literal(text)].reduce((sum, character) => sum + (/[ -~]/u.test(character) ? 0.5 : 1), 0);
