import { fiscalYearOf, type IsoDate } from '../../../src/domain/fiscal-year.ts';
import { noticePages } from '../../../src/domain/pages.ts';
import { type Block, plainText } from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { type CardContext, renderBlock } from './block-renderers.ts';
import { ask, execute } from './buttons.ts';
import { type CardMessage, cardMessage, firstThatFits } from './card-message.ts';
import { lead } from './lead.ts';
import { PAGE_LIMITS } from './limits.ts';
import { answerButtons } from './reminder-buttons.ts';
import { clipped, paragraph, run } from './text.ts';

/** A page (from 0) of what a section has coming, as `ChatDesk.agenda` tells it, with a button to choose another section. */
export function agendaActivity(
  agenda: readonly Block[],
  { page = 0, today }: { readonly page?: number; readonly today: IsoDate },
): CardMessage {
  const pages = noticePages(agenda, PAGE_LIMITS);
  const at = Math.max(0, Math.min(page, pages.length - 1));
  const blocks = pages[at] ?? [];
  const context: CardContext = {
    language: 'ja',
    currentYear: fiscalYearOf(today),
    positions: new Map(),
    heading: CHAT_WORDS.ja.next,
    ask,
    reminder: (block) => answerButtons(block, { page: at, on: 'agenda' }),
  };
  const text = plainText({ blocks }) || CHAT_WORDS.ja.agenda;
  const actions = [
    ...(at + 1 < pages.length ? [execute(CHAT_WORDS.ja.more, { kind: 'agenda', page: at + 1 })] : []),
    execute(OTHER_SECTION, { kind: 'choose-section' }),
  ];
  const [first = paragraph([run(text)]), ...rest] = blocks.flatMap((block) => renderBlock(block, context));
  return firstThatFits([
    () => cardMessage({ language: 'ja', text, actions, body: [at === 0 ? lead(first) : first, ...rest] }),
    () =>
      cardMessage({ language: 'ja', text, actions, body: [paragraph([run(clipped(text, PAGE_LIMITS.characters))])] }),
  ]);
}

const OTHER_SECTION = '所属の課を変える';
