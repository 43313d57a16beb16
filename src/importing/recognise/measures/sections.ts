import type { Spot } from '../../../domain/source-document.ts';
import { fieldOf, type Field } from './fields.ts';
import { tagsOf } from './measure-titles.ts';
import type { Heading, Outlined } from '../recognition.ts';
import { isPartLabel } from '../outline/part-labels.ts';

/** What stands under one heading, without what stands under headings below it. */
export interface Section {
  /** Headings above and its own as the last, without those that only name a part of a measure; empty above the first heading. */
  readonly chain: readonly Heading[];
  readonly pieces: readonly Piece[];
  readonly place: string;
  readonly page?: number;
}

/** A paragraph or a table of a section, under the label of a part where one stands over it (担当課, 実施スケジュール …). */
export interface Piece {
  readonly outlined: Outlined;
  readonly part?: Part;
}

export interface Part {
  readonly title: string;
  readonly field?: Field;
  /** Where the label stands. */
  readonly spot: Spot;
}

/** The plan cut at its headings; labels such as 担当課 do not cut, they mark what stands below them. */
export function sections(outlined: readonly Outlined[]): readonly Section[] {
  const found: { chain: readonly Heading[]; pieces: Piece[]; place: string; page?: number }[] = [];
  let last: Heading | undefined;
  for (const one of outlined) {
    const chain = one.headings.filter((heading) => !isPart(heading));
    const own = chain.at(-1);
    let open = found.at(-1);
    if (open === undefined || own !== last) {
      open = { chain, pieces: [], place: placeOf(one, own), ...(one.page === undefined ? {} : { page: one.page }) };
      found.push(open);
      last = own;
    }
    if (one.block.kind !== 'heading') open.pieces.push({ outlined: one, ...partOf(one) });
    else if (isMark(one.headings.at(-1))) open.pieces.push({ outlined: one });
  }
  return found;
}

/** Whether a heading only names a part of a measure, numbered (`(3) 担当課`) or not; a chapter never does. */
export const isPart = ({ label, title }: Heading): boolean =>
  (label === undefined && isPartLabel(title)) ||
  (label?.startsWith('第') !== true && PARTS.has(fieldOf(title) ?? 'title'));

const PARTS: ReadonlySet<Field> = new Set([
  'owners',
  'related',
  'state',
  'schedule',
  'targets',
  'current',
  'planned',
  'summary',
  'note',
]);

const placeOf = (one: Outlined, own: Heading | undefined): string => (own === undefined ? '' : one.place);

/** 新規, DX on a line of its own is a mark beside the title, not a label over what follows. */
const isMark = (heading: Heading | undefined): boolean =>
  heading?.label === undefined && tagsOf(heading?.title ?? '').length > 0;

function partOf({ headings }: Outlined): { readonly part?: Part } {
  const last = headings.at(-1);
  if (last === undefined || !isPart(last) || isMark(last)) return {};
  const field = fieldOf(last.title);
  return { part: { title: last.title, spot: last.spot, ...(field === undefined ? {} : { field }) } };
}
