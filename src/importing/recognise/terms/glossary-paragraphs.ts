import type { FoundTerm } from './found-term.ts';
import { textsOf } from './note-marks.ts';
import type { Outlined } from '../recognition.ts';
import { placeOf } from '../outline/place.ts';
import { isGroupHeading, isLabel, isTermLike, withoutMarks } from './term-names.ts';

/**
 * The words of a glossary that is written as lines: a head with its explanation behind it (AI：…, 【AI】…, ■AI …) or below it (a
 * heading, a bold line, ・AI). Which of these a glossary uses is what most of its lines can be; lines of other kinds belong to the
 * explanation above them. Headings of groups are no words, and what follows the last explanation (an imprint) is left out.
 */
export function readGlossaryParagraphs(section: readonly Outlined[]): readonly FoundTerm[] {
  const lines = section.flatMap(toLines);
  const style = chooseStyle(lines);
  if (style === undefined) return [];
  const entries = gather(lines, style);
  return entries.flatMap(splitPaired).flatMap(withParts);
}

interface Line {
  readonly text: string;
  readonly style: string;
  /** Head and explanation where both stand on the line; the head alone where it can be one. */
  readonly split: { readonly head: string; readonly rest: string } | undefined;
  readonly at: Outlined;
}

const MARK = /^(?:\d{1,3}\s(?=[^\s\d])|[・･●○◎◆◇■□▪▶►▸▼▽▲△★☆※＊*✓✔]|[–-] |[(（]?\d{1,3}[)）.．] ?|[①-⑳㉑-㊿])\s*/u;
const OPENING = /^[【「『〔［〈《＜<]/u;

function toLines(at: Outlined): readonly Line[] {
  const { block } = at;
  if (block.kind === 'table') return [{ text: '', style: 'table', split: undefined, at }];
  return textsOf(block)
    .flatMap(linesOf)
    .flatMap((text): Line[] => {
      if (text.trim() === '') return [];
      const style = styleOf(text, at);
      return [{ text, style, split: splitEntry(text, style), at }];
    });
}

/** A conversion may have run entries together: `…する仕組み。PDCA：計画、…`. */
function linesOf(text: string): readonly string[] {
  const parts = text.split(/\n|(?<=。)(?=[^。：:\n]{1,40}[：:])/u);
  const entries = parts.filter((part) => isTermLike(/^([^：:。]{1,40})[：:]/u.exec(part)?.[1] ?? ''));
  return entries.length === parts.length ? parts : text.split('\n');
}

function styleOf(text: string, { block }: Outlined): string {
  const mark = MARK.exec(text)?.[0]?.trim();
  if (mark !== undefined) return /\d|[①-⑳㉑-㊿]/u.test(mark) ? 'number' : `mark ${mark}`;
  if (OPENING.test(text)) return 'bracket';
  // Of the titles of one glossary, some may be headings and some only bold.
  if (block.kind === 'heading' || (block.kind === 'paragraph' && block.bold === true)) return 'title';
  return block.kind === 'paragraph' && block.listItem === true ? 'item' : 'plain';
}

function splitEntry(written: string, style: string): Line['split'] {
  const text = written.replace(MARK, '');
  const bracket =
    style === 'bracket' || OPENING.test(text)
      ? /^([【「『〔［〈《＜<][^】」』〕］〉》＞>]{1,60}[】」』〕］〉》＞>](?:[（(][^（）()]*[）)])?)\s*[：:]?\s*(.*)$/su.exec(
          text,
        )
      : null;
  const found =
    bracket ??
    SEPARATORS.map((separator) => separator.exec(text)).find((match) => match !== null && isTermLike(match[1] ?? ''));
  const [, head = '', rest = ''] = found ?? [];
  if (head !== '' && rest !== '' && isTermLike(head))
    return { head, rest: /^[」』]?とは[、,]?$/u.test(rest) ? '' : rest };
  return isTermLike(text) ? { head: text, rest: '' } : undefined;
}

