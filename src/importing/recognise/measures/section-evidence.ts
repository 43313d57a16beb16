import type { SourceTable, Spot } from '../../../domain/source-document.ts';
import { fieldOf, type Field } from './fields.ts';
import { labelled } from './labelled.ts';
import { isTitle, readTitle, tagsOf } from './measure-titles.ts';
import { namesOwners, readOwners } from '../owners/owners.ts';
import type { Heading, Outlined, PlanFrame } from '../recognition.ts';
import { readRows, type RowReading } from './row-readings.ts';
import type { Part, Piece, Section } from './sections.ts';
import { readSheets, type Sheet } from './sheet-tables.ts';
import { listRows, timedRows } from './table-rows.ts';

/** What a piece of a section tells of a measure. */
export type Evidence = { readonly spot: Spot; readonly place: string; readonly page?: number } & (
  | { readonly kind: 'owners'; readonly text: string }
  | { readonly kind: 'field'; readonly field: Field; readonly label: string; readonly value: string }
  | { readonly kind: 'tags'; readonly tags: readonly string[] }
  | { readonly kind: 'text'; readonly text: string; readonly listItem: boolean; readonly part?: Part }
  | {
      readonly kind: 'timed';
      readonly rows: readonly RowReading[];
      readonly table: SourceTable;
      readonly heads: readonly string[];
    }
  | {
      readonly kind: 'list';
      readonly rows: readonly RowReading[];
      readonly table: SourceTable;
      readonly heads: readonly string[];
    }
  | { readonly kind: 'sheet'; readonly sheets: readonly Sheet[]; readonly table: SourceTable }
  | { readonly kind: 'table'; readonly table: SourceTable; readonly part?: Field }
);

/** A section with what its pieces tell, in the order of the plan. */
export interface Told {
  readonly section: Section;
  readonly evidence: readonly Evidence[];
}

/** Reads all sections; a list that goes on in the next table keeps the head of the one before it. */
export function tellSections(sections: readonly Section[], frame: PlanFrame): readonly Told[] {
  let heads: readonly string[] | undefined;
  return sections.map((section) => {
    const own = section.chain.at(-1);
    const inTitle = own === undefined ? [] : titleEvidence(own, section);
    const named = section.pieces.filter(isItemWithOwners).length >= 2;
    const evidence = section.pieces.flatMap((piece, at) => {
      if (named && isItemWithOwners(piece)) return [itemEvidence(piece)];
      const found = tell(piece, section.pieces.slice(0, at), frame, heads);
      for (const one of found) {
        if (one.kind === 'list' && one.heads.length > 0) heads = one.heads;
        else if (one.kind === 'timed' || one.kind === 'sheet') heads = undefined;
      }
      return found;
    });
    return { section, evidence: [...inTitle, ...evidence] };
  });
}

/** An item of a list that names a measure and its sections: 住民票のコンビニ交付（住民課）. */
function isItemWithOwners({ outlined: { block } }: Piece): boolean {
  if (block.kind !== 'paragraph' || block.text.length > 80 || /。/u.test(block.text)) return false;
  const { title, owners } = readTitle(itemText(block.text));
  return owners !== undefined && title.length >= 4 && (block.listItem === true || /^[・•●○◦■◆①-⑳]/u.test(block.text));
}

const itemText = (text: string): string => text.replace(/^[・•●○◦■◆]\s*/u, '');

/** The item as a list of one row. */
function itemEvidence({ outlined: { block, place, page } }: Piece): Evidence {
  const { spot } = block;
  const text = block.kind === 'table' ? '' : itemText(block.text);
  const table: SourceTable = { kind: 'table', rows: [], spot };
  const rows = readRows({
    timed: false,
    heads: [],
    rows: [{ labels: [{ head: '', text }], groups: [], phases: [], spot }],
    table,
  });
  return { kind: 'list', rows, table, heads: [], spot, place, ...(page === undefined ? {} : { page }) };
}

/** Owners and marks in the heading itself. */
function titleEvidence(own: Heading, { place, page }: Section): readonly Evidence[] {
  const { owners, tags } = readTitle(own.title);
  const at = { spot: own.spot, place, ...(page === undefined ? {} : { page }) };
  return [
    ...(owners === undefined ? [] : [{ ...at, kind: 'owners' as const, text: owners }]),
    ...(tags.length === 0 ? [] : [{ ...at, kind: 'tags' as const, tags }]),
  ];
}

