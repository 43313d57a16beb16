import type { Block, Reply } from './reply.ts';

/** What one message of a surface can hold. */
export interface PageLimits {
  /** Characters (UTF-16 code units) of all texts together. */
  readonly characters: number;
  /** Lines of lists, tables and schedules together. */
  readonly rows: number;
  /** Blocks with buttons (`actions`). */
  readonly actions: number;
}

/**
 * Cuts a reply into pages within the limits. The first page begins with the answer and has the citations, notices and choices;
 * nothing is lost, and every page has something. A single text that is longer than a page is cut at a sentence or, where it has
 * none, between characters.
 */
export function replyPages(reply: Reply, limits: PageLimits): readonly (readonly Block[])[] {
  return [reply.blocks];
}

/** The same for a notice, whose texts stay together with the citations, notices and actions that follow them. */
export function noticePages(blocks: readonly Block[], limits: PageLimits): readonly (readonly Block[])[] {
  return [blocks];
}
