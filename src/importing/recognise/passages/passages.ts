import type { DraftPassage } from '../../../domain/draft.ts';
import { groupBy } from '../../../domain/group-by.ts';
import type { SourceTable, Spot } from '../../../domain/source-document.ts';
import { isBareLine, plainLine } from '../outline/headings.ts';
import { isPartLabel } from '../outline/part-labels.ts';
import { tellRows } from './passage-rows.ts';
import { packed, type Stretch } from './passage-stretches.ts';
import type { Heading, Outlined } from '../recognition.ts';
import { sentencesOf } from '../sentences.ts';
import { uniqueTitles } from '../unique-titles.ts';

/** What of a measure tells which passages are its own. */
export interface MeasureSpot {
  readonly id: string;
  readonly title: string;
  readonly spot: Spot;
}

/**
 * The original text in stretches that answer one question each: some sentences of a paragraph, a list with what leads to it, a row
 * of a table. Nothing of the text is lost; headings are titles. Titles are unique within a place. A stretch below the heading of a
 * measure, or in its row, has the measure's id.
 */
export function readPassages(outlined: readonly Outlined[], measures: readonly MeasureSpot[]): readonly DraftPassage[] {
  const sections = [...groupBy(outlined, sectionKey).values()];
  const bySpot = groupBy(measures, ({ spot }) => spotKey(spot, ''));
  return uniqueTitles(sections.flatMap((section) => passagesOf(section, bySpot)));
}

/** Blocks that stand under the same headings, and on the cover; a heading that is used again later is another section. */
const sectionKey = ({ headings, place, block }: Outlined): string =>
  [
    block.spot.file,
    ...(headings.length === 0 ? [place] : headings.map(({ title, spot }) => spotKey(spot, title))),
  ].join('/');

const spotKey = ({ file, page, sheet, line }: Spot, title: string): string =>
  [file, page, sheet, line, title].join('|');

function passagesOf(section: readonly Outlined[], measures: MeasuresBySpot): readonly DraftPassage[] {
  const [first] = section;
  if (!first) return [];
  const title = titleOf(first.headings) || first.place;
  const above = first.headings
    .map(({ spot, title: own }) => measureAt(spot, own, measures))
    .findLast((id) => id !== undefined);
  const stretches = packed(section.flatMap((one, at) => stretchesOf(one, section[at - 1])));
  return stretches.map((one, nth) => {
    const id = (one.label === undefined ? undefined : measureAt(one.spot, one.text, measures)) ?? above;
    return {
      title: titleIn(title, one, nth),
      names: namesOf(one.label),
      text: withLabel(one, first.headings.at(-1)),
      place: first.place || '冒頭',
      ...(one.page === undefined ? {} : { page: one.page }),
      ...(id === undefined ? {} : { measure: id }),
      spot: one.spot,
    };
  });
}

/** The measure whose title stands here; files without lines have many titles at one spot, so the words have to agree. */
const measureAt = (spot: Spot, text: string, measures: MeasuresBySpot): string | undefined =>
  measures.get(spotKey(spot, ''))?.find((one) => bare(text).includes(bare(one.title)))?.id;

type MeasuresBySpot = ReadonlyMap<string, readonly MeasureSpot[]>;

const bare = (text: string): string => text.replace(/\s/gu, '');

/** What people may call a row by, where that is a word. */
const namesOf = (label: string | undefined): readonly string[] =>
  label !== undefined && label.length >= 2 && label.length <= 24 && !/^[\d\s.①-⑳]+$/u.test(label) ? [label] : [];

/** The nearest heading; a label that only names a part of a measure says whose part it is. */
function titleOf(headings: readonly Heading[]): string {
  const own = headings.at(-1);
  if (!own) return '';
  const parent = headings.findLast(({ label, title }) => label !== undefined || !isPartLabel(title));
  const named = ({ label, title }: Heading): string => (title === '' ? (label ?? '') : title);
  return parent && parent !== own ? `${named(parent)} ${named(own)}` : named(own);
}

const SHORT_TITLE = 40;

/** The first stretch under a heading goes by the heading, the others by their first words too. */
function titleIn(heading: string, { label, caption, text }: Stretch, nth: number): string {
  const words = label === undefined || label === '' ? firstWords(text) : label;
  if (caption !== undefined) return `${caption} ${cut(words)}`.trim();
  return (nth === 0 && label === undefined) || words === '' ? heading : `${heading} ${cut(words)}`;
}

const cut = (words: string): string => (words.length <= SHORT_TITLE ? words : `${words.slice(0, SHORT_TITLE - 1)}…`);

const firstWords = (text: string): string => {
  const [line = ''] = text.replace(/^[-・\s]+/u, '').split(/[、。：:\n]/u);
  return line.length <= 24 ? line : `${line.slice(0, 23)}…`;
};

/** `担当課：総務課`: a few words below a label say little without it. */
function withLabel({ text, label }: Stretch, heading: Heading | undefined): string {
  const few = heading !== undefined && isPartLabel(heading.title) && text.length <= 40 && !/[。\n]/u.test(text);
  return few && label === undefined ? `${heading.title}：${text}` : text;
}

function stretchesOf({ block, page, headings }: Outlined, before: Outlined | undefined): readonly Stretch[] {
  const where = { spot: block.spot, ...(page === undefined ? {} : { page }) };
  if (block.kind === 'table') return tableStretches(block, where, before);
  const text = plainLine(block.text);
  // A heading is the title of what follows, but on the cover it is what there is.
  if (block.kind === 'heading') return headings.length === 0 ? [{ ...where, kind: 'item', text }] : [];
  if (headings.length === 0 && !text.includes('。')) return [{ ...where, kind: 'item', text }];
  const item = block.listItem === true || /^[・･①-⑳●○◆▶➢※]/u.test(text);
  return item
    ? [{ ...where, kind: 'item', text }]
    : sentencesOf(text).map((sentence) => ({ ...where, kind: 'prose', text: sentence }));
}

/** The rows, under the caption of the table or a short line over it. */
function tableStretches(
  table: SourceTable,
  where: Pick<Stretch, 'spot' | 'page'>,
  before: Outlined | undefined,
): readonly Stretch[] {
  const over =
    before?.block.kind === 'paragraph' && isBareLine(before.block) ? plainLine(before.block.text) : undefined;
  const caption = table.caption ?? over;
  const rows = tellRows(table).map(({ label, text, spot }): Stretch => ({
    ...where,
    kind: 'row',
    label,
    text,
    spot,
    ...(caption === undefined ? {} : { caption }),
  }));
  return table.caption === undefined ? rows : [{ ...where, kind: 'prose', text: table.caption }, ...rows];
}
