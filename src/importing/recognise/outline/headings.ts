import type { SourceBlock, SourceHeading, SourceParagraph } from '../../../domain/source-document.ts';
import { readNumbering, type Numbering } from './numbering.ts';
import { isChapterTitle, isPartLabel } from './part-labels.ts';

/** A block that may head others, before its level is known. */
export interface Candidate {
  readonly numbering?: Numbering;
  readonly title: string;
  /** The level that the file gives it; only a hint, since conversions give wrong ones. */
  readonly hint?: number;
  /** How many of the open headings it stands below, where what follows tells. */
  readonly outside?: number;
  /** The table of contents names it. */
  readonly listed?: boolean;
  /** The name of a sheet of a workbook. */
  readonly sheet?: boolean;
}

/**
 * Whether a block reads as a heading: the file marks it as one, or it is a short line with a number, a mark or brackets, or one
 * of the words that name a part of a measure. Sentences, items of lists and lists of numbered lines are none.
 */
export function readCandidate(
  block: SourceBlock,
  next: SourceBlock | undefined,
  before?: SourceBlock,
): Candidate | undefined {
  // What is longer is no heading in any file, and not worth the work.
  if (block.kind === 'table' || block.text.length > LONGEST_OF_ALL) return undefined;
  const line = plainLine(block.text);
  if (line === '' || line.includes('\n')) return undefined;
  if (isSheetName(block)) return { title: line, sheet: true };
  if (block.kind === 'heading') return { ...told(line), hint: block.level };
  if (isPartLabel(told(line).title) && !/^[・･]/u.test(line)) return told(line);
  if (isItem(block, line) || isSentence(line)) return undefined;
  if (isChapterTitle(line)) return told(line);
  const numbering = readNumbering(line);
  if (numbering) return headsSomething(numbering, next, before) && line.length <= LONGEST ? told(line) : undefined;
  return isBareHeading(block, next) ? told(line) : undefined;
}

/** The heading that a reader of workbooks gives each sheet. */
export const isSheetName = (block: SourceBlock): boolean => block.kind === 'heading' && block.spot.sheet === block.text;

const LONGEST_OF_ALL = 200;
const LONGEST = 60;
const LONGEST_BARE = 36;

/** Without the marks of Markdown. */
export const plainLine = (text: string): string =>
  text
    .replace(/^#{1,6}\s+/u, '')
    .replaceAll('**', '')
    .trim();

function told(line: string): Candidate {
  const numbering = readNumbering(line);
  return numbering ? { numbering, title: numbering.title } : { title: line.replace(/\[※\d*\]|※\d*|\*+/gu, '') };
}

const isItem = (block: SourceParagraph, line: string): boolean =>
  block.listItem === true || block.footnote === true || /^[・･•‣※*✓]/u.test(line);

/** Ends like a sentence, or holds one. */
export const isSentence = (line: string): boolean =>
  /[。、，,;；]$/u.test(line) ||
  /。./u.test(line) ||
  /(?:ます|です|ました|ません|でした|こと)$/u.test(line) ||
  /^(?:※|注[)）\d])/u.test(line);

/** 〈財務部 財政課〉 says who, not what; a number that the next line only counts on is an item. */
function headsSomething(numbering: Numbering, next: SourceBlock | undefined, before: SourceBlock | undefined): boolean {
  if (numbering.style.startsWith('bracket:') && namesOwners(numbering.title)) return false;
  if (numbering.title.length === 0) return next?.kind === 'paragraph';
  if (/^(?:part|chapter|section)$|^bracket:/u.test(numbering.style)) return true;
  // A picture that was lost leaves ■ over ■, and the second may head a text; ● is more often a list.
  const last = !/^mark:[■□◆◇]/u.test(numbering.style) && isNext(numberingOf(before), numbering);
  return !last && !isNext(numbering, numberingOf(next));
}

const namesOwners = (title: string): boolean =>
  /(?:[部課室局係署]|センター|委員会|事務局|全庁)(?:ほか.*|等)?[)）]?$/u.test(title);

/** The number of a plain line; a sentence may begin with a number of its own. */
function numberingOf(block: SourceBlock | undefined): Numbering | undefined {
  const line = block?.kind === 'paragraph' && block.text.length <= LONGEST_OF_ALL ? plainLine(block.text) : '';
  return isSentence(line) ? undefined : readNumbering(line);
}

/** Lines of a list, or of a table that lost its columns: of one kind, the second counting on from the first. */
const isNext = (first: Numbering | undefined, second: Numbering | undefined): boolean =>
  first !== undefined &&
  first.style === second?.style &&
  (first.ordinal === undefined || second.ordinal === undefined || second.ordinal === first.ordinal + 1);

/** A short line of its own over a paragraph that is a sentence. */
function isBareHeading(block: SourceParagraph, next: SourceBlock | undefined): boolean {
  if (!isBareLine(block)) return false;
  return (
    block.bold === true || (next?.kind === 'paragraph' && next.text.length > 40 && next.text.trim().endsWith('。'))
  );
}

/** A short line of words that is no sentence, no item, no field (`担当：…`) and no remark in brackets. */
export function isBareLine(block: SourceParagraph): boolean {
  const line = plainLine(block.text);
  if (isItem(block, line) || isSentence(line) || line.length > LONGEST_BARE) return false;
  return (
    /[\p{Script=Han}\p{Script=Katakana}]{2}/u.test(line) && !/[:：)）]$|^[(（「『]|\t|^\S{1,8}[:：]|\n/u.test(line)
  );
}

/** The heading as a block, however the file marked it. */
export const headingBlock = (block: SourceHeading | SourceParagraph, level: number, text: string): SourceHeading => ({
  kind: 'heading',
  level,
  text,
  spot: block.spot,
});
