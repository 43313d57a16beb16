import type { Json } from './bot-connector.ts';

/** A button of a card that Kakari hears as an invoke. */
export interface Button {
  readonly title: string;
  readonly data: Json;
}

/** The `Action.Execute` buttons of a message or a card, in order. */
export function buttonsOf(from: unknown): readonly Button[] {
  if (Array.isArray(from)) return from.flatMap(buttonsOf);
  if (typeof from !== 'object' || from === null) return [];
  const { type, title, data } = from as Record<string, unknown>;
  if (type === 'Action.Execute') return [{ title: String(title), data: data as Json }];
  return Object.values(from).flatMap(buttonsOf);
}