const HEAD = String.raw`[^：:。\n\t]{1,90}?`;
const SEPARATORS: readonly RegExp[] = [
  new RegExp(`^(${HEAD})\\s*(?:[：:]|\\t+)\\s*(.+)$`, 'su'),
  new RegExp(`^(${HEAD})\\s*(?:…+|‥+|・{2,}|―+|─+|——?|[＝=]| [-–—－] |[⇒→])\\s*(.+)$`, 'su'),
  // A blank ends the head where Japanese begins behind letters, or behind its bracket.
  /^([A-Za-z0-9][^。\n（(]{0,40}?[A-Za-z0-9](?:\s?[（(][^（）()]*[）)])?)\s(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『])(?![のをがはにでともや])(.{8,})$/su,
  /^([^。、\n（(]{2,30}[（(][^（）()]*[）)])\s(.{8,})$/su,
  /^([^。、\n（(「]{2,30}?(?:[（(][^（）()]*[）)])?)とは、\s*(.{8,})$/su,
  /^([^。、\s（(「]{2,25}(?:[（(][^（）()]*[）)])?)\s(.{8,})$/su,
];

/** The style that most lines with a possible head have; one explained on its own line counts double. */
function chooseStyle(lines: readonly Line[]): string | undefined {
  const votes = new Map<string, number>();
  for (const [index, { split, style, text }] of lines.entries()) {
    if (split === undefined || isGroupHeading(text)) continue;
    const explained = split.rest !== '' || isExplanation(lines[index + 1], style);
    if (explained) votes.set(style, (votes.get(style) ?? 0) + 1);
  }
  return [...votes].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

const isExplanation = (line: Line | undefined, style: string): boolean =>
  line !== undefined &&
  line.style !== 'table' &&
  (line.style !== style || line.split === undefined) &&
  !isGroupHeading(line.text);

interface Entry {
  readonly head: string;
  readonly parts: string[];
  readonly at: Outlined;
}

function gather(lines: readonly Line[], style: string): readonly Entry[] {
  const entries: Entry[] = [];
  let current: Entry | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.style === 'table' || isGroupHeading(line.text)) current = undefined;
    else if (isHead(line, lines[index + 1], style, current)) {
      current = { head: line.split?.head ?? '', parts: line.split?.rest ? [line.split.rest] : [], at: line.at };
      entries.push(current);
    } else if (current !== undefined && continues(current, line)) current.parts.push(line.text);
    else current = undefined;
  }
  return entries.filter(({ head, parts }) => !isLabel(head) && isExplained(joined(parts)));
}

function isHead(line: Line, next: Line | undefined, style: string, current: Entry | undefined): boolean {
  if (line.style !== style || line.split === undefined) return false;
  if (
    current !== undefined &&
    /(?:(?:次の|以下の)[^。]{0,12}|[：:])。?$/u.test(current.parts.at(-1) ?? '') &&
    line.split.rest === ''
  )
    return false;
  return line.split.rest !== '' || isExplanation(next, style) || (style !== 'plain' && next !== undefined);
}

/** An explanation goes on where it was broken off, with a sentence, or with an item of a list; a line of its own ends it. */
function continues({ parts }: Entry, line: Line): boolean {
  const before = parts.at(-1);
  if (before === undefined) return true;
  if (line.at.block.kind === 'heading') return false;
  return !/[。．.！？）)]$/u.test(before) || /[。．）)]$/u.test(line.text) || MARK.test(line.text);
}

// A section or an address behind a label is no explanation.
const isExplained = (text: string): boolean =>
  text.length >= 6 && (/[。、]/u.test(text) || !/[課室係局部町市村]$/u.test(text));

const joined = (parts: readonly string[]): string =>
  parts
    .reduce((text, part) => `${text}${/[A-Za-z,]$/u.test(text) && /^[A-Za-z]/u.test(part) ? ' ' : ''}${part}`, '')
    .trim();

const found = (entry: Entry, head: string, definition: string): FoundTerm => ({
  head: withoutMarks(head),
  definition,
  // A heading that is the word itself is no part of its place.
  at: entry.at.block.kind === 'heading' ? { ...entry.at, place: placeOf(entry.at.headings.slice(0, -1)) } : entry.at,
  spot: entry.at.block.spot,
  origin: 'glossary',
});

/** `AR／VR` whose explanation says `AR：… VR：…` is two words. */
function splitPaired(entry: Entry): readonly FoundTerm[] {
  const definition = joined(entry.parts);
  const whole = found(entry, entry.head, definition);
  const names = whole.head.split(/[／/・、]/u).map((name) => name.trim());
  const starts = names.map((name) => definition.search(new RegExp(`(?<![A-Za-z])${escaped(name)}[：:]`, 'u')));
  if (names.length < 2 || starts.some((start, index) => start < 0 || start < (starts[index - 1] ?? 0))) return [whole];
  return names.map((name, index) => {
    const text = definition.slice(starts[index], starts[index + 1]).replace(/^[^：:]*[：:]\s*/u, '');
    return { ...found(entry, name, text.trim()), names: [whole.head] };
  });
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** An explanation that is nothing but a list of words with theirs (`①A：…。②B：…。`) explains those too. */
function withParts(term: FoundTerm): readonly FoundTerm[] {
  const items = term.definition.split(/(?=[①-⑳])/u).map((item) => item.replace(/^[①-⑳]\s*/u, ''));
  const parts = items.map((item) => /^([^：:。]{2,30})[：:](.{6,})$/su.exec(item));
  if (items.length < 2 || !/^[①-⑳]/u.test(term.definition) || parts.some((part) => part === null)) return [term];
  return [term, ...parts.map((part) => ({ ...term, head: part?.[1] ?? '', definition: part?.[2] ?? '' }))];
}
