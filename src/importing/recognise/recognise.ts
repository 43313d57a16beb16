import type { Draft, DraftMeasure, DraftPassage } from '../../domain/draft.ts';
import type { FiscalYear } from '../../domain/fiscal-year.ts';
import type { Loss, SourceDocument } from '../../domain/source-document.ts';
import { lossText } from '../../language/import-sentences.ts';
import { draftMeasures } from './measures/draft-measures.ts';
import type { FoundMeasure } from './measures/found-measure.ts';
import { gatherDepartments } from './owners/gather-departments.ts';
import { type HeadReading, type HeadRequest, readHead } from './head/head.ts';
import { keepInYears } from './measures/keep-in-years.ts';
import { readLegend } from './timetable/legend.ts';
import { loadable, MOST_PASSAGES } from './loadable.ts';
import { findMeasures, MOST_PLACES } from './measures/measures.ts';
import { readNamedSpans } from './timetable/named-spans.ts';
import { orderDoubts } from './order-doubts.ts';
import { outline } from './outline/outline.ts';
import { readPassages } from './passages/passages.ts';
import type { FoundDoubt } from './recognition.ts';
import { readReviews } from './reviews/reviews.ts';
import { settlePeriod } from './settle-period.ts';
import { readTerms } from './terms/terms.ts';
import { withinReach } from './within-reach.ts';

/** What is known before documents are recognised: the municipality's id, its name where a person gives one, and the day. */
export type RecogniseRequest = HeadRequest;

/**
 * Drafts the knowledge of a plan from its documents. The draft can be loaded as it is; what the documents leave open is a doubt, and
 * a document in which nothing is recognised is a draft with a doubt that says so.
 */
export function recognise(documents: readonly SourceDocument[], request: RecogniseRequest): Draft {
  const within = withinReach(documents);
  const outlined = outline(within.documents);
  const legend = readLegend(outlined);
  const head = settlePeriod(readHead(outlined, request), outlined, legend);
  const { period } = head.head;
  const found = findMeasures(outlined, { period, legend, spans: readNamedSpans(outlined) });
  const drafted = draftMeasures(found, request.municipality);
  const kept = keepInYears(drafted.measures, period);
  const terms = readTerms(outlined);
  const reviews = readReviews(outlined);
  const passages = readPassages(outlined, kept.measures);
  const doubts = [
    ...within.doubts,
    ...tooManyPassages(passages),
    ...tooMany(found.leftOut),
    ...head.doubts,
    ...drafted.doubts.filter((doubt) => isOfKept(doubt, kept.measures)),
    ...kept.doubts,
    ...withoutOwners(kept.measures),
    ...withoutMeasures(kept.measures, documents),
    ...terms.doubts,
    ...reviews.doubts,
    ...documents.flatMap(({ losses }) => losses.map(lossDoubt)),
  ];
  const draft = {
    municipality: municipalityOf(head, kept.measures, drafted.parents),
    plan: planOf(head, kept.measures, kept.scheduleFrom),
    measures: kept.measures,
    terms: terms.terms,
    reviews: reviews.reviews,
    passages,
    doubts: orderDoubts(doubts, outlined),
  };
  return loadable(draft, documents[0]?.file ?? '');
}

const tooManyPassages = (passages: readonly DraftPassage[]): readonly FoundDoubt[] =>
  passages.slice(MOST_PASSAGES, MOST_PASSAGES + 1).map(({ spot, title }) => ({
    about: { kind: 'document' },
    spot,
    read: title,
    assumed: '',
    reason: `資料がとても長いため、引用できる段落ははじめの${MOST_PASSAGES.toLocaleString('ja')}件だけを取り込みました`,
  }));

/** Where the plan names more measures than are looked at, from the first that was left out. */
const tooMany = (leftOut: FoundMeasure | undefined): readonly FoundDoubt[] =>
  leftOut === undefined
    ? []
    : [
        {
          about: { kind: 'document' },
          spot: leftOut.spot,
          read: leftOut.title,
          assumed: '',
          reason: `取組とみられる箇所がとても多いため、はじめの${MOST_PLACES.toLocaleString('ja')}か所だけを読み取りました。計画の部分だけを分けて取り込み直してください`,
        },
      ];

const planOf = (
  { head }: HeadReading,
  measures: readonly DraftMeasure[],
  scheduleFrom: FiscalYear | undefined,
): Draft['plan'] => ({
  ...head,
  namesOwners: measures.some(({ owners }) => owners.length > 0),
  ...(scheduleFrom === undefined ? {} : { scheduleFrom }),
});

function municipalityOf(
  { municipality, head }: HeadReading,
  measures: readonly DraftMeasure[],
  parents: ReadonlyMap<string, string>,
): Draft['municipality'] {
  const contact = head.contact.departments.map((name) => ({ name, names: [] }));
  const known = [
    ...municipality.departments,
    ...contact.filter(({ name }) => !municipality.departments.some((one) => one.name === name)),
  ];
  return { ...municipality, departments: gatherDepartments(measures, [...parents], known) };
}

/** Doubts about what was left out would have no subject. */
function isOfKept({ about }: FoundDoubt, measures: readonly DraftMeasure[]): boolean {
  if (about.kind !== 'phase' && about.kind !== 'target') return true;
  const measure = measures.find(({ id }) => id === about.measure);
  if (about.kind === 'target')
    return measure?.targets.some(({ name, lane }) => name === about.name && lane === about.lane) === true;
  return (
    measure?.schedule.some(
      ({ phase, from, lane }) => phase === about.phase && from === about.from && lane === about.lane,
    ) === true
  );
}

/** What a reader had to leave out, for a person to look at. */
const lossDoubt = (loss: Loss): FoundDoubt => ({
  about: { kind: 'document' },
  spot: loss.spot,
  read: '',
  assumed: '',
  reason: lossText(loss),
});

/** In a plan that names owners, a measure without any is to be looked at. */
function withoutOwners(measures: readonly DraftMeasure[]): readonly FoundDoubt[] {
  const lacking = measures.filter(({ owners }) => owners.length === 0);
  if (lacking.length === measures.length) return [];
  return lacking.map(({ id, spot, ownersNote, title }) => ({
    about: { kind: 'measure', measure: id, field: 'owners' },
    spot,
    read: ownersNote ?? title,
    assumed: '',
    reason: 'ほかの取組には担当がありますが、この取組には担当の部署が見つかりませんでした',
  }));
}

function withoutMeasures(
  measures: readonly DraftMeasure[],
  documents: readonly SourceDocument[],
): readonly FoundDoubt[] {
  if (measures.length > 0) return [];
  return [
    {
      about: { kind: 'document' },
      spot: { file: documents[0]?.file ?? '' },
      read: '',
      assumed: '',
      reason: '取組が見つかりませんでした。取組の見出しや一覧の表がある資料かどうか確かめてください',
    },
  ];
}
