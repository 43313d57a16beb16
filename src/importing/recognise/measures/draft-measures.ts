import type { DraftMeasure } from '../../../domain/draft.ts';
import type { FoundMeasure } from './found-measure.ts';
import { bureausIn } from '../owners/bureaus.ts';
import { measureGroups, sharedHeadings } from './measure-groups.ts';
import { measureIds } from './measure-ids.ts';
import { measureNames } from './measure-names.ts';
import type { MeasuresFound } from './measures.ts';
import { doubtsOf, numberConflict, strayDoubt } from './measure-doubts.ts';
import { numberDoubt, settleNumbers, type SettledNumber } from './measure-numbers.ts';
import { withTargets } from './measure-targets.ts';
import { AGAIN, type Merged } from './merge-measures.ts';
import type { FoundDoubt, OwnersReading, ReadPhase, ReadTarget } from '../recognition.ts';
import { titleKey } from './similar.ts';
import { firstSentences } from './summaries.ts';

/** The measures as a draft has them, with what is doubtful of them, and which section is under which bureau. */
export interface DraftedMeasures {
  readonly measures: readonly DraftMeasure[];
  readonly doubts: readonly FoundDoubt[];
  readonly parents: ReadonlyMap<string, string>;
}

/** Joins what the places of each measure tell into one: the fullest place first, the others for what it lacks. */
export function draftMeasures(found: MeasuresFound, municipality: string): DraftedMeasures {
  const measures = withTargets(found.measures, found.targets);
  const groups = measureGroups(measures);
  const numbers = settleNumbers(measures.map(numberOf), groups);
  const shared = sharedHeadings(measures.map(({ places }) => places[0]?.above ?? []));
  const joined = measures.map(({ places }, index) => ({
    above: (places[0]?.above ?? []).filter((heading) => !shared.has(heading)),
    groups: places[0]?.groups ?? [],
    ...(numbers[index]?.number === undefined ? {} : { number: numbers[index].number }),
  }));
  const ids = measureIds(municipality, joined);
  const drafted = measures.map((merged, index) =>
    draftMeasure(merged, ids[index] ?? '', numbers[index] ?? {}, groups[index] ?? []),
  );
  const repeated = numbers.flatMap((number, index) => numberDoubt(number, ids[index] ?? '', measures[index]));
  return {
    measures: drafted.map(({ measure }) => measure),
    doubts: [...drafted.flatMap(({ doubts }) => doubts), ...repeated, ...found.strays.map(strayDoubt)],
    parents: new Map(drafted.flatMap(({ parents }) => [...parents])),
  };
}

interface Drafted {
  readonly measure: DraftMeasure;
  readonly doubts: readonly FoundDoubt[];
  readonly parents: ReadonlyMap<string, string>;
}

