import type { Json, Wire } from './bot-connector.ts';

/** What a person reads of a message: its text and all texts of its card, line by line. */
export function textOf(wire: Wire | undefined): string {
  if (wire === undefined) return '';
  const activity = (wire.body['activity'] ?? wire.body) as Json;
  const { text = '', attachments = [] } = activity as { text?: string; attachments?: { content: { body: unknown } }[] };
  return [text, ...attachments.map(({ content }) => cardText(content.body))].filter((part) => part !== '').join('\n');
}

/** The texts of a card, one paragraph a line. */
export function cardText(element: unknown): string {
  if (Array.isArray(element)) return element.map(cardText).filter(Boolean).join('\n');
  if (typeof element !== 'object' || element === null) return '';
  const { inlines, items, rows, cells } = element as Record<string, unknown>;
  if (Array.isArray(inlines)) return inlines.map((inline) => (inline as { text: string }).text).join('');
  return cardText([items, rows, cells].filter(Array.isArray).flat());
}
