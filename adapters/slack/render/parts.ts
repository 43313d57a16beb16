import type { Block } from '../../../src/domain/reply.ts';
import { renderEach, type RenderContext } from './block-renderers.ts';
import { add, fits, pack, type Size } from './pack.ts';
import type { SlackBlock } from './slack-message.ts';

/** A piece of a message that is not divided, and whether something to be answered begins with it or ends. */
export interface Part {
  readonly blocks: readonly SlackBlock[];
  readonly begins: boolean;
  readonly ends: boolean;
}

/** Blocks in parts, in their order: a reminder's answers with the line below them, and each other block for itself. */
export const partsOf = (blocks: readonly Block[], context: RenderContext): readonly Part[] =>
  renderEach(blocks, context).flatMap((shown, at): readonly Part[] => {
    const kind = blocks[at]?.kind;
    if (kind === 'actions') return [{ blocks: [...shown, { type: 'divider' }], begins: false, ends: true }];
    return shown.map((one, place) => ({ blocks: [one], begins: kind === 'text' && place === 0, ends: false }));
  });

/**
 * Spreads parts over as few messages as hold them, by their places. What can be answered stays with the text that says what it is;
 * only what is too large for a message by itself is divided.
 */
export function packItems(
  parts: readonly Part[],
  size: (place: number) => Size,
  room: Size,
): readonly (readonly number[])[] {
  const whole = (places: readonly number[]): Size => places.map(size).reduce(add, NOTHING);
  const items = itemsOf(parts).flatMap((places) =>
    fits(whole(places), room) ? [places] : places.map((place) => [place]),
  );
  return pack(items, whole, room).map((packed) => packed.flat());
}

/** An item begins with a text, or with whatever follows the answers of another. */
function itemsOf(parts: readonly Part[]): readonly (readonly number[])[] {
  const items: number[][] = [];
  for (const [place, { begins }] of parts.entries()) {
    const last = items.at(-1);
    if (last === undefined || begins || parts[place - 1]?.ends === true) items.push([place]);
    else last.push(place);
  }
  return items;
}

const NOTHING: Size = { blocks: 0, characters: 0, json: 0 };

/** A line below the last of several things parts it from nothing. */
export const withoutLastDivider = (blocks: readonly SlackBlock[]): SlackBlock[] =>
  blocks.at(-1)?.type === 'divider' ? blocks.slice(0, -1) : [...blocks];
