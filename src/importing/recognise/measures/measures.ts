import { groupBy } from '../../../domain/group-by.ts';
import { isAside, isSample } from './asides.ts';
import { finestHeadings } from './finest-headings.ts';
import type { FoundMeasure } from './found-measure.ts';
import { recoverTitles } from './lost-titles.ts';
import { measureHeadings, rowsAreMeasures, styleOf } from './measure-headings.ts';
import { mergeMeasures, type Merged } from './merge-measures.ts';
import { overviewMeasures } from './overview-tables.ts';
import type { Heading, Outlined, PlanFrame } from '../recognition.ts';
import { hasTitle, tellSections, type Evidence, type Told } from './section-evidence.ts';
import { rowsNameOwners } from './row-readings.ts';
import { sectionMeasures, type Region } from './section-measures.ts';
import { sections } from './sections.ts';
import { sheetMeasures } from './sheet-measures.ts';
import { tableMeasures, type TableContext } from './table-measures.ts';
import { readTargets, type LabelledTarget } from '../timetable/targets.ts';

/** What the plan tells of its measures, in its order, and the sheets of which nobody can say whose they are. */
export interface MeasuresFound {
  readonly measures: readonly Merged[];
  readonly strays: readonly FoundMeasure[];
  /** Indicators of tables that belong to no measure by their place; their labels may tell whose they are. */
  readonly targets: readonly LabelledTarget[];
  /** The first place that is not looked at any more, since the places before it are too many. */
  readonly leftOut?: FoundMeasure;
}

/** Each place that tells a measure is compared with others; the longest plans have some hundreds. */
export const MOST_PLACES = 4_000;

/**
 * The measures of a plan by how it is laid out: headings that name owners or hold a timetable, rows of timetables and of lists,
 * sheets, or where there is none of this the finest numbered headings of its chapters on measures. What several places tell of
 * one measure is put together.
 */
export function findMeasures(outlined: readonly Outlined[], frame: PlanFrame): MeasuresFound {
  const told = tellSections(sections(outlined), frame).filter(({ section }) => !isAside(section.chain));
  const { places: own, loose } = measurePlaces(told, frame);
  const places = [...own, ...overviews(told, frame)];
  const telling = inOrder(places.some(isMoreThanOverview) ? places : [...finest(told, frame), ...places]);
  const [all, leftOut] = [telling.slice(0, MOST_PLACES), telling[MOST_PLACES]];
  const titled = all.filter(({ title }) => title !== '');
  const merged = mergeMeasures(titled);
  const recovered = recoverTitles(
    all.filter(({ title }) => title === ''),
    all,
    merged,
    told,
  );
  const measures = merged.map((one) => {
    const sheet = recovered.find(({ of }) => of === one);
    return sheet === undefined ? one : { places: [{ ...sheet.sheet, uncertain: sheet.reason }, ...one.places] };
  });
  const strays = all.filter((one) => one.title === '' && !recovered.some(({ sheet }) => sheet === one));
  const targets = loose.flatMap((one) => looseTargets(one, frame));
  return { measures, strays, targets, ...(leftOut === undefined ? {} : { leftOut }) };
}

/** The measures of one section or of one table, and where in the plan it stands. */
interface TellingPlace {
  readonly at: readonly [section: number, piece: number];
  readonly measures: readonly FoundMeasure[];
}

const isMoreThanOverview = ({ measures }: TellingPlace): boolean => measures.some(({ kind }) => kind !== 'overview');

/** The measures of all places in the order of the plan, each knowing its place by number. */
const inOrder = (places: readonly TellingPlace[]): readonly FoundMeasure[] =>
  places
    .toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
    .flatMap(({ measures }, origin) => measures.map((measure) => ({ ...measure, origin })));

/** Every section and table that tells measures. */
function measurePlaces(told: readonly Told[], frame: PlanFrame): Telling {
  const { measureOf } = measureHeadings(told);
  const owned = new Set(
    told.flatMap(({ section, evidence }) => (evidence.some(isOwner) ? [measureOf(section.chain)] : [])),
  );
  const regions = new Map<Heading, OpenRegion>();
  const tables: OpenTable[] = [];
  const loose: Evidence[] = [];
  let sheet: { readonly heading: Heading | undefined; readonly more: Evidence[] } | undefined;
  for (const [index, one] of told.entries()) {
    const measure = measureOf(one.section.chain);
    const context = tableContext(one, measure, frame);
    for (const [piece, evidence] of one.evidence.entries()) {
      const heading = one.section.chain.at(-1);
      if (
        evidence.kind !== 'list' &&
        sheet !== undefined &&
        sheet.heading === heading &&
        !isSheet(evidence) &&
        !namesOwners(evidence)
      ) {
        sheet.more.push(evidence);
      } else if (isTableOfMeasures(evidence, measure !== undefined && owned.has(measure), measure !== undefined)) {
        const place = placeOfTable(one, piece, context.place);
        const more: Evidence[] = [];
        sheet = isSheet(evidence) ? { heading, more } : undefined;
        tables.push({ at: [index, piece + 1], evidence, context: { ...context, place }, more });
      } else if (measure !== undefined) {
        const region = regions.get(measure) ?? { evidence: [], told: one, index };
        region.evidence.push(evidence);
        regions.set(measure, region);
      } else loose.push(evidence);
    }
  }
  const details = [...regions].filter(([, { evidence }]) => evidence.some(isTelling));
  const places = [
    ...details.map(([heading, region]): TellingPlace => ({
      at: [region.index, 0],
      measures: sectionMeasures(regionOf(heading, region), frame),
    })),
    ...tables.map(({ at, evidence, context, more }): TellingPlace => ({
      at,
      measures: ofTable(evidence, more, context),
    })),
  ];
  return { places, loose };
}

