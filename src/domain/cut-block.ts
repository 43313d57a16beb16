import { type Cost, costOf, holds } from './block-cost.ts';
import { cutText } from './cut-text.ts';
import { type Block, type BlockOf, type BlockRenderers, plainText, renderWith } from './reply.ts';

/** A block in two of its kind. */
export interface CutBlock {
  readonly head: Block;
  readonly rest: Block;
}

/** What a cut has to keep to. */
export interface CutLimits {
  readonly room: Cost;
  /** Whether a text in which no sentence ends may be cut all the same. */
  readonly anywhere: boolean;
}

/**
 * Cuts a block that is larger than `room`, so that as much of it as possible stands in the head. The heads of tables and schedules
 * and the titles of lists stand in both parts. Undefined where nothing of it fits, or it is one thing.
 */
export const cutBlock = (block: Block, limits: CutLimits): CutBlock | undefined => renderWith(CUTS, block, limits);

const CUTS: BlockRenderers<CutBlock | undefined, CutLimits> = {
  text: (block, limits) => cutWords(block, limits),
  notice: (block, limits) => cutWords(block, limits),
  list: (block, { room }) => cutParts(block.items, room, (items) => ({ ...block, items })),
  table: (block, { room }) => cutParts(block.rows, room, (rows) => ({ ...block, rows })),
  schedule: (block, { room }) => cutParts(block.rows, room, (rows) => ({ ...block, rows })),
  citations: (block, { room }) => cutParts(block.citations, room, (citations) => ({ ...block, citations })),
  choices: (block, { room }) => cutParts(block.choices, room, (choices) => ({ ...block, choices })),
  link: () => undefined,
  actions: () => undefined,
};

function cutWords(block: BlockOf<'text' | 'notice'>, { room, anywhere }: CutLimits): CutBlock | undefined {
  const cut = cutText(block.text, room.characters, anywhere);
  return cut && { head: { ...block, text: cut.head }, rest: { ...block, text: cut.rest } };
}

function cutParts<T>(parts: readonly T[], room: Cost, blockOf: (parts: readonly T[]) => Block): CutBlock | undefined {
  const head = costOf([blockOf([])]);
  let { characters, rows } = head;
  const fitting = parts.findIndex((part) => {
    const cost = costOf([blockOf([part])]);
    characters += cost.characters - head.characters;
    rows += cost.rows;
    return !holds(room, { characters, rows, actions: 0 });
  });
  return fitting < 1 ? undefined : { head: blockOf(parts.slice(0, fitting)), rest: blockOf(parts.slice(fitting)) };
}

/**
 * A block that can be cut into parts of up to `characters`: a list, table or schedule of which one row takes more with its head
 * becomes a text. Texts lose the white space around them.
 */
export const toCuttable = (block: Block, characters: number): Block => renderWith(CUTTABLE, block, characters);

const CUTTABLE: BlockRenderers<Block, number> = {
  text: (block) => ({ ...block, text: block.text.trim() }),
  notice: (block) => ({ ...block, text: block.text.trim() }),
  list: (block, characters) =>
    isCuttable([[], ...block.items.map((item) => [item])], characters, (items) => ({ ...block, items }))
      ? block
      : asText(plainText({ blocks: [block] })),
  table: (block, characters) =>
    isCuttable([[], ...block.rows.map((row) => [row])], characters, (rows) => ({ ...block, rows }))
      ? block
      : asText([block.caption, ...[block.columns, ...block.rows].map((row) => `・${row.join('　')}`)].join('\n')),
  schedule: (block, characters) =>
    isCuttable([[], ...block.rows.map((row) => [row])], characters, (rows) => ({ ...block, rows }))
      ? block
      : asText(plainText({ blocks: [block] })),
  citations: (block) => block,
  choices: (block) => block,
  link: (block) => block,
  actions: (block) => block,
};

const isCuttable = <T>(
  parts: readonly (readonly T[])[],
  characters: number,
  blockOf: (parts: readonly T[]) => Block,
): boolean => parts.every((part) => costOf([blockOf(part)]).characters <= characters);

const asText = (text: string): Block => ({ kind: 'text', text: text.trim() });
