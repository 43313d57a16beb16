import type { Entry } from '../../../domain/evidence.ts';
import type { Measure, Phase } from '../../../domain/plan.ts';
import type { EvidenceItem } from '../../../domain/worded.ts';
import { measureTitle } from '../../../language/entry-texts.ts';
import { canonical } from './canonical.ts';
import { type Figure, figures, readable, type YearMark, yearMarks } from './marks.ts';
import { isNegated, type Tense, tenseOf } from './modality.ts';
import { findNames, type Named, type NameBook, numberedIn } from './names.ts';

/** A stretch of evidence between two commas, or up to a topic's は, with the marks that it bears. */
export interface Segment {
  readonly text: string;
  /** Counted from 0 within the item. */
  readonly sentence: number;
  readonly years: readonly YearMark[];
  /** Its own years, or those of the last stretch of its sentence that has any. */
  readonly scope: readonly YearMark[];
  readonly figures: readonly Figure[];
  readonly departments: readonly Named[];
  /** Its own sections, or those that its sentence named last. */
  readonly speakers: readonly Named[];
  readonly negated: boolean;
  readonly tense?: Tense;
}

export type FactKind = 'about' | 'owners' | 'phase' | 'target' | 'current' | 'planned' | 'text';

/** An item of evidence made ready to be compared with. All texts are canonical. */
export interface Fact {
  readonly item: EvidenceItem;
  readonly kind: FactKind;
  /** The title alone. */
  readonly title: string;
  /** Of a target: what is measured. */
  readonly measured?: string;
  /** Title and other names: what the fact is about. */
  readonly head: string;
  /** What it says. */
  readonly body: string;
  /** Both. */
  readonly whole: string;
  readonly segments: readonly Segment[];
  readonly phase?: Phase;
  readonly measure?: Measure;
}

const KINDS: readonly FactKind[] = ['about', 'owners', 'phase', 'target', 'current', 'planned'];

const made = new WeakMap<NameBook, WeakMap<EvidenceItem, Fact>>();

/** An item made ready; once for all claims that cite it. */
export function factOf(item: EvidenceItem, names: NameBook): Fact {
  const facts = made.get(names) ?? new WeakMap<EvidenceItem, Fact>();
  const fact = facts.get(item) ?? makeFact(item, names);
  made.set(names, facts.set(item, fact));
  return fact;
}

function makeFact(item: EvidenceItem, names: NameBook): Fact {
  const { entry } = item;
  const measure = 'measure' in entry ? entry.measure : undefined;
  const [, part = '', at = ''] = /#([a-z]+)(?:\/(\d+))?$/u.exec(item.key) ?? [];
  const kind = KINDS.find((each) => each === part) ?? 'text';
  const phase = kind === 'phase' ? measure?.schedule[Number(at)] : undefined;
  const target = kind === 'target' ? measure?.targets[Number(at)] : undefined;
  const text = item.text.replace(/^【[^】]*】/u, '');
  const title = titleIn(text, kind, measure);
  const head = readable(canonical([title, ...namesOf(entry, kind)].join('\n')));
  // 評価：達成）：… of a review of the earlier plan.
  const said = text.slice(title.length).replace(/^([^（）()]{1,12})[）)][：:]/u, '評価は$1。');
  // A line of a list is a sentence; the canonical form would join it to the next.
  const body = readable(canonical(said.replaceAll('\n', '。')));
  return {
    item,
    kind,
    title: readable(
      canonical([title, phase?.lane, target?.lane, target?.name, target?.english].filter(Boolean).join('\n')),
    ),
    head,
    body,
    whole: `${head}\n${body}`,
    segments: segmentsOf(body, names, kind),
    ...(phase === undefined ? {} : { phase }),
    ...(target === undefined ? {} : { measured: canonical([target.name, target.english].filter(Boolean).join(' ')) }),
    ...(measure === undefined ? {} : { measure }),
  };
}

/** `「⑮ 電子契約の拡大」` before a fact of a measure; what stands before the colon of a term or passage. */
function titleIn(text: string, kind: FactKind, measure: Measure | undefined): string {
  if (kind === 'text' || measure === undefined) return /^[^：:\n]{0,120}[：:]/u.exec(text)?.[0] ?? '';
  const quoted = [`「${measureTitle(measure)}」`, `"${measure.english}"`].find((each) => text.startsWith(each));
  return quoted ?? '';
}

function namesOf(entry: Entry, kind: FactKind): readonly string[] {
  // The other names of a measure are those of its lines too: they do not name one line.
  if ((kind === 'current' || kind === 'planned') && 'measure' in entry) return [entry.measure?.english ?? ''];
  if (kind !== 'text' && 'measure' in entry && entry.measure !== undefined)
    return [entry.measure.english, ...entry.measure.names];
  if (entry.kind === 'term')
    return [
      entry.term.name,
      entry.term.english,
      entry.term.reading ?? '',
      entry.term.expansion ?? '',
      ...entry.term.names,
    ];
  if (entry.kind === 'review') return [entry.review.english, ...entry.review.names];
  return entry.kind === 'passage' ? entry.passage.names : [];
}

const AFTER_TOPIC =
  /(?<=[\p{Script=Han}ァ-ヺーa-z0-9)」』%](?:に|で|と|へ|から|まで)?は)(?<!(?:年|度|月|現在)(?:に)?は)(?!じ|な[いくか]|あり)/u;