interface Telling {
  readonly places: readonly TellingPlace[];
  /** What belongs to no measure. */
  readonly loose: readonly Evidence[];
}

function looseTargets(one: Evidence, frame: PlanFrame): readonly LabelledTarget[] {
  if (one.kind === 'table') return readTargets(one.table, frame);
  if (one.kind !== 'timed') return [];
  return one.rows.flatMap(({ row: { target, labels } }) => (target === undefined ? [] : [{ ...target, labels }]));
}

/** A table of measures; what follows a sheet without a heading between (its schedule, its targets) belongs to it. */
interface OpenTable {
  readonly at: readonly [section: number, piece: number];
  readonly evidence: Evidence;
  readonly context: TableContext;
  readonly more: Evidence[];
}

const isSheet = (one: Evidence): boolean => one.kind === 'sheet' && one.sheets.some(hasTitle);
const namesOwners = (one: Evidence): boolean => one.kind === 'timed' && rowsNameOwners(one.rows);

interface OpenRegion {
  readonly evidence: Evidence[];
  readonly told: Told;
  readonly index: number;
}

const isOwner = (one: Evidence): boolean => one.kind === 'owners' || one.kind === 'sheet';

/** What makes a heading of the right style a measure. */
const isTelling = (one: Evidence): boolean =>
  one.kind === 'owners' ||
  one.kind === 'timed' ||
  one.kind === 'sheet' ||
  (one.kind === 'field' && one.field !== 'note');

function isTableOfMeasures(one: Evidence, ownedHere: boolean, underMeasure: boolean): boolean {
  if (one.kind === 'list')
    return !ownedHere || (one.heads.length > 0 && one.rows.some(({ owners }) => owners !== undefined));
  if (one.kind === 'sheet')
    return one.sheets.length > 1 || one.sheets.some((sheet) => hasTitle(sheet) && sheet.entries.length > 1);
  if (one.kind !== 'timed') return false;
  return (
    !underMeasure ||
    (rowsAreMeasures(one.rows, one.heads) &&
      (!ownedHere || one.rows.some(({ owners, title }) => owners !== undefined || title?.owners !== undefined)))
  );
}

function ofTable(one: Evidence, more: readonly Evidence[], context: TableContext): readonly FoundMeasure[] {
  if (isSample(context.place)) return [];
  if (one.kind === 'sheet') return sheetMeasures(one, more, context);
  return one.kind === 'list' || one.kind === 'timed' ? tableMeasures(one, context) : [];
}

/** A list below the last measure of a chapter does not belong to that measure. */
function tableContext({ section }: Told, measure: Heading | undefined, frame: PlanFrame): TableContext {
  const at = measure === undefined ? -1 : section.chain.indexOf(measure);
  const above = at < 0 ? section.chain : section.chain.slice(0, at);
  return { above, place: section.place, ...(section.page === undefined ? {} : { page: section.page }), frame };
}

/** The line right over a table names it, where it is not the last item of a list. */
function placeOfTable({ evidence }: Told, at: number, place: string): string {
  const before = evidence[at - 1];
  const caption =
    before?.kind === 'text' && before.text.length <= 30 && !/。|^[①-⑳\d(（・]/u.test(before.text)
      ? before.text
      : undefined;
  return caption ?? evidence[at]?.place ?? place;
}

function regionOf(
  heading: Heading,
  { evidence, told }: { readonly evidence: readonly Evidence[]; readonly told: Told },
): Region {
  const { place, page, chain } = told.section;
  const before = chain.slice(0, chain.indexOf(heading));
  // Of headings of one level one may stand below the other only by mistake.
  const sibling = before.findIndex((other) => styleOf(other) === styleOf(heading));
  return {
    above: sibling < 0 ? before : before.slice(0, sibling),
    heading,
    evidence,
    place,
    ...(page === undefined ? {} : { page }),
  };
}

const overviews = (told: readonly Told[], frame: PlanFrame): readonly TellingPlace[] =>
  told.flatMap((one, index) =>
    one.evidence.flatMap((evidence, piece): readonly TellingPlace[] => {
      if (evidence.kind !== 'table') return [];
      const context = tableContext(one, undefined, frame);
      const place = placeOfTable(one, piece, context.place);
      return [{ at: [index, piece + 1], measures: overviewMeasures(evidence.table, { ...context, place }) }];
    }),
  );

function finest(told: readonly Told[], frame: PlanFrame): readonly TellingPlace[] {
  const chosen = finestHeadings(told);
  const under = groupBy(
    told.flatMap((one, at) =>
      one.section.chain.flatMap((heading) => (chosen.has(heading) ? [{ heading, told: one, at }] : [])),
    ),
    ({ heading }) => heading,
  );
  return [...under].map(([heading, own]): TellingPlace => {
    const evidence = own.flatMap((one) => one.told.evidence);
    const region = regionOf(heading, { evidence, told: own[0].told });
    return { at: [own[0].at, 0], measures: sectionMeasures(region, frame).slice(0, 1) };
  });
}
