import { type Cost, costOf, holds, without } from './block-cost.ts';
import { toCuttable } from './cut-block.ts';
import { PageFiller } from './page-filler.ts';
import type { Block, Reply } from './reply.ts';

/** What one message of a surface can hold. */
export interface PageLimits {
  /** Characters (UTF-16 code units) of all texts together; of a citation without its passage, which is shown on request. */
  readonly characters: number;
  /** Lines of lists, tables and schedules together, without heads and titles. */
  readonly rows: number;
  /** Blocks with buttons (`actions`). */
  readonly actions: number;
}

/**
 * Cuts a reply into pages within the limits. The first page begins with the answer and has the citations, notices and choices;
 * nothing is lost, and every page has something. A single text that is longer than a page is cut at a sentence or, where it has
 * none, between characters. Where citations, notices and choices would leave the answer less than half of the first page, the last
 * of them follow the answer. Only a single citation, choice, link or `actions` that is larger than a page exceeds the limits.
 */
export function replyPages({ blocks }: Pick<Reply, 'blocks'>, limits: PageLimits): readonly (readonly Block[])[] {
  if (blocks.length === 0) return [];
  if (holds(limits, costOf(blocks))) return [blocks];
  const cuttable = blocks.map((block) => toCuttable(block, halfOf(limits)));
  const body = cuttable.filter(({ kind }) => !BESIDE.has(kind));
  const beside = cuttable.filter(({ kind }) => BESIDE.has(kind));
  if (body.length === 0) return filled(new PageFiller(limits), beside);
  const [onFirst = [], later = []] = filled(new PageFiller(ENDLESS, roomBeside(body, limits), true), beside);
  const roomOnFirst = without(limits, costOf(onFirst));
  const [first = [], ...rest] = filled(new PageFiller(limits, roomOnFirst), [...body, ...later]);
  return [[...first, ...onFirst], ...rest];
}

/**
 * The same for a notice, whose texts stay together with the citations, notices and actions that follow them; so do the lists, tables
 * and links there. Only what is larger than a page by itself is cut.
 */
export function noticePages(blocks: readonly Block[], limits: PageLimits): readonly (readonly Block[])[] {
  if (blocks.length === 0) return [];
  const filler = new PageFiller(limits);
  for (const group of groupsOf(blocks)) {
    if (!filler.hasRoomFor(group)) filler.turn();
    filled(filler, filler.hasRoomFor(group) ? group : group.map((block) => toCuttable(block, limits.characters)));
  }
  return filler.pages;
}

/** What stands beside an answer. */
const BESIDE: ReadonlySet<Block['kind']> = new Set(['citations', 'notice', 'choices'] as const);

const ENDLESS: Cost = { characters: Infinity, rows: Infinity, actions: Infinity };

function filled(filler: PageFiller, blocks: readonly Block[]): readonly (readonly Block[])[] {
  for (const block of blocks) filler.add(block);
  return filler.pages;
}

const halfOf = ({ characters }: PageLimits): number => Math.floor(characters / 2);

/** The answer comes first: what stands beside it has at most what it leaves, or half of the page. */
const roomBeside = (body: readonly Block[], limits: PageLimits): Cost => ({
  ...limits,
  characters: limits.characters - Math.min(halfOf(limits), costOf(body).characters),
});

/** A group begins with a text, or with whatever else follows the buttons of another. */
function groupsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const [at, block] of blocks.entries()) {
    const isAfterButtons = block.kind !== 'actions' && blocks[at - 1]?.kind === 'actions';
    if (at === 0 || block.kind === 'text' || isAfterButtons) groups.push([block]);
    else groups.at(-1)?.push(block);
  }
  return groups;
}
