import type { ClaimFault } from '../../../domain/worded.ts';
import { canonical } from './canonical.ts';
import { checkAnchors } from './check-anchors.ts';
import { checkModality } from './check-modality.ts';
import { checkRoles } from './check-roles.ts';
import type { Clause } from './clauses.ts';
import type { Fact, Segment } from './facts.ts';
import { ENGLISH_GENERAL } from './english-words.ts';
import { DEGREES, GENERAL } from './general-words.ts';
import { bearsYear, type YearMark } from './marks.ts';
import { placesOutside, sectionsOutside } from './names.ts';
import { chunksOf, isBorne } from './words.ts';

/** What one clause of a claim is held against. */
export interface Ground {
  /** The facts cited that may bear it: those of the municipality it speaks of. */
  readonly facts: readonly Fact[];
  /** All facts cited. */
  readonly cited: readonly Fact[];
  /** The canonical question. */
  readonly question: string;
  /** Titles and names of all that plans know, canonical: words that only evidence may bear. */
  readonly known: string;
}

/** Why a clause is not borne. */
export function checkClause(clause: Clause, ground: Ground): ClaimFault | undefined {
  return (
    checkOutsiders(clause, ground) ??
    checkSubjects(clause, ground) ??
    checkWords(clause, ground) ??
    checkDegrees(clause, ground) ??
    checkModality(clause, ground.facts) ??
    checkRoles(clause, ground.facts)
  );
}

function checkOutsiders({ rest }: Clause, { facts }: Ground): ClaimFault | undefined {
  const known = facts.map(({ whole }) => whole).join('\n');
  if (sectionsOutside(rest).some((name) => !known.includes(name))) return 'department';
  return placesOutside(rest).some((name) => !known.includes(name)) ? 'municipality' : undefined;
}

/** Sections, years and figures are borne by facts about what the clause speaks of; of two subjects, by facts about each. */
function checkSubjects(clause: Clause, { facts, question }: Ground): ClaimFault | undefined {
  if (!isMarked(clause)) return undefined;
  const own = subjectsIn(`${clause.topic} ${clause.rest}`, facts);
  const subjects = own.length > 0 ? own : subjectsIn(question, facts);
  const about = ofMeasured(clause, ofNumber(clause, facts)).filter(({ whole }) =>
    subjects.every((subject) => whole.includes(subject)),
  );
  if (subjects.length === 0 && about.length < facts.length) return checkAnchors(clause, about, facts);
  if (subjects.length === 0 || about.length > 0)
    return checkAnchors(clause, subjects.length === 0 ? facts : about, facts);
  for (const subject of subjects) {
    const fault = checkAnchors(
      clause,
      facts.filter(({ whole }) => whole.includes(subject)),
      facts,
    );
    if (fault !== undefined) return fault;
  }
  return /それぞれ|respectively/u.test(clause.text) ? 'mixed' : undefined;
}

/** Those of the facts that have the number of the topic (27手続) in their titles, where any has. */
function ofNumber({ topicFigures }: Clause, facts: readonly Fact[]): readonly Fact[] {
  const named = facts.filter(({ title }) =>
    topicFigures.some(({ value, unit }) => unit !== '' && title.includes(`${value}${unit}`)),
  );
  return named.length > 0 ? named : facts;
}

/** Of several targets those of which the clause names what is measured: マスター数, not リーダー数. */
function ofMeasured({ chunks, topicChunks }: Clause, facts: readonly Fact[]): readonly Fact[] {
  const targets = facts.filter(({ measured }) => measured !== undefined);
  const telling = [...chunks, ...topicChunks].filter(
    (chunk) => chunk.length > 1 && !GENERAL.has(chunk) && !targets.every(({ measured }) => measured?.includes(chunk)),
  );
  const named = targets.filter(({ measured }) => telling.some((chunk) => measured?.includes(chunk)));
  return named.length > 0 ? facts.filter((fact) => !targets.includes(fact) || named.includes(fact)) : facts;
}

/** Words that tell some of the facts from others: parts of the title of some that do not stand in all. */
function subjectsIn(text: string, facts: readonly Fact[]): readonly string[] {
  if (facts.length < 2) return [];
  return chunksOf(text).filter((chunk) => {
    if (chunk.length < 2 || GENERAL.has(chunk)) return false;
    const titled = facts.filter(({ title }) => title.includes(chunk)).length;
    const named = titled > 0 ? titled : facts.filter(({ head }) => head.includes(chunk)).length;
    return named > 0 && named < facts.length;
  });
}

