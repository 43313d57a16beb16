import { fieldOf } from './fields.ts';
import { isPlaceholder, isTitle } from './measure-titles.ts';
import { bareMeasure, type FoundKind, type FoundMeasure } from './found-measure.ts';
import { readLeadAndOthers } from '../owners/owners.ts';
import { phasesInProse } from '../timetable/prose-schedule.ts';
import type { Heading, PlanFrame, ReadPhase } from '../recognition.ts';
import type { RowReading } from './row-readings.ts';
import { titleOfPhases } from './row-titles.ts';
import { similar } from './similar.ts';
import type { Evidence } from './section-evidence.ts';
import { readTargets } from '../timetable/targets.ts';

/** Where a table of measures stands. */
export interface TableContext {
  readonly above: readonly Heading[];
  readonly place: string;
  readonly page?: number;
  readonly frame: PlanFrame;
}

type TableEvidence = Extract<Evidence, { readonly kind: 'timed' | 'list' }>;

/** The measures that stand in the rows of a timetable or of a list, in their order; rows that are lines of one are one. */
export function tableMeasures(evidence: TableEvidence, context: TableContext): readonly FoundMeasure[] {
  const rows = withLeads(evidence.rows);
  const kind = evidence.kind === 'timed' ? 'row' : 'list';
  if (evidence.kind === 'timed' && isUntitled(rows)) return untitledRows(rows, context);
  const groups = grouped(rows);
  const fields = new Set(evidence.heads.map(fieldOf));
  const hasBoth = fields.has('owners') && fields.has('bureau');
  const targets = readTargets(evidence.table, context.frame);
  return groups.flatMap((lines) => {
    const measure = rowMeasure(lines, kind, context, hasBoth);
    if (measure === undefined) return [];
    const own = targets.filter(({ labels }) => labels.some(({ text }) => similar(text, measure.title)));
    return [{ ...measure, targets: [...measure.targets, ...own.map(({ labels: _labels, ...target }) => target)] }];
  });
}

/** DX at the start of some titles, parted by a blank, is a mark beside them; at the start of one it is a word of it. */
function withLeads(rows: readonly RowReading[]): readonly RowReading[] {
  const leads = rows.filter(({ title }) => title?.lead !== undefined).length;
  if (leads < 2 || leads === rows.length) return rows;
  return rows.map((row) => {
    const { title } = row;
    if (title?.lead === undefined) return row;
    return {
      ...row,
      tags: [...row.tags, title.lead],
      title: { ...title, title: title.title.slice(title.lead.length).trim() },
    };
  });
}

/** Rows of which the only label repeats over many: it groups them, and the cells of the years are all there is of each. */
function isUntitled(rows: readonly RowReading[]): boolean {
  const timed = rows.filter(({ row }) => row.phases.length > 0);
  const plain = timed.every(
    ({ title, number, owners }) =>
      number === undefined && owners === undefined && title?.number === undefined && title?.owners === undefined,
  );
  const titles = new Set(timed.map(({ title }) => title?.title ?? ''));
  return plain && timed.length >= 3 && titles.size * 2 <= timed.length && timed.every(({ lane }) => lane === undefined);
}

const untitledRows = (rows: readonly RowReading[], context: TableContext): readonly FoundMeasure[] =>
  rows
    .filter(
      ({ row, title }) => row.phases.length > 0 && !/^(?:上位|関連|市の|町の|村の|本)?計画$/u.test(title?.title ?? ''),
    )
    .map(({ row, title, groups }) =>
      bareMeasure({
        kind: 'row',
        title: titleOfPhases(row.phases),
        above: context.above,
        groups: [...groups, ...(title === undefined ? [] : [title.title])],
        phases: row.phases,
        place: context.place,
        ...(context.page === undefined ? {} : { page: context.page }),
        spot: row.spot,
        origin: 0,
      }),
    );

