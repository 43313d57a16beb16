import type { Choice, Citation, QuestionClass } from './answer.ts';
import type { FiscalYear } from './fiscal-year.ts';
import type { Language } from './message.ts';
import type { ReminderAnswer } from './reminder.ts';

/** One cell of a schedule: a phase over a span of fiscal years, inclusive. */
export interface ScheduleBar {
  readonly phase: string;
  readonly from: FiscalYear;
  readonly to: FiscalYear;
  readonly uncertain: boolean;
}

/** A surface-neutral piece of a reply. Text is plain: every surface escapes it for itself. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'list'; readonly title?: string; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'schedule';
      readonly caption: string;
      readonly years: readonly FiscalYear[];
      readonly rows: readonly { readonly label: string; readonly bars: readonly ScheduleBar[] }[];
    }
  | { readonly kind: 'citations'; readonly citations: readonly Citation[] }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  /** What an owner can answer to a reminder; `about` says in a few words which one. */
  | {
      readonly kind: 'actions';
      readonly reminder: string;
      readonly about: string;
      readonly answers: readonly ReminderAnswer[];
    };

/** What flows write and surfaces read. */
export interface Reply {
  readonly language: Language;
  readonly kind: 'grounded' | 'not-in-plan' | 'needs-clarification' | 'small-talk';
  readonly about: QuestionClass;
  readonly blocks: readonly Block[];
}

/** The plain-text form of a reply or notice: what a screen reader or a notification reads, without citations and choices. */
export function plainText(reply: { readonly blocks: readonly Block[] }): string {
  return reply.blocks.flatMap(linesOf).join('\n');
}

/** The citations of a reply, in order. */
export const citationsOf = (reply: Reply): readonly Citation[] =>
  reply.blocks.flatMap((block) => (block.kind === 'citations' ? block.citations : []));

/** The follow-up questions that a reply offers. */
export const choicesOf = (reply: Reply): readonly Choice[] =>
  reply.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'notice':
      return [`※ ${block.text}`];
    case 'list':
      return [...(block.title === undefined ? [] : [block.title]), ...block.items.map((item) => `・${item}`)];
    case 'table':
      return [block.caption, ...block.rows.map((row) => `・${row.join('　')}`)];
    case 'schedule':
      return [block.caption, ...block.rows.map((row) => `・${row.label}: ${row.bars.map(barText).join('、')}`)];
    case 'citations':
    case 'choices':
    case 'actions':
      return [];
  }
}

const barText = (bar: ScheduleBar): string =>
  `${bar.phase}（${bar.from === bar.to ? bar.from : `${bar.from}〜${bar.to}`}年度）`;