function checkWords(clause: Clause, ground: Ground): ClaimFault | undefined {
  const { facts, cited, question, known } = ground;
  const near = aboutTopic(clause, facts)
    .map((fact) => textFor(clause, fact))
    .join('\n');
  const said = clause.text;
  for (const word of isMarked(clause) ? [...clause.chunks, ...clause.topicChunks] : clause.chunks) {
    // 50件増やす: what a number is may be said to be more.
    const chunk = clause.figures.length > 0 ? word.replace(/増$/u, '') : word;
    if (chunk === '') continue;
    if (
      isOfAnotherYear(chunk, clause, facts) ||
      isOfAnotherSentence(chunk, clause, facts) ||
      isBesideAnother(chunk, clause, facts)
    )
      return 'mixed';
    if (isBorne(chunk, `${clause.topic}${said}`, near) && !isStrangeNoun(chunk, said, near)) continue;
    // What people call a thing in their question may name it again, unless it is the name of something a plan knows.
    if (question.includes(chunk) && !known.includes(chunk)) continue;
    if (isBorne(chunk, said, cited.map(({ whole }) => whole).join('\n'))) return 'mixed';
    return /^[ァ-ヺa-z]/u.test(chunk) ? 'term' : 'unsupported';
  }
  return undefined;
}

/** 種を: a single kanji is a stem only where okurigana follow. */
const isStrangeNoun = (chunk: string, said: string, known: string): boolean =>
  chunk.length === 1 &&
  !GENERAL.has(chunk) &&
  !known.includes(chunk) &&
  new RegExp(`(?<![\\d\\p{Script=Han}ァ-ヺ])${chunk}を`, 'u').test(said);

/** General words that are said of a year all the same. */
const ACTION = /^(?:実施|開催|提供|配置|設置|運営|運用|利用|使用|活用|作成)$/u;

/** A word of a clause with a year that the evidence has beside other years alone, or, being the last, only elsewhere. */
function isOfAnotherYear(chunk: string, { years, chunks }: Clause, facts: readonly Fact[]): boolean {
  if (years.length === 0 || chunk.length < 2 || !chunks.includes(chunk) || ENGLISH_GENERAL.has(chunk)) return false;
  if (GENERAL.has(chunk) && !(ACTION.test(chunk) && chunks.at(-1) === chunk)) return false;
  const having = facts.flatMap(({ segments }) => segments.filter(({ text }) => text.includes(chunk)));
  const isOfYear = (scope: readonly YearMark[]): boolean =>
    scope.some((mark) => years.some((year) => bearsYear(mark, year)));
  if (having.length === 0 || having.some(({ scope }) => isOfYear(scope))) return false;
  if (having.every(({ scope }) => scope.length > 0)) return true;
  return (
    chunks.at(-1) === chunk &&
    !having.some((each) =>
      facts.some(
        ({ segments }) =>
          segments.includes(each) &&
          segments.some(({ sentence, scope }) => sentence === each.sentence && isOfYear(scope)),
      ),
    )
  );
}

/** A topic that the evidence has in other sentences than the year alone. */
function isOfAnotherSentence(
  chunk: string,
  { years, topicChunks, chunks, text }: Clause,
  facts: readonly Fact[],
): boolean {
  if (
    years.length === 0 ||
    chunk.length < 2 ||
    GENERAL.has(chunk) ||
    chunks.includes(chunk) ||
    !topicChunks.includes(chunk)
  )
    return false;
  if (facts.some(({ phase }) => phase !== undefined)) return false;
  const isTopicOf = ({ text: each }: Segment): boolean => each.endsWith('は') && each.includes(chunk);
  if (facts.some(({ title, segments }) => title.includes(chunk) && !segments.some(isTopicOf))) return false;
  const having = facts.filter(({ body }) => body.includes(chunk));
  return (
    having.length > 0 &&
    having.every(({ segments }) => {
      const dated = new Set(
        segments.flatMap(({ sentence, scope }) =>
          scope.some((mark) => years.some((year) => bearsYear(mark, year))) ? [sentence] : [],
        ),
      );
      const ofDated = segments.filter(({ sentence }) => dated.has(sentence));
      const topics = ofDated
        .filter((segment) => segment.text.endsWith('は'))
        .flatMap((segment) => chunksOf(segment.text));
      return (
        !ofDated.some((segment) => segment.text.includes(chunk)) &&
        topics.some((topic) => topic.length > 1 && !text.includes(topic))
      );
    })
  );
}

/** A word that the evidence has beside other numbers alone. */
function isBesideAnother(chunk: string, { figures }: Clause, facts: readonly Fact[]): boolean {
  if (figures.length === 0 || chunk.length < 2 || GENERAL.has(chunk)) return false;
  const having = facts.flatMap(({ segments }) => segments.filter(({ text }) => text.includes(chunk)));
  const said = new Set(figures.map(({ value }) => value));
  return (
    having.length > 0 &&
    having.every((segment) => segment.figures.length > 0 && !segment.figures.some(({ value }) => said.has(value)))
  );
}

const isMarked = ({ years, figures, departments }: Clause): boolean =>
  years.length + figures.length + departments.length > 0;

