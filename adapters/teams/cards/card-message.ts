import type { Language } from '../../../src/domain/message.ts';
import { ADAPTIVE_CARD, type AdaptiveCard, type CardAction, type CardElement } from './adaptive-card.ts';
import type { MessageEntity } from './citations.ts';
import { clipped, literal } from './text.ts';

/** A message with a card, or one of plain text; what is common to both. */
interface Message {
  readonly type: 'message';
  readonly textFormat: 'plain';
  readonly summary: string;
  readonly channelData?: { readonly feedbackLoop: { readonly type: 'default' } };
  readonly entities?: readonly MessageEntity[];
}

/** A message whose content is a card. Teams shows no suggested actions beside an attachment: its choices are buttons of the card. */
export interface CardMessage extends Message {
  readonly attachments: readonly [{ readonly contentType: typeof ADAPTIVE_CARD; readonly content: AdaptiveCard }];
}

/** A message of plain text, with up to three questions to ask next. */
export interface TextMessage extends Message {
  readonly text: string;
  readonly suggestedActions?: {
    readonly actions: readonly { readonly type: 'imBack'; readonly title: string; readonly value: string }[];
  };
}

/** What the surface sends; the address is added by whoever sends it. */
export type TeamsMessage = CardMessage | TextMessage;

/**
 * The largest message, in bytes of UTF-8. Teams counts UTF-16 and refuses what is over 100 KB (80 KB are advised; it was 28 KB
 * once): this is never more than 50 KB of UTF-16.
 */
export const MESSAGE_LIMIT = 25_000;

/** How many bytes a message has on the wire. */
export const sizeOf = (message: object): number => new TextEncoder().encode(JSON.stringify(message)).length;

/** The first of some ways to say a thing that is small enough to be sent; the last one where none is. */
export function firstThatFits<Message extends object>(
  ways: readonly [() => Message, ...(() => Message)[]],
  limit = MESSAGE_LIMIT,
): Message {
  const [way, next, ...others] = ways;
  const message = way();
  return next === undefined || sizeOf(message) <= limit ? message : firstThatFits([next, ...others], limit);
}

/** What a card is made of. `text` is all of it as plain text. */
export interface CardParts {
  readonly language: Language;
  readonly text: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
}

/** A card, with what is read aloud and what a client too old for it shows. */
export const cardOf = ({ language, text, body, actions = [] }: CardParts): AdaptiveCard => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  lang: language,
  fallbackText: clipped(literal(text), SPOKEN_LIMIT),
  speak: clipped(literal(text), SPOKEN_LIMIT),
  body,
  ...(actions.length === 0 ? {} : { actions }),
  msteams: { width: 'Full' },
});

/** A card as a message; notifications show the beginning of its text. */
export const cardMessage = (parts: CardParts, entities: readonly MessageEntity[] = []): CardMessage => ({
  type: 'message',
  textFormat: 'plain',
  summary: summaryOf(parts.text),
  attachments: [{ contentType: ADAPTIVE_CARD, content: cardOf(parts) }],
  ...(entities.length === 0 ? {} : { entities }),
});

/** The beginning of a text, for a notification. */
export const summaryOf = (text: string): string => clipped(literal(text), SUMMARY_LIMIT) || '係 Kakari';

const SUMMARY_LIMIT = 300;
const SPOKEN_LIMIT = 600;
