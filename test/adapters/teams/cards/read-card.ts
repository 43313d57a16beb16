import { createRequire } from 'node:module';
import type { AdaptiveCard } from '../../../../adapters/teams/cards/adaptive-card.ts';

/** A part of a card, whatever it is. */
export type Node = Readonly<Record<string, unknown>> & { readonly type: string };

/** The card in a message; fails where there is none. */
export function cardIn(message: object): AdaptiveCard {
  const [attachment] =
    (message as { readonly attachments?: readonly { readonly content: AdaptiveCard }[] }).attachments ?? [];
  if (attachment === undefined) throw new Error('The message has no card.');
  return attachment.content;
}

/** Everything in a card that has a type, the outermost first. */
export function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const { data: _, msteams: __, ...rest } = value as Record<string, unknown>;
  const inside = Object.values(rest).flatMap(nodesOf);
  return 'type' in value && typeof value.type === 'string' ? [value as Node, ...inside] : inside;
}

/** What is read in a card, run by run. */
export const textsOf = (card: AdaptiveCard): readonly string[] =>
  nodesOf(card).flatMap(({ type, text }) => (type === 'TextRun' ? [String(text)] : []));

/** What is read in a card in one piece. */
export const textOf = (card: AdaptiveCard): string => textsOf(card).join('\n');

/** The buttons of a card. */
export const actionsOf = (card: AdaptiveCard): readonly Node[] =>
  nodesOf(card).filter(({ type }) => type.startsWith('Action.'));

/** The button with a title; fails where there is none, or more than one. */
export function button(card: AdaptiveCard, title: string): Node {
  const [found, ...others] = actionsOf(card).filter((action) => action['title'] === title);
  if (found === undefined || others.length > 0) throw new Error(`There is not one button 「${title}」.`);
  return found;
}

export const titlesOf = (card: AdaptiveCard): readonly unknown[] => actionsOf(card).map(({ title }) => title);

interface Renderer {
  readonly AdaptiveCard: new () => { parse(card: unknown, context: Context): void };
  readonly SerializationContext: new (version: unknown) => Context;
  readonly Versions: { readonly v1_5: unknown };
  readonly CardElement: { readonly langProperty: { readonly regEx: RegExp } };
}

interface Context {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}

const renderer = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.min.js') as Renderer;

/** What Microsoft's parser says against a card as one of version 1.5: errors and warnings. */
export function problemsOf(card: AdaptiveCard): readonly string[] {
  // The parser keeps the position of its expression for languages, so that every second card would be refused.
  renderer.CardElement.langProperty.regEx.lastIndex = 0;
  const context = new renderer.SerializationContext(renderer.Versions.v1_5);
  new renderer.AdaptiveCard().parse(structuredClone(card), context);
  return Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
}