/** Splits at full stops, commas, and behind the は of a topic. */
export const stretchesOf = (sentence: string): readonly string[] =>
  sentence
    .replace(QUOTED, (quoted) => quoted.replaceAll('、', '\u0001').replaceAll('は', '\u0002'))
    .split(/[、;]|,(?!\d)|\n| (?:while|whereas|but) | and (?=[a-z]{2,}(?:s|ed) )/u)
    .flatMap((each) => each.split(AFTER_TOPIC))
    .map((each) => each.replaceAll('\u0001', '、').replaceAll('\u0002', 'は'))
    .filter((each) => each.trim() !== '');

/** What stands in quotation marks is one thing. */
const QUOTED = /「[^」]{0,80}」/gu;

/** Splits at full stops; decimals and abbreviations keep theirs. */
export const sentencesOf = (text: string): readonly string[] =>
  text.split(/。|\n|(?<=[a-z)"0-9])[.!?](?=\s|$)/u).filter((each) => each.trim() !== '');

/** 令和4年度の第1段階から | 令和7年度の第4段階まで: two years with matter between them are two stretches. */
function byYear(text: string): readonly string[] {
  const years = yearMarks(text);
  const cut = years.findLast((year, at) => at > 0 && WITH_MATTER.test(between(text, years[at - 1]?.end ?? 0, year.at)));
  return cut === undefined ? [text] : [...byYear(text.slice(0, cut.at)), text.slice(cut.at)];
}

const between = (text: string, from: number, to: number): string =>
  text.slice(from, to).replace(/年度?|及び|並びに/gu, '');

/** システムへの移行を | 令和5年度から準備し: what stands before the first year of a sentence belongs to all of its years. */
function withCommonPart(stretches: readonly string[]): readonly string[] {
  const first = stretches.findIndex((text) => yearMarks(text).length > 0);
  const text = stretches[first] ?? '';
  const at = yearMarks(text)[0]?.at ?? 0;
  const before = text.slice(0, at).replace(/現状 $/u, '');
  if (!/[をはがに ]$/u.test(before) || !WITH_MATTER.test(before)) return stretches;
  return [...stretches.slice(0, first), before, text.slice(before.length), ...stretches.slice(first + 1)];
}

const WITH_MATTER = /\p{Script=Han}|[ァ-ヺ]{2}|[a-z]{3}/u;

/** 提唱したのは, 策定された計画です: done, though the sentence ends otherwise. */
const TOLD_AS_DONE = /[したっ]たのは|(?:された|した)[\p{Script=Han}ァ-ヺー]+(?:です|で|であり)?$/u;
/** 減少して: what changes is changing, however the sentence ends. */
const CHANGES = /(?:減少|増加|進行|変化|上昇|低下)して|(?:高ま|広が|減)って|増えて/u;

/** A stretch that says nothing yet: a topic, a subject, an object. */
const WITHOUT_END = /は$|[\p{Script=Han}ァ-ヺーa-z0-9」)][をが]$/u;

function segmentsOf(body: string, names: NameBook, kind: FactKind): readonly Segment[] {
  return sentencesOf(body).flatMap((sentence, at) => {
    const segments: Segment[] = [];
    let scope: readonly YearMark[] = [];
    let speakers: readonly Named[] = [];
    let told: Tense | undefined;
    const common = withCommonPart(joinedYears(stretchesOf(sentence)));
    // The years of a phase are one span, and its day is another form of the year.
    const stretches = kind === 'phase' ? joinedYears(stretchesOf(sentence)) : common.flatMap(byYear);
    for (const [index, text] of stretches.entries()) {
      const years = yearMarks(text);
      if (years.length > 0) scope = years;
      const departments = [...findNames(text, names.departments), ...numberedIn(text)];
      if (departments.length > 0) speakers = departments;
      const tense = TOLD_AS_DONE.test(text) ? 'done' : CHANGES.test(text) ? 'ongoing' : (tenseOf(text) ?? told);
      // 今は | …: what a topic says of time holds for what follows.
      if (text.endsWith('は')) told = tense;
      segments.push({
        text,
        sentence: at,
        years,
        scope,
        figures: figures(text, years),
        departments,
        speakers,
        // GPSは | ありません: the topic is denied with what is said of it.
        negated: isNegated(text) || (WITHOUT_END.test(text) && isNegated(stretches[index + 1] ?? '')),
        ...(tense === undefined ? {} : { tense }),
      });
    }
    return segments;
  });
}

/** A stretch that holds nothing but a year (`令和6年度は`, `令和6年度に`) belongs to the one behind it. */
export function joinedYears(stretches: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let open = '';
  for (const stretch of stretches) {
    const years = yearMarks(stretch);
    const bare =
      years.length > 0 &&
      !WITH_MATTER.test(withoutMarks(stretch, years).replace(/年度?|現状|時点/gu, '')) &&
      figures(stretch, years).length === 0;
    // 潮来市は令和6年度、関市は…: the next topic does not take the year with it.
    if (open !== '' && /[^にで]は$/u.test(stretch) && !bare) {
      joined.push(open);
      open = '';
    }
    if (bare) {
      open += `${stretch}、`;
      continue;
    }
    joined.push(open + stretch);
    open = '';
  }
  return open === '' ? joined : [...joined, open];
}

/** A text with what stands at marks replaced by spaces. */
export function withoutMarks(text: string, marks: readonly { readonly at: number; readonly end: number }[]): string {
  let rest = text;
  for (const { at, end } of marks) rest = rest.slice(0, at) + ' '.repeat(Math.max(0, end - at)) + rest.slice(end);
  return rest;
}
