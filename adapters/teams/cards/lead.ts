import type { CardElement, RichTextBlock } from './adaptive-card.ts';

/** A paragraph, bold: the first one of a card is its answer. Anything else stays as it is. */
export function lead(element: RichTextBlock): RichTextBlock;
export function lead(element: CardElement): CardElement;
export function lead(element: CardElement): CardElement {
  return element.type === 'RichTextBlock'
    ? { ...element, inlines: element.inlines.map((inline) => ({ ...inline, weight: 'Bolder' })) }
    : element;
}
