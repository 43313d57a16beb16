import type { Citation, Statement } from '../domain/answer.ts';
import type { Entry } from '../domain/evidence.ts';
import { formatFiscalYear } from '../domain/fiscal-year.ts';
import type { Measure, Phase, Place, Target } from '../domain/plan.ts';

/** Number and title of a measure, as people look it up: `⑮ 電子契約の拡大`. */
export const measureTitle = (measure: Measure): string => [measure.number, measure.title].filter(Boolean).join(' ');

/** Sections in charge, with what the plan adds in words; empty where the plan names none for this measure. */
export function ownersText(measure: Measure): string {
  if (measure.owners.length === 0) return measure.ownersNote ?? '';
  const owners = withBureaus(measure).join('、');
  return measure.ownersNote === undefined || measure.owners.includes(measure.ownersNote)
    ? owners
    : `${owners}（${measure.ownersNote}）`;
}

/** `企画管理部 情報システム課`; one bureau for all, or one for each owner. */
function withBureaus({ bureau, owners }: Measure): readonly string[] {
  if (bureau === undefined) return owners;
  const bureaus = bureau.split('／');
  const paired = bureaus.length === owners.length;
  return owners.map((owner, at) => {
    const own = paired ? bureaus[at] : at === 0 ? bureau : undefined;
    return own === undefined || own === owner ? owner : `${own} ${owner}`;
  });
}

/** Every year that a phase runs in, not only its ends: each of them may be asked about. */
const span = ({ from, to }: Phase): string =>
  Array.from({ length: to - from + 1 }, (_, at) => formatFiscalYear(from + at)).join('、');
const phaseLine = (phase: Phase): string =>
  [phase.lane, span(phase), phase.date, phase.phase, phase.english, phase.uncertain].filter(Boolean).join(' ');
const targetLine = (target: Target): string =>
  [
    target.lane,
    target.name,
    target.english,
    target.baseline ? `${formatFiscalYear(target.baseline.year)} ${target.baseline.value}` : '',
    ...Object.entries(target.byYear).map(([year, value]) => `${formatFiscalYear(Number(year))} ${value}`),
    target.uncertain,
  ]
    .filter(Boolean)
    .join(' ');

/** All that the plan says of a measure in facts: the evidence behind every answer about it. */
export function measureEvidence(measure: Measure): string {
  return [
    `${measureTitle(measure)} ${measure.english}`,
    measure.group.join(' / '),
    ownersText(measure) === '' ? '' : `担当 ${ownersText(measure)}`,
    measure.summary,
    measure.summaryEnglish,
    ...measure.schedule.map(phaseLine),
    ...measure.targets.map(targetLine),
    ...measure.current.map((item) => `現在 ${item.title} ${item.english}`),
    ...measure.planned.map((item) => `今後 ${item.title} ${item.english}`),
  ]
    .filter(Boolean)
    .join('\n');
}

/** The evidence of an entry: everything an answer from it may say. */
export function evidenceText(entry: Entry): string {
  switch (entry.kind) {
    case 'term':
      return [
        entry.term.name,
        entry.term.reading,
        entry.term.expansion,
        entry.term.english,
        entry.term.definition,
        entry.term.definitionEnglish,
      ]
        .filter(Boolean)
        .join('\n');
    case 'review':
      return [
        entry.review.number,
        entry.review.title,
        entry.review.english,
        entry.review.result,
        entry.review.note,
        entry.review.noteEnglish,
      ]
        .filter(Boolean)
        .join('\n');
    case 'passage':
      return [entry.passage.title, entry.passage.text, entry.passage.english].join('\n');
    default:
      return measureEvidence(entry.measure);
  }
}

/** What of the entry the source leaves unsure, where it matters for an answer from it. */
export function doubtOf(entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'term':
      return entry.term.uncertain;
    case 'review':
      return entry.review.uncertain;
    case 'passage':
      return entry.passage.uncertain;
    case 'phase':
      return entry.phase.uncertain;
    case 'target':
      return entry.target.uncertain;
    default:
      return entry.measure.uncertain;
  }
}

const placeOf = (entry: Entry): Place => {
  if (entry.kind === 'term') return entry.term;
  if (entry.kind === 'review') return entry.review;
  return entry.kind === 'passage' ? entry.passage : entry.measure;
};

/** What stands at the cited place, for a person to read. */
function readableText(entry: Entry): string {
  switch (entry.kind) {
    case 'term':
      return `${entry.term.name}：${entry.term.definition}`;
    case 'review':
      return `${entry.review.title}（評価：${entry.review.result}）${entry.review.note}`;
    case 'passage':
      return entry.passage.text;
    default:
      return [
        measureTitle(entry.measure),
        ownersText(entry.measure) === '' ? '' : `担当：${ownersText(entry.measure)}`,
        entry.measure.summary,
      ]
        .filter(Boolean)
        .join('　');
  }
}

/** The citation of an entry. */
export function citationOf(entry: Entry, doubt = doubtOf(entry)): Citation {
  const { place, page } = placeOf(entry);
  return {
    municipality: entry.plan.municipality.id,
    plan: entry.plan.title,
    version: entry.plan.version,
    place,
    ...(page === undefined ? {} : { page }),
    passage: readableText(entry),
    ...(doubt === undefined ? {} : { uncertain: doubt }),
  };
}

/** A statement that rests on these entries. */
export function statement(text: string, entries: readonly Entry[], doubt?: string): Statement {
  return {
    block: { kind: 'text', text },
    citations: entries.map((entry) => (doubt === undefined ? citationOf(entry) : citationOf(entry, doubt))),
    evidence: entries.map(evidenceText).join('\n'),
  };
}
