import type { Spot } from '../../../domain/source-document.ts';
import { plainLabel, type Field } from './fields.ts';
import { bareMeasure, type FoundMeasure } from './found-measure.ts';
import { isTitle, numberOf, readTitle, type TitleParts } from './measure-titles.ts';
import { readLeadAndOthers } from '../owners/owners.ts';
import type { Heading, PlanFrame } from '../recognition.ts';
import { itemsOf } from './row-readings.ts';
import type { Evidence } from './section-evidence.ts';
import { type FieldEntry, phasesOf, targetsOf } from './section-schedule.ts';
import { firstSentences } from './summaries.ts';

/** A measure's heading with all that stands under it. */
export interface Region {
  /** Headings above it. */
  readonly above: readonly Heading[];
  readonly heading?: Heading;
  readonly evidence: readonly Evidence[];
  readonly place: string;
  readonly page?: number;
}

/**
 * The measures told under one heading: one as a rule. Where who or what begins again after a schedule, the heading of the next
 * sheet was lost; that measure has no title yet.
 */
export function sectionMeasures(region: Region, frame: PlanFrame): readonly FoundMeasure[] {
  const lines = titleLines(region.evidence);
  if (lines.length >= 2) return lines.map((from, index) => lineMeasure(region, from, lines[index + 1], frame));
  return chunks(region.evidence).map((evidence, index) => {
    const first = evidence[0];
    const title = index === 0 && region.heading !== undefined ? headingTitle(region.heading) : { title: '', tags: [] };
    const spot = index === 0 ? (region.heading?.spot ?? first?.spot) : first?.spot;
    return sectionMeasure(title, evidence, { ...region, spot: spot ?? { file: '' } }, frame);
  });
}

/**
 * Where the measures of a section begin that are told one after the other without headings: at a short line over each line of owners.
 * Fewer than two where any of the owners has no such line over it.
 */
function titleLines(evidence: readonly Evidence[]): readonly number[] {
  const owners = evidence.flatMap((one, at) => (one.kind === 'owners' ? [at] : []));
  const lines = owners.map((at, index) => {
    const from = (owners[index - 1] ?? -1) + 1;
    const line = evidence
      .slice(from, at)
      .findIndex((one) => one.kind === 'text' && one.part === undefined && isTitleLine(one.text));
    return line < 0 ? -1 : from + line;
  });
  return lines.length >= 2 && lines.every((line) => line >= 0) ? lines : [];
}

const isTitleLine = (text: string): boolean =>
  text.length <= 40 && !/[。、：:]$|。/u.test(text) && isTitle(readTitle(text).title);

function lineMeasure(region: Region, from: number, to: number | undefined, frame: PlanFrame): FoundMeasure {
  const [line, ...evidence] = region.evidence.slice(from, to);
  const title = readTitle(line?.kind === 'text' ? line.text : '');
  const above = region.heading === undefined ? region.above : [...region.above, region.heading];
  return sectionMeasure(title, evidence, { ...region, above, spot: line?.spot ?? { file: '' } }, frame);
}

function headingTitle({ label, title }: Heading): TitleParts {
  const parts = readTitle(title);
  // ③1 stands for a circled 31 where a font has none.
  const tail = label !== undefined && /^[①-⑨]$/u.test(label) ? /^(\d)\s+(.+)$/u.exec(title) : null;
  if (tail !== null)
    return { ...readTitle(tail[2] ?? ''), number: `${(label ?? '').normalize('NFKC')}${tail[1] ?? ''}` };
  return label === undefined ? parts : { ...parts, number: numberOf(label) };
}

function chunks(evidence: readonly Evidence[]): readonly (readonly Evidence[])[] {
  const found: Evidence[][] = [[]];
  let timed = -1;
  for (const one of evidence) {
    const open = found.at(-1) ?? [];
    if (timed >= 0 && beginsAgain(one, open)) {
      found.push([...open.splice(timed + 1).map(withoutPart), one]);
      timed = -1;
    } else {
      open.push(one);
      if (one.kind === 'timed') timed = open.length - 1;
    }
  }
  return found;
}

/** A label of the sheet before says nothing of what follows its schedule. */
function withoutPart(one: Evidence): Evidence {
  if (one.kind !== 'text') return one;
  const { part: _part, ...rest } = one;
  return rest;
}

function beginsAgain(one: Evidence, open: readonly Evidence[]): boolean {
  if (one.kind === 'owners') return open.some(({ kind }) => kind === 'owners');
  const state = stateOf(one);
  return (
    state !== undefined &&
    open.some((other) => stateOf(other)?.label === state.label && stateOf(other)?.at !== state.at)
  );
}

