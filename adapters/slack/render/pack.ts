import { charactersOf, jsonLength } from './limits.ts';
import type { SlackBlock } from './slack-message.ts';

/** What blocks take of a message, in the measures in which Slack limits it. */
export interface Size {
  readonly blocks: number;
  readonly characters: number;
  readonly json: number;
}

/** The size of blocks; sizes can be added. */
export const sizeOf = (blocks: readonly SlackBlock[]): Size => ({
  blocks: blocks.length,
  characters: charactersOf(blocks),
  json: jsonLength(blocks),
});

/** Spreads parts over as few messages as hold them, in their order. A part that is larger than the room has a message of its own. */
export function pack<Part>(
  parts: readonly Part[],
  size: (part: Part) => Size,
  room: Size,
): readonly (readonly Part[])[] {
  const messages: Part[][] = [];
  let taken: Size = { blocks: 0, characters: 0, json: 0 };
  for (const part of parts) {
    const last = messages.at(-1);
    const grown = add(taken, size(part));
    if (last !== undefined && fits(grown, room)) last.push(part);
    else messages.push([part]);
    taken = last !== undefined && fits(grown, room) ? grown : size(part);
  }
  return messages;
}

/** The size of two things together. */
export const add = (a: Size, b: Size): Size => ({
  blocks: a.blocks + b.blocks,
  characters: a.characters + b.characters,
  json: a.json + b.json,
});

/** Whether something has room. */
export const fits = (size: Size, room: Size): boolean =>
  size.blocks <= room.blocks && size.characters <= room.characters && size.json <= room.json;
