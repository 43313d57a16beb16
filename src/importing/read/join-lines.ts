import type { SourceBlock, SourceParagraph } from '../../domain/source-document.ts';

/** How a paragraph follows the one before it: in the next line or behind blank lines, and whether that line was full. */
export interface Follows {
  readonly gap: boolean;
  /** The line before it is as long as the lines of this text may be, so that it was broken where there was no more room. */
  readonly afterFullLine: boolean;
  /** It begins with a blank, as a paragraph does in Japanese. */
  readonly indented: boolean;
}

/** A block of a text file with how it follows the block before it. */
export interface Following {
  readonly block: SourceBlock;
  readonly follows: Follows;
}

/**
 * The blocks, where a sentence or a word that a layout broke in two is one paragraph again, also over blank lines and over a page
 * number between the two. What is not surely broken stays apart.
 */
export function joinBrokenLines(following: readonly Following[]): readonly SourceBlock[] {
  const joined: SourceBlock[] = [];
  let last = 0;
  const numbers: SourceBlock[] = [];
  for (const { block, follows } of following) {
    const before = joined[last];
    if (
      block.kind === 'paragraph' &&
      before?.kind === 'paragraph' &&
      goesOn(before, block, follows, numbers.length > 0)
    ) {
      joined[last] = { ...before, text: joinTwo(before.text, block.text) };
    } else if (block.kind === 'paragraph' && PAGE_NUMBER.test(block.text) && numbers.length === 0) {
      numbers.push(block);
    } else {
      joined.push(...numbers.splice(0), block);
      last = joined.length - 1;
    }
  }
  return [...joined, ...numbers];
}

const PAGE_NUMBER = /^(?:[-–—‐―]\s?)?\d{1,4}(?:\s?[-–—‐―])?$/u;

/** Whether a sentence goes on in the next line of the same paragraph, where the lines were broken by hand or by a layout. */
export const goesOnInNextLine = (before: string, after: string): boolean =>
  !opens(after) && (midSentence(before) || midWord(before, after));

/** Puts two parts of a sentence together; between two words of Latin letters there is a blank. */
export const joinTwo = (before: string, after: string): string => before + glue(before, after) + after;

function goesOn(before: SourceParagraph, after: SourceParagraph, follows: Follows, overNumber: boolean): boolean {
  if (
    after.listItem === true ||
    after.footnote !== before.footnote ||
    (after.bold ?? false) !== (before.bold ?? false)
  ) {
    return false;
  }
  if (before.text.length > LONGEST || opens(after.text) || ENDS.test(before.text)) return false;
  if (midWord(before.text, after.text)) return true;
  if (follows.gap || overNumber) return isProse(before.text) && endsSentence(after.text);
  if (follows.afterFullLine && !follows.indented) return true;
  return midSentence(before.text) && !follows.indented;
}

// No sentence is longer; what grew so long is not one.
const LONGEST = 5_000;

/** A mark or a number that begins something new. */
const opens = (text: string): boolean => OPENS.test(text);
const OPENS =
  /^(?:[・●○◎■□◆◇▶▷►✓※＊*#|①-⑳㉑-㉟【《〈<＜〔［■(（]|[-–—−]\s|第[\d一二三四五六七八九十]+|[\d０-９]{1,3}\s*[.．、)）\-\s]|[A-Za-zア-ン]\s*[.．)）]|[〇○]|(?:施策|方針|基本|重点|目標|指針|図表?|表)\s*[\d０-９])/u;
const ENDS = /[。！？!?」』】》〉＞>:：）)]$/u;

// A sentence surely goes on behind a comma and behind a particle; a word of few letters may be a heading (`はじめに`).
const midSentence = (text: string): boolean => text.endsWith('、') || (text.length > 6 && PARTICLE.test(text));
const PARTICLE = /(?:[をはがの]|[^こ]と)$/u;

// `IC` + `Tが…`, `センタ` + `ーの…`.
const midWord = (before: string, after: string): boolean =>
  CANNOT_BEGIN.test(after) ||
  (before.length >= WORDS && LATIN_END.test(before) && LATIN_START.test(after) && endsSentence(after));

const WORDS = 10;
const CANNOT_BEGIN = /^[ーぁぃぅぇぉっゃゅょァィゥェォッャュョ、。」』を]/u;
const LATIN_END = /[A-Z]$/u;
const LATIN_START = /^[A-Z]/u;

// Over a blank line there must be half a sentence on either side.
const SENTENCE = 25;
const isProse = (text: string): boolean => text.endsWith('、') || (text.length >= SENTENCE && /[、。]/u.test(text));
const endsSentence = (text: string): boolean => text.includes('。');

const glue = (before: string, after: string): string =>
  /[a-z,.]$/u.test(before) && /^[A-Za-z]/u.test(after) ? ' ' : '';