/** The label 現状 or 課題 over what is told, and where it stands. */
function stateOf(one: Evidence): { readonly label: string; readonly at: Spot } | undefined {
  if (one.kind === 'sheet') {
    const entry = one.sheets[0]?.entries[0];
    return entry?.field === 'state' ? { label: plainLabel(entry.label), at: entry.spot } : undefined;
  }
  return one.kind === 'text' && one.part?.field === 'state'
    ? { label: plainLabel(one.part.title), at: one.part.spot }
    : undefined;
}

interface At {
  readonly above: readonly Heading[];
  readonly place: string;
  readonly page?: number;
  readonly spot: Spot;
}

function sectionMeasure(title: TitleParts, evidence: readonly Evidence[], at: At, frame: PlanFrame): FoundMeasure {
  const fields = evidence.flatMap((one) =>
    one.kind === 'field' ? [one] : one.kind === 'sheet' ? one.sheets.flatMap((sheet) => sheet.entries) : [],
  );
  const value = (field: Field): string | undefined => fields.find((entry) => entry.field === field)?.value;
  const summary = summaryOf(evidence) || firstSentences(value('summary') ?? value('title') ?? '');
  const leads = [...(title.owners === undefined ? [] : [title.owners]), ...ownerTexts(evidence)];
  const bureau = value('bureau');
  const owners = ownersOf(
    leads.length > 0 || bureau === undefined ? leads : [bureau],
    relatedText(evidence, value('related')),
    evidence,
    at.spot,
  );
  return bareMeasure({
    kind: 'detail',
    ...(title.number === undefined ? {} : { number: title.number }),
    title: title.title,
    tags: [...new Set([...title.tags, ...evidence.flatMap((one) => (one.kind === 'tags' ? one.tags : []))])],
    above: at.above,
    ...(owners === undefined ? {} : { owners }),
    ...(bureau === undefined || leads.length === 0 ? {} : { bureau }),
    ...(summary === '' ? {} : { summary }),
    phases: phasesOf(evidence, fields, title.title, frame),
    targets: targetsOf(evidence, frame),
    current: listed(evidence, fields, 'current'),
    planned: listed(evidence, fields, 'planned'),
    place: at.place,
    ...(at.page === undefined ? {} : { page: at.page }),
    spot: at.spot,
    origin: 0,
  });
}

const ownerTexts = (evidence: readonly Evidence[]): readonly string[] =>
  evidence.flatMap((one) => {
    if (one.kind === 'owners') return [one.text];
    return one.kind === 'sheet'
      ? one.sheets.flatMap(({ entries }) => entries.flatMap(({ field, value }) => (field === 'owners' ? [value] : [])))
      : [];
  });

function ownersOf(
  texts: readonly string[],
  related: string | undefined,
  evidence: readonly Evidence[],
  fallback: Spot,
): FoundMeasure['owners'] {
  if (texts.length === 0) return undefined;
  const spot = evidence.find(({ kind }) => kind === 'owners')?.spot ?? fallback;
  return readLeadAndOthers([...new Set(texts)].join('、'), related, spot);
}

/** Who only takes part: a field of its own, or the line below a label 関係課. */
const relatedText = (evidence: readonly Evidence[], field: string | undefined): string | undefined =>
  field ?? evidence.flatMap((one) => (one.kind === 'text' && one.part?.field === 'related' ? [one.text] : []))[0];

function summaryOf(evidence: readonly Evidence[]): string {
  const texts = evidence.flatMap((one) => (one.kind === 'text' ? [one] : []));
  const free = texts.filter(({ part, listItem }) => part === undefined && !listItem);
  const candidates = [
    ...free,
    ...texts.filter(
      ({ part }) =>
        part?.field === 'summary' || part?.field === 'title' || (part !== undefined && part.field === undefined),
    ),
    ...texts.filter(({ part, listItem }) => part === undefined && listItem),
  ];
  for (const { text } of candidates) {
    const sentences = /[。]|.{20}/u.test(text) ? firstSentences(text) : '';
    if (sentences !== '') return sentences;
  }
  return '';
}

/** The items of 現在の取組 or 今後の取組; what only 主な取組 lists is what the plan is going to do. */
function listed(
  evidence: readonly Evidence[],
  fields: readonly FieldEntry[],
  field: 'current' | 'planned',
): readonly string[] {
  const texts = evidence.flatMap((one) => (one.kind === 'text' ? [one] : []));
  const told = [
    ...texts.filter(({ part }) => part?.field === field).flatMap(({ text }) => itemsOf(text)),
    ...fields.filter((entry) => entry.field === field).flatMap(({ value }) => itemsOf(value)),
  ];
  const works = texts
    .filter(({ part, listItem }) => part?.field === 'title' && listItem)
    .flatMap(({ text }) => itemsOf(text));
  const items = told.length === 0 && field === 'planned' ? works : told;
  return [...new Set(items)].filter((item) => !/。./u.test(item) && item.length <= 80);
}