/** Rows beside each other with the same number and title, or without any title, are lines of one measure. */
function grouped(rows: readonly RowReading[]): readonly (readonly RowReading[])[] {
  const groups: RowReading[][] = [];
  for (const row of rows) {
    const open = groups.at(-1);
    if (open !== undefined && (row.title === undefined || isSame(open[0], row))) open.push(row);
    else groups.push([row]);
  }
  return groups;
}

const isSame = (one: RowReading | undefined, other: RowReading): boolean =>
  one?.title?.title === other.title?.title &&
  (one?.number ?? one?.title?.number) === (other.number ?? other.title?.number) &&
  (other.lane !== undefined || other.row.target !== undefined || one?.owners === other.owners);

function rowMeasure(
  lines: readonly RowReading[],
  kind: FoundKind,
  context: TableContext,
  hasBoth: boolean,
): FoundMeasure | undefined {
  const [first] = lines;
  const title = first?.title;
  if (first === undefined || title === undefined || !isTitle(title.title) || isPlaceholder(title.title))
    return undefined;
  const number = first.number ?? title.number;
  const told = <Key extends 'owners' | 'bureau' | 'related' | 'summary' | 'page'>(
    key: Key,
  ): RowReading[Key] | undefined => lines.find((line) => line[key] !== undefined)?.[key];
  const [owners, bureau] = ownersAndBureau(told('owners') ?? title.owners, told('bureau'), hasBoth);
  const reading = owners === undefined ? undefined : readLeadAndOthers(owners, told('related'), first.row.spot);
  const page = context.page ?? told('page');
  const place = [
    context.place,
    ...(kind === 'list' && number !== undefined ? [`No.${number}`] : number === undefined ? [] : [number]),
  ]
    .join(' ')
    .trim();
  return bareMeasure({
    kind,
    title: title.title,
    ...(number === undefined ? {} : { number }),
    above: context.above,
    groups: first.groups.filter((group) => !context.above.some((heading) => similar(heading.title, group))),
    tags: [...new Set([...title.tags, ...lines.flatMap(({ tags }) => tags)])],
    ...(reading === undefined ? {} : { owners: reading }),
    ...(bureau === undefined ? {} : { bureau }),
    ...(told('summary') === undefined ? {} : { summary: told('summary') ?? '' }),
    phases: [
      ...laned(lines),
      ...lines.flatMap(({ schedule }) => schedule.flatMap(({ text }) => phasesInProse(text, context.frame))),
    ],
    targets: lines.flatMap(({ row, lane }) =>
      row.target === undefined ? [] : [{ ...(lane === undefined ? {} : { lane }), ...row.target }],
    ),
    current: lines.flatMap(({ current }) => current),
    planned: lines.flatMap(({ planned }) => planned),
    place,
    ...(page === undefined ? {} : { page }),
    spot: first.row.spot,
    origin: 0,
  });
}

/** Where a row gives only a bureau, that is who is in charge; it is the bureau too where the list has a column for each. */
function ownersAndBureau(
  owners: string | undefined,
  bureau: string | undefined,
  hasBoth: boolean,
): readonly [string | undefined, string | undefined] {
  if (owners !== undefined) return [owners, bureau];
  return [bureau, hasBoth ? bureau : undefined];
}

/** The phases of all lines, each with its line where there are several. */
export function laned(lines: readonly RowReading[]): readonly ReadPhase[] {
  const timed = lines.filter(({ row }) => row.phases.length > 0);
  if (timed.length < 2) return timed.flatMap(({ row }) => row.phases);
  const contents = new Set(timed.map(({ told }) => told));
  return timed.flatMap(({ row, lane, title, told }) => {
    const name =
      lane ??
      (contents.size === timed.length ? told : undefined) ??
      (new Set(timed.map((line) => line.title?.title)).size > 1 ? title?.title : undefined);
    return row.phases.map((phase) =>
      phase.lane !== undefined || name === undefined ? phase : { ...phase, lane: name },
    );
  });
}