function draftMeasure({ places }: Merged, id: string, settled: SettledNumber, group: readonly string[]): Drafted {
  const { number } = settled;
  const first = places[0];
  const spot = places.find((place) => place.title !== '')?.spot ?? first?.spot ?? { file: '' };
  const title = titleOf(places);
  const owners =
    places.find((place) => (place.owners?.owners.length ?? 0) > 0)?.owners ??
    places.find((place) => place.owners !== undefined)?.owners;
  const bureau = bureauOf(places, owners);
  const told = <Value>(read: (place: FoundMeasure) => readonly Value[]): readonly Value[] =>
    places.map(read).find((list) => list.length > 0) ?? [];
  const phases = told(({ phases: list }) => list).map(withoutMark);
  const targets = places.flatMap((place) => place.targets);
  const page = places.find((place) => place.page !== undefined)?.page;
  const reasons = [...places.flatMap((place) => place.uncertain ?? []), ...numberConflict(places)];
  const uncertain = [...new Set(settled.reason === undefined ? reasons : [...reasons, settled.reason])].join('。');
  const measure: DraftMeasure = {
    id,
    ...(number === undefined ? {} : { number }),
    title,
    names: [...new Set([...measureNames(title), ...otherTitles(title, places)])],
    group,
    ...(bureau === undefined ? {} : { bureau }),
    owners: owners?.owners ?? [],
    crossCutting: owners?.crossCutting ?? false,
    ...(owners?.ownersNote === undefined ? {} : { ownersNote: owners.ownersNote }),
    tags: [...new Set(places.flatMap(({ tags }) => tags))].filter((tag) => tag !== AGAIN),
    summary: places.map(({ summary }) => firstSentences(summary ?? '')).find((summary) => summary !== '') ?? title,
    schedule: phases.map(withoutUnsure),
    targets: distinctTargets(targets).map(withoutUnsure),
    current: told(({ current }) => current).map((item) => ({ title: item, names: measureNames(item) })),
    planned: told(({ planned }) => planned).map((item) => ({ title: item, names: measureNames(item) })),
    place: first?.place === undefined || first.place === '' ? title : first.place,
    ...(page === undefined ? {} : { page }),
    ...(uncertain === '' ? {} : { uncertain }),
    spot,
  };
  return { measure, doubts: doubtsOf(measure, places, owners, phases, targets), parents: parentsOf(places, owners) };
}

/** A phase without the mark of a footnote. */
const withoutMark = (phase: ReadPhase): ReadPhase => ({
  ...phase,
  phase: phase.phase.replace(/(?<=\S)[※＊]\d{0,2}/gu, '') || phase.phase,
});

/** As its own place writes it; longer where a list only goes on from there. */
function titleOf(places: readonly FoundMeasure[]): string {
  const titles = places.flatMap(({ title }) => (title === '' ? [] : [title]));
  const [first = ''] = titles;
  const longer = titles.find((title) => title.length > first.length && titleKey(title).startsWith(titleKey(first)));
  return longer !== undefined && places[0]?.kind === 'detail' ? longer : first;
}

const otherTitles = (title: string, places: readonly FoundMeasure[]): readonly string[] =>
  places.flatMap((place) => (place.title === '' || titleKey(place.title) === titleKey(title) ? [] : [place.title]));

function bureauOf(places: readonly FoundMeasure[], owners: OwnersReading | undefined): string | undefined {
  const told = places.find(({ bureau }) => bureau !== undefined)?.bureau;
  if (told === undefined) return owners?.bureau;
  return bureausIn(told).join('／') || owners?.bureau;
}

/** The list's number where there is one: it counts all measures alike. */
const numberOf = ({ places }: Merged): string | undefined =>
  places.findLast(({ kind, number }) => number !== undefined && (kind === 'list' || kind === 'overview'))?.number ??
  places.find(({ number }) => number !== undefined)?.number;

const withoutUnsure = <Part extends { readonly unsure?: unknown }>({
  unsure: _unsure,
  ...part
}: Part): Omit<Part, 'unsure'> => part;

/** What is told twice, in a table and in a list, stands once. */
function distinctTargets(targets: readonly ReadTarget[]): readonly ReadTarget[] {
  const seen = new Set<string>();
  return targets.filter((target) => {
    const key = `${target.lane ?? ''}/${titleKey(target.name)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Sections under bureaus: as their own words say, or one for one where a list has both in columns. */
function parentsOf(places: readonly FoundMeasure[], owners: OwnersReading | undefined): ReadonlyMap<string, string> {
  const parents = new Map(owners?.parents);
  for (const { bureau, owners: own } of places) {
    const bureaus = bureausIn(bureau ?? '');
    const names = own?.owners ?? [];
    for (const [index, name] of names.entries()) {
      const parent = bureaus.length === 1 ? bureaus[0] : bureaus.length === names.length ? bureaus[index] : undefined;
      if (parent !== undefined && parent !== name && !parents.has(name)) parents.set(name, parent);
    }
  }
  return parents;
}