function tell(
  { outlined, part }: Piece,
  before: readonly Piece[],
  frame: PlanFrame,
  heads: readonly string[] | undefined,
): readonly Evidence[] {
  const { block, place, page } = outlined;
  const at = { spot: block.spot, place, ...(page === undefined ? {} : { page }) };
  if (block.kind === 'table') return [tellTable(block, at, part?.field, frame, heads)];
  const { text } = block;
  const listItem = block.kind === 'paragraph' && block.listItem === true;
  if (part?.field === 'owners' && isFirstOwner(outlined, before)) return [{ ...at, kind: 'owners', text }];
  const fields = labelled(text);
  if (fields.length > 0) {
    return fields.map(({ field, label, value }) =>
      field === 'owners' ? { ...at, kind: 'owners', text: value } : { ...at, kind: 'field', field, label, value },
    );
  }
  const tags = tagsOf(text);
  if (tags.length > 0) return [{ ...at, kind: 'tags', tags }];
  if (
    isOwnerLine(
      text,
      before.every(({ outlined: { block: other } }) => other.kind !== 'table' && tagsOf(other.text).length > 0),
    )
  )
    return [{ ...at, kind: 'owners', text }];
  return [{ ...at, kind: 'text', text, listItem, ...(part === undefined ? {} : { part }) }];
}

/** Under 担当課 stand its sections: the first paragraph, and those after it that are sections too. */
function isFirstOwner(outlined: Outlined, before: readonly Piece[]): boolean {
  const last = before.at(-1);
  const label = outlined.headings.at(-1);
  const text = outlined.block.kind === 'table' ? '' : outlined.block.text;
  const follows = last?.outlined.headings.at(-1) === label;
  return follows ? namesOwners(text) : text.length <= 120 && readOwners(text, outlined.block.spot).owners.length > 0;
}

/**
 * A line that is nothing but sections: in brackets (〈財務部 財政課〉), or without them right under the title. Elsewhere a lone name
 * is part of something else, such as the address at the end of a plan.
 */
const isOwnerLine = (text: string, first: boolean): boolean =>
  text.length <= 80 &&
  (/^[\s]*[【〈《（(［[＜<].*[】〉》）)］\]＞>]\s*$/su.test(text) ||
    (first && /(?:課|室|部|局)(?:[、・\s]|$)/u.test(text))) &&
  namesOwners(text);

function tellTable(
  table: SourceTable,
  at: { readonly spot: Spot; readonly place: string; readonly page?: number },
  part: Field | undefined,
  frame: PlanFrame,
  heads: readonly string[] | undefined,
): Evidence {
  const sheets = readSheets(table);
  if (sheets.some(tellsMeasure)) return { ...at, kind: 'sheet', sheets, table };
  const timed = timedRows(table, frame);
  if (timed !== undefined) return { ...at, kind: 'timed', rows: readRows(timed), table, heads: timed.heads };
  const list = listRows(table, heads);
  if (list !== undefined && !list.heads.some((head) => fieldOf(head) === 'result') && tellsTitles(readRows(list)))
    return { ...at, kind: 'list', rows: readRows(list), table, heads: list.heads };
  if (sheets.length > 0) return { ...at, kind: 'sheet', sheets, table };
  return { ...at, kind: 'table', table, ...(part === undefined ? {} : { part }) };
}

/** A list of measures names them; one that has only their numbers tells something else of them. */
const tellsTitles = (rows: readonly RowReading[]): boolean =>
  rows.filter(({ title }) => title !== undefined && isTitle(title.title)).length * 2 > rows.length;

const tellsMeasure = ({ entries, timetables }: Sheet): boolean =>
  entries.some(({ field }) => field === 'owners' || field === 'title') &&
  (entries.length >= 2 || timetables.length > 0);

/** Whether evidence makes the section that holds it a measure by itself: it says who, or when in a table of its own. */
export const isOwned = (one: Evidence): boolean =>
  one.kind === 'owners' ||
  (one.kind === 'field' && one.field === 'bureau') ||
  (one.kind === 'sheet' &&
    one.sheets.length === 1 &&
    one.sheets.some((sheet) => sheet.entries.some(({ field }) => field === 'owners') && !hasTitle(sheet)));

/** Whether a sheet names its measure. */
export const hasTitle = ({ entries, headline }: Sheet): boolean =>
  headline !== undefined || entries.some(({ field, label }) => field === 'title' && !/内容|事項|事例/u.test(label));