/**
 * The facts about the topic, where it tells facts apart, with those of the same measure. The definition of one term says nothing
 * of another, unless that names it.
 */
function aboutTopic(clause: Clause, facts: readonly Fact[]): readonly Fact[] {
  const subjects = subjectsIn(clause.topicChunks.join(' '), facts);
  const about = facts.filter(({ whole }) => subjects.every((subject) => whole.includes(subject)));
  if (about.length === 0) return facts;
  const titled = about.filter(({ title }) => subjects.every((subject) => title.includes(subject)));
  const measures = new Set(about.flatMap(({ measure }) => (measure === undefined ? [] : [measure.id])));
  return facts.filter(
    (fact) =>
      (about.includes(fact) &&
        (titled.length === 0 || titled.includes(fact) || !isDefinition(fact) || isNamedIn(fact, titled))) ||
      (fact.measure !== undefined && measures.has(fact.measure.id)),
  );
}

const isDefinition = ({ item }: Fact): boolean => item.entry.kind === 'term';
const isNamedIn = ({ item: { entry } }: Fact, facts: readonly Fact[]): boolean =>
  entry.kind === 'term' && facts.some(({ body }) => body.includes(canonical(entry.term.name)));

/** What of a fact may bear the words of a clause: not what stands there of other years, sections, or beside other figures. */
function textFor(clause: Clause, fact: Fact): string {
  const sections = clause.speakers.length > 0 ? clause.speakers : clause.topicDepartments;
  const { scope: years, figures } = clause;
  const own = fact.segments.filter(
    (segment) =>
      isOf(years, segment.scope, (said, mark) => bearsYear(mark, said)) &&
      isOf(figures, segment.figures, (said, known) => said.value === known.value) &&
      isOf(sections, segment.speakers, (said, speaker) => said.name === speaker.name),
  );
  // By its other names a measure may be called; what it does stands in its title and its text.
  const isDescribed =
    fact.kind === 'about' && !isMarked(clause) && !clause.text.endsWith('は') && /[ぁ-ん]/u.test(fact.body);
  return `${isDescribed ? fact.title : fact.head}\n${own.map(({ text }) => text).join('\n')}`;
}

/** Whether a stretch has no marks of a kind, or one of those that the clause has; a clause without any may look everywhere. */
const isOf = <Said, Known>(
  said: readonly Said[],
  known: readonly Known[],
  same: (one: Said, other: Known) => boolean,
): boolean => said.length === 0 || known.length === 0 || known.some((each) => said.some((one) => same(one, each)));

const RISES = /増え|増や|増加|上が|上昇|伸び|高ま|rise|rose|increas|grew|grow/u;
const FALLS = /減少|減って|減り(?!ま?せ)|低下|下が|縮小し|decreas|declin|fell|drop/u;

/** Whether the numbers of a text go up: 1498件から1762件. Undefined where there are not two of a kind. */
function goesUp({ figures, topicFigures }: Clause): boolean | undefined {
  const [first, second] = [...topicFigures, ...figures].slice(-2);
  return first === undefined || second === undefined || first.unit.charAt(0) !== second.unit.charAt(0)
    ? undefined
    : second.value > first.value;
}

/** 3割増やす of what is to fall by 30%. */
function turnsNumber({ text, figures }: Clause, facts: readonly Fact[]): boolean {
  const values = new Set(figures.map(({ value }) => value));
  const known = facts
    .flatMap(({ segments }) => segments)
    .filter((segment) => segment.figures.some(({ value }) => values.has(value)))
    .map((segment) => segment.text)
    .join(' ');
  if (known === '') return false;
  const [up, down] = [/増|\+|拡|高|向上|伸/u.test(known), /減|削|縮|低/u.test(known)];
  return (/増や|増加/u.test(text) && down && !up) || (/減ら|減少|削減/u.test(text) && up && !down);
}

function checkDegrees(clause: Clause, { facts }: Ground): ClaimFault | undefined {
  const known = facts.map(({ title, body }) => `${title}\n${body}`).join('\n');
  if (
    RISES.test(clause.text) &&
    !RISES.test(known) &&
    !/拡|増|向上|底上|普及|\+/u.test(known) &&
    goesUp(clause) !== true
  )
    return 'polarity';
  if (FALLS.test(clause.text) && !FALLS.test(known) && !/減|縮|軽|低/u.test(known) && goesUp(clause) !== false)
    return 'polarity';
  if (turnsNumber(clause, facts)) return 'polarity';
  // The English names of things would bear 無料 by free.
  const same = /[ぁ-ん]/u.test(clause.text) ? known.replace(/[a-z]+/gu, ' ') : known;
  return DEGREES.some((degree) => degree.test(clause.text) && !degree.test(same)) ? 'unsupported' : undefined;
}
