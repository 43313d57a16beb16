import { fiscalYearOf, type IsoDate } from '../../../src/domain/fiscal-year.ts';
import { replyPages } from '../../../src/domain/pages.ts';
import { citationsOf, plainText } from '../../../src/domain/reply.ts';
import type { Found } from '../../../src/ports/chat-desk.ts';
import { ADAPTIVE_CARD, type AdaptiveCard, type CardElement } from './adaptive-card.ts';
import { type CardContext, renderBlock } from './block-renderers.ts';
import { ask } from './buttons.ts';
import { cardOf, firstThatFits } from './card-message.ts';
import { lead } from './lead.ts';
import { PAGE_LIMITS } from './limits.ts';
import { clipped, literal, paragraph, run } from './text.ts';

/** A result of a search: what the list shows of it, and the card that is put into the message. */
export interface ExtensionAttachment {
  readonly contentType: typeof ADAPTIVE_CARD;
  readonly content: AdaptiveCard;
  readonly preview: {
    readonly contentType: 'application/vnd.microsoft.card.thumbnail';
    /** No `text`: there Teams would read markup. */
    readonly content: { readonly title: string; readonly subtitle: string };
  };
}

/** The answer to a query of the message extension. */
export interface ExtensionResponse {
  readonly composeExtension:
    | {
        readonly type: 'result';
        readonly attachmentLayout: 'list';
        readonly attachments: readonly ExtensionAttachment[];
      }
    | { readonly type: 'message'; readonly text: string };
}

/** What was found as results to choose from. The cards have no buttons: Kakari may not be where they are put. */
export const extensionResults = (found: readonly Found[], today: IsoDate): ExtensionResponse => ({
  composeExtension:
    found.length === 0
      ? { type: 'message', text: '該当する取組や用語が見つかりませんでした。' }
      : {
          type: 'result',
          attachmentLayout: 'list',
          attachments: found.slice(0, RESULTS).map((one) => attachmentOf(one, today)),
        },
});

/** What a list shows without scrolling far; Teams takes up to 25. */
const RESULTS = 10;

const attachmentOf = (found: Found, today: IsoDate): ExtensionAttachment => ({
  contentType: ADAPTIVE_CARD,
  content: cardFor(found, today),
  preview: {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: clipped(literal(found.title), 100), subtitle: clipped(literal(found.subtitle), 150) },
  },
});

function cardFor({ reply }: Found, today: IsoDate): AdaptiveCard {
  const { language } = reply;
  const blocks = (replyPages(reply, PAGE_LIMITS)[0] ?? []).filter(
    ({ kind }) => kind !== 'choices' && kind !== 'actions',
  );
  const context: CardContext = {
    language,
    currentYear: fiscalYearOf(today),
    positions: new Map(citationsOf({ ...reply, blocks }).map((citation, at) => [citation, at + 1])),
    heading: '',
    ask,
    reminder: () => [],
  };
  const text = plainText({ blocks });
  const [first = paragraph([run(text || '係 Kakari')]), ...rest] = blocks.flatMap((block) =>
    renderBlock(block, context),
  );
  const lean: readonly CardElement[] = [paragraph([run(clipped(text, PAGE_LIMITS.characters))])];
  return firstThatFits([
    () => cardOf({ language, text, body: [lead(first), ...rest] }),
    () => cardOf({ language, text, body: lean }),
  ]);
}
