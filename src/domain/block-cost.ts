import { ANSWER_LABELS } from './reminder.ts';
import { type Block, type BlockRenderers, renderWith } from './reply.ts';

/** What blocks take of a page, or a page has room for. */
export interface Cost {
  /** UTF-16 code units of all texts; of a citation without its passage, which is shown on request. */
  readonly characters: number;
  /** Items of lists, and rows of tables and schedules without their heads. */
  readonly rows: number;
  /** Blocks with buttons (`actions`). */
  readonly actions: number;
}

/** What some blocks take together. */
export const costOf = (blocks: readonly Block[]): Cost => ({
  characters: blocks.reduce((sum, block) => sum + lengthOf(textsOf(block)), 0),
  rows: blocks.reduce((sum, block) => sum + rowsOf(block), 0),
  actions: blocks.filter(({ kind }) => kind === 'actions').length,
});

/** What is left of a room. */
export const without = (room: Cost, taken: Cost): Cost => ({
  characters: room.characters - taken.characters,
  rows: room.rows - taken.rows,
  actions: room.actions - taken.actions,
});

/** Whether a room holds it. */
export const holds = (room: Cost, cost: Cost): boolean =>
  cost.characters <= room.characters && cost.rows <= room.rows && cost.actions <= room.actions;

function rowsOf(block: Block): number {
  if (block.kind === 'list') return block.items.length;
  return block.kind === 'table' || block.kind === 'schedule' ? block.rows.length : 0;
}

const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);

const textsOf = (block: Block): readonly string[] => renderWith(TEXTS, block, undefined);

const TEXTS: BlockRenderers<readonly string[], undefined> = {
  text: ({ text }) => [text],
  notice: ({ text }) => [text],
  list: ({ title = '', items }) => [title, ...items],
  table: ({ caption, columns, rows }) => [caption, ...columns, ...rows.flat()],
  schedule: ({ caption, rows }) => [
    caption,
    ...rows.flatMap(({ label, bars }) => [label, ...bars.map(({ phase }) => phase)]),
  ],
  citations: ({ citations }) =>
    citations.flatMap(({ plan, version, place, uncertain = '' }) => [plan, version, place, uncertain]),
  choices: ({ choices }) => choices.flatMap(({ label, question }) => [label, question]),
  link: ({ label, url }) => [label, url],
  actions: ({ about, answers }) => [about, ...answers.map((answer) => ANSWER_LABELS[answer])],
};
