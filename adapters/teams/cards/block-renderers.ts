import type { Choice, Citation } from '../../../src/domain/answer.ts';
import type { Language } from '../../../src/domain/message.ts';
import { type Block, type BlockOf, type BlockRenderers, renderWith } from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import type { CardAction, CardElement } from './adaptive-card.ts';
import { actionSets, open } from './buttons.ts';
import { choiceElements } from './choice-elements.ts';
import { citationLine } from './citations.ts';
import { renderSchedule, type ScheduleContext } from './schedule-table.ts';
import { renderTable } from './plain-table.ts';
import { clipped, paragraph, paragraphs, run } from './text.ts';

/** What the look of a block depends on. */
export interface CardContext extends ScheduleContext {
  readonly language: Language;
  /** The numbers of the citations of an answer, by which Teams finds them; of a notice there are none. */
  readonly positions: ReadonlyMap<Citation, number>;
  /** What is asked before the choices. */
  readonly heading: string;
  /** How a choice is made. */
  readonly ask: (choice: Choice) => CardAction;
  /** How the answers to a reminder are shown: as buttons, or what was answered. */
  readonly reminder: (block: BlockOf<'actions'>) => readonly CardElement[];
}

/** A block as elements of a card. */
export const renderBlock = (block: Block, context: CardContext): readonly CardElement[] =>
  renderWith(RENDERERS, block, context);

const RENDERERS: BlockRenderers<readonly CardElement[], CardContext> = {
  text: ({ text }) => paragraphs(text),
  notice: ({ text }) => paragraphs(`※ ${text}`),
  list: ({ title, items }) => [
    ...(title === undefined ? [] : [paragraph([run(title, { weight: 'Bolder' })], 'Medium')]),
    ...items.map((item) => paragraph([run(`・${item}`)])),
  ],
  table: renderTable,
  schedule: renderSchedule,
  citations: renderCitations,
  choices: ({ choices }, { heading, ask }) => {
    const shown = choices.filter(({ question }) => question.length <= QUESTION_LIMIT);
    if (shown.length === 0) return [];
    return [paragraph([run(heading, { isSubtle: true, size: 'Small' })], 'Medium'), ...choiceElements(shown, ask)];
  },
  link: ({ label, url }) => actionSets(open(label, url)),
  actions: (block, { reminder }) => reminder(block),
};

/** A longer question is none of Kakari's own. */
const QUESTION_LIMIT = 500;

function renderCitations(
  { citations }: BlockOf<'citations'>,
  { language, positions }: CardContext,
): readonly CardElement[] {
  return citations.map((citation) => {
    const position = positions.get(citation);
    const before = position === undefined ? `${CHAT_WORDS[language].sources}：` : `[${position}] `;
    return paragraph([
      run(`${before}${clipped(citationLine(citation, language), LINE_LIMIT)}`, { isSubtle: true, size: 'Small' }),
      ...(citation.uncertain === undefined
        ? []
        : [run(`　${CHAT_WORDS[language].uncertain}`, { color: 'Attention', size: 'Small' })]),
    ]);
  });
}

/** Longer than any place of a plan. */
const LINE_LIMIT = 300;
