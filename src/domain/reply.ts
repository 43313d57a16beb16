import type { Choice, Citation, InCharge, QuestionClass } from './answer.ts';
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
  /** An `https:` or `http:` address that Kakari or a chat platform made, never one that a person, a plan or a model wrote. */
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  /** What an owner can answer to a reminder; `about` says in a few words which one. */
  | {
      readonly kind: 'actions';
      readonly reminder: string;
      readonly about: string;
      readonly answers: readonly ReminderAnswer[];
    };

/** The block of a kind. */
export type BlockOf<K extends Block['kind']> = Extract<Block, { readonly kind: K }>;

/** How a surface shows each kind of block: a new kind does not compile until every surface shows it. */
export type BlockRenderers<Shown, Context> = {
  readonly [K in Block['kind']]: (block: BlockOf<K>, context: Context) => Shown;
};

/** Shows a block by the table of a surface. */
export const renderWith = <Shown, Context>(
  renderers: BlockRenderers<Shown, Context>,
  block: Block,
  context: Context,
): Shown => (renderers[block.kind] as (block: Block, context: Context) => Shown)(block, context);

/** What flows write and surfaces read. */
export interface Reply {
  readonly language: Language;
  readonly kind: 'grounded' | 'not-in-plan' | 'needs-clarification' | 'small-talk';
  readonly about: QuestionClass;
  readonly blocks: readonly Block[];
  /** Whom to ask further. */
  readonly inCharge?: InCharge;
  /** Present where a model put the answer into words; absent where Kakari's own sentences did. */
  readonly wordedBy?: 'model';
}

/** The plain-text form of a reply or notice: what a screen reader or a notification reads, without citations and choices. */
export function plainText(reply: { readonly blocks: readonly Block[] }): string {
  return reply.blocks.flatMap(linesOf).join('\n');
}

/** The citations of a reply, in order. */
export const citationsOf = (reply: Reply): readonly Citation[] =>
  reply.blocks.flatMap((block) => (block.kind === 'citations' ? block.citations : []));

/**
 * The numbers of the citations at which the marks of a worded reply point (`[2]`), also of those on a later page. Empty for a reply
 * in Kakari's own sentences, which has no marks.
 */
export const citationNumbers = (reply: Reply): ReadonlyMap<Citation, number> =>
  new Map(reply.wordedBy === undefined ? [] : citationsOf(reply).map((citation, at) => [citation, at + 1]));

/** The follow-up questions that a reply offers. */
export const choicesOf = (reply: Reply): readonly Choice[] =>
  reply.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));

const linesOf = (block: Block): readonly string[] => renderWith(LINES, block, undefined);

const LINES: BlockRenderers<readonly string[], undefined> = {
  text: ({ text }) => [text],
  notice: ({ text }) => [`※ ${text}`],
  list: ({ title, items }) => [...(title === undefined ? [] : [title]), ...items.map((item) => `・${item}`)],
  table: ({ caption, rows }) => [caption, ...rows.map((row) => `・${row.join('　')}`)],
  schedule: ({ caption, rows }) => [
    caption,
    ...rows.map((row) => `・${row.label}: ${row.bars.map(barText).join('、')}`),
  ],
  citations: () => [],
  choices: () => [],
  link: ({ label, url }) => [`${label}: ${url}`],
  actions: () => [],
};

const barText = (bar: ScheduleBar): string =>
  `${bar.phase}（${bar.from === bar.to ? bar.from : `${bar.from}〜${bar.to}`}年度）`;
