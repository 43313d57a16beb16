import type { DoubtSubject } from '../../domain/draft.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Plan } from '../../domain/plan.ts';
import { editableFields } from '../../language/editable-fields.ts';
import { spotText, subjectText } from '../../language/import-sentences.ts';
import type { OpenDraft } from '../../ports/import-desk.ts';

type OpenDoubt = OpenDraft['doubts'][number];

/** Entries that the report of an import shows; the rest is counted. */
const SHOWN = 20;

/** The doubts in short: of those with a reason of one kind the first, with the numbers of the others. */
export function doubtsByReason({ doubts, plan, summary }: OpenDraft): readonly string[] {
  const kinds = [...groupBy(doubts, ({ reason }) => kindOf(reason)).values()];
  const rest = kinds.slice(SHOWN).flat().length;
  return [
    heading(doubts.length),
    ...kinds.slice(0, SHOWN).flatMap((kind) => {
      const entry = entriesOf(kind)[0] ?? [];
      const others = kind.slice(entry.length);
      return [
        ...entryLines(entry, plan),
        ...(others.length === 0 ? [] : [`      同じ理由のもの　ほか${others.length}件: ${numbersOf(others)}`]),
      ];
    }),
    ...(rest > 0 ? [`  ほか${rest}件（「kakari review ${summary.municipality}」で見られます）`] : []),
  ];
}

/** Every doubt with the stretch of the source that it is about, and how each is settled. */
export function doubtsWhole({ doubts, plan, summary }: OpenDraft): readonly string[] {
  return [
    heading(doubts.length),
    ...entriesOf(doubts).flatMap((entry) => [
      ...entryLines(entry, plan),
      ...(entry[0]?.source ?? []).map(({ text }) => `      元の文: ${oneLine(text, 300)}`),
    ]),
    ...(doubts.length === 0 ? [] : settling(doubts, summary.municipality)),
  ];
}

const heading = (count: number): string =>
  count === 0 ? '確かめてほしいところはありません。' : `確かめてほしいところ　${count}件`;

/** A reason without what differs from one place to the next: years, quotations and numbers. */
const kindOf = (reason: string): string =>
  reason
    .replace(/「.*」/gu, '「」')
    .replace(/(?:令和|平成)(?:\d+|元)年度(?:から(?:令和|平成)\d+年度まで)?/gu, '年度')
    .replace(/\d+/gu, '0');

/** Doubts that were read in one place, side by side: they are looked at together. */
function entriesOf(doubts: readonly OpenDoubt[]): readonly (readonly OpenDoubt[])[] {
  const entries: OpenDoubt[][] = [];
  for (const doubt of doubts) {
    const last = entries.at(-1);
    if (last?.[0] && isOfOnePlace(last[0], doubt)) last.push(doubt);
    else entries.push([doubt]);
  }
  return entries;
}

const isOfOnePlace = (one: OpenDoubt, other: OpenDoubt): boolean =>
  'measure' in one.about &&
  'measure' in other.about &&
  one.about.measure === other.about.measure &&
  one.about.kind === other.about.kind &&
  one.reason === other.reason &&
  one.read === other.read &&
  one.place === other.place;

function entryLines(entry: readonly OpenDoubt[], plan: Plan | undefined): readonly string[] {
  const [first] = entry;
  if (first === undefined) return [];
  const { about, spot, place, read, reason } = first;
  const isMissing = read === '' && first.assumed === '';
  return [
    `  ${numbersOf(entry)}　${entry.length === 1 ? subjectText(about, plan) : sharedSubject(about, plan)}`,
    ...(isMissing ? [] : [`      ${placeText(place, spotText(spot))}`]),
    ...(read === '' ? [] : [`      資料: ${oneLine(read)}`]),
    ...entry.map(({ assumed }) => `      下書き: ${assumed === '' ? '（空のまま）' : oneLine(assumed)}`),
    `      ${reason}`,
  ];
}

/** Of several phases or targets of a measure, the measure's schedule or targets. */
const sharedSubject = (about: DoubtSubject, plan: Plan | undefined): string =>
  about.kind === 'phase' || about.kind === 'target'
    ? subjectText(
        { kind: 'measure', measure: about.measure, field: about.kind === 'phase' ? 'schedule' : 'targets' },
        plan,
      )
    : subjectText(about, plan);

const placeText = (place: string, spot: string): string => (spot.startsWith(place) ? spot : `${place}、${spot}`);

/** `d3〜d5、d8`. */
function numbersOf(doubts: readonly OpenDoubt[]): string {
  const runs: number[][] = [];
  for (const number of doubts.map(({ id }) => Number(id.slice(1)))) {
    const last = runs.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length < 2 ? `d${run[0]}` : `d${run[0]}〜d${run.at(-1)}`)).join('、');
}

/** How what is shown is settled, with the names of the fields that it has. */
function settling(doubts: readonly OpenDoubt[], municipality: string): readonly string[] {
  const kinds = groupBy(
    doubts.filter(({ about }) => editableFields(about).length > 0),
    ({ about }) =>
      editableFields(about)
        .map(({ name }) => name)
        .join(),
  );
  return [
    '決め方',
    `  下書きのとおりでよい　kakari review ${municipality} --accept d1（d1〜d5、all も可）`,
    `  下書きから消す　kakari review ${municipality} --drop d1`,
    `  直す　kakari review ${municipality} --mend d1 項目=値`,
    ...[...kinds.values()].map(
      (kind) =>
        `    ${numbersOf(kind)} の項目　${editableFields(kind[0]?.about ?? { kind: 'document' })
          .map(({ name, label }) => `${name}（${label}）`)
          .join('、')}`,
    ),
  ];
}

/** A quotation as one line that fits a terminal. */
function oneLine(text: string, most = 120): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
