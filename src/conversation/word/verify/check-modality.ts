import type { ClaimFault } from '../../../domain/worded.ts';
import type { Clause } from './clauses.ts';
import type { Fact, Segment } from './facts.ts';
import { GENERAL } from './general-words.ts';
import { bearsYear } from './marks.ts';
import { familiesIn, isNegated, lastFamily, type Tense, tenseOf } from './modality.ts';
import { isSaid } from './words.ts';

/** Whether a clause says that something is so, is done, is decided, where the evidence says less or the contrary. */
export function checkModality(clause: Clause, facts: readonly Fact[]): ClaimFault | undefined {
  if (!attributesStand(clause.text, facts) || DOUBLY.test(clause.text)) return 'polarity';
  // A topic is judged with what is said of it.
  if (clause.text.endsWith('は')) return undefined;
  const faulty = isFalselyNegated(clause, facts) || isFalselyDone(clause, facts) || isOnlyStudied(clause, facts);
  return faulty ? 'polarity' : undefined;
}

/** A denied denial is more than can be compared. */
const DOUBLY = /(?:ない|不要|未定)(?:と|わけ|こと|もの)?.{0,6}(?:ません|ないです)/u;

/** Pairs of characters, by which stretches are compared whatever their words are. */
function pairsOf(text: string): ReadonlySet<string> {
  const plain = text.replace(/[\s「」()・]/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)).filter(
      (pair) => !COMMON.test(pair),
    ),
  );
}

/** Endings and particles, which say nothing of the matter. */
const COMMON =
  /^(?:[でしまいるてにをがはとのもなすこたりれ][すたるいてますにをがはとのもしれなり]|ます|です|して|てい|いま|する|され|れて|した|こと|とし|ため)$/u;

const sharedPairs = (text: string, pairs: ReadonlySet<string>): number => {
  let shared = 0;
  for (const pair of pairs) if (text.includes(pair)) shared += 1;
  return shared;
};

const NEGATIVE_OTHERWISE = /不要|要ら|いら|なく|無く|省|やめ|止|未|困難|ない|ません|ず/u;

/** 電子契約にすると、…: not yet what is said. */
const CONDITION = /(?:する|る|い)と$|れば$|たら$|ても$|ことで$|ため(?:に)?$/u;

function isFalselyNegated(clause: Clause, facts: readonly Fact[]): boolean {
  const segments = facts.flatMap((fact) => fact.segments);
  const pairs = pairsOf(clause.text);
  if (isNegated(clause.text)) return !standsLiterally(clause.text, facts) && !isDeniedAct(clause, segments);
  if (NEGATIVE_OTHERWISE.test(clause.text) || CONDITION.test(clause.text)) return false;
  const shares = segments.map(({ text }) => sharedPairs(text, pairs));
  const most = Math.max(0, ...shares);
  return (
    most > 0 && segments.every(({ negated, text }, at) => shares[at] !== most || (negated && !saysMore(text, clause)))
  );
}

/** `… without visiting`: what stands before is said all the same, if the claim is not of what is denied. */
function saysMore(text: string, clause: Clause): boolean {
  const without = /\bwithout ([a-z-]+)(?: or ([a-z-]+))?/u.exec(text);
  return (
    without !== null && !without.slice(1).some((word) => word !== undefined && clause.text.includes(word.slice(0, 5)))
  );
}

/** 公開しない取組: a negation before a noun stands so in the evidence. */
const attributesStand = (text: string, facts: readonly Fact[]): boolean =>
  [...text.matchAll(/((?:\p{Script=Han}[ぁ-ん]{0,3}(?<!少)|でき)ない)(?=[\p{Script=Han}ァ-ヺ]|もの|だけ)/gu)].every(
    ([, negation = '']) => facts.some(({ whole }) => whole.includes(negation)),
  );

/** A negated stretch in a sentence that speaks of the same. */
const isDenied = (segments: readonly Segment[], pairs: ReadonlySet<string>): boolean =>
  segments.some(
    ({ negated, sentence, text }) =>
      (negated || NOT_ALONE.test(text)) && sharedPairs(sentenceOf(segments, sentence), pairs) > 1,
  );

const NOT_ALONE = /だけで(?:は)?なく|のみならず/u;

const sentenceOf = (segments: readonly Segment[], at: number): string =>
  segments.flatMap(({ sentence, text }) => (sentence === at ? [text] : [])).join('、');

/** 目指していません: what is denied is denied in the evidence, by the same word or one that says the same. */
function isDeniedAct(clause: Clause, segments: readonly Segment[]): boolean {
  if (/不要|なくな|なくし/u.test(clause.text) && /ません/u.test(clause.text)) return false;
  const act = clause.chunks.at(-1);
  const pairs = pairsOf(`${clause.topic}${clause.text}`);
  if (act === undefined || LIGHT.test(act)) return isDenied(segments, pairs);
  const most = Math.max(...segments.map(({ sentence }) => sharedPairs(sentenceOf(segments, sentence), pairs)));
  return segments.some(
    ({ negated, text, sentence }) =>
      (negated || NOT_ALONE.test(text)) &&
      isSaid(act, clause.text, text) &&
      sharedPairs(sentenceOf(segments, sentence), pairs) * 2 >= most,
  );
}

/** What is denied of anything: 必要はありません, 記載はありません. */
const LIGHT = /^(?:必要|記載|掲載|存在|予定|計画|定|載|書|示|明|指|限|対象|可能|不要)$/u;

/** 書かない窓口: a negation that is part of a name, or stands so in the evidence. */
function standsLiterally(text: string, facts: readonly Fact[]): boolean {
  const negations = [...text.matchAll(/[\p{Script=Han}][ぁ-ん]{0,3}ない|不要|未\p{Script=Han}+/gu)].map(
    (match) => match[0],
  );
  return (
    negations.length > 0 &&
    !/ません|なかった/u.test(text) &&
    negations.every((each) => facts.some(({ whole }) => whole.includes(each)))
  );
}

function isFalselyDone(clause: Clause, facts: readonly Fact[]): boolean {
  const said = tenseOf(clause.text);
  if (said === undefined || isPastOfEvidence(clause.text, facts)) return false;
  const pairs = pairsOf(`${clause.topic}${clause.rest}`);
  const shares = facts.map(({ body, kind }) => (kind === 'owners' ? 0 : sharedPairs(body, pairs)));
  const most = Math.max(...shares);
  const near = facts.filter((_, at) => shares[at] === most);
  const tenses = near.flatMap((fact) => tensesOf(fact, clause, pairs));
  if (said === 'planned') return tenses.length > 0 && tenses.every((tense) => tense === 'done' || tense === 'ongoing');
  return !tenses.some((tense) => tense === 'done' || tense === 'ongoing');
}

const PLAIN_PAST = /[\p{Script=Han}ァ-ヺ]+[ぁ-ん]{0,4}(?<!まし)[っしいえけれ]た(?=と|$)/gu;

/** 便利になったと感じる: a past inside a sentence that stands so in the evidence. */
function isPastOfEvidence(text: string, facts: readonly Fact[]): boolean {
  const past = [...text.matchAll(PLAIN_PAST)].map((match) => match[0]);
  return past.length > 0 && past.every((each) => facts.some(({ body }) => body.includes(each)));
}

/** What a fact says of time: by its kind, or in the stretches that speak of what the clause speaks of. */
function tensesOf(fact: Fact, clause: Clause, pairs: ReadonlySet<string>): readonly (Tense | undefined)[] {
  if (fact.kind === 'current') return ['ongoing'];
  if (fact.kind === 'planned' || fact.kind === 'target') return ['planned'];
  if (fact.kind === 'owners') return [];
  if (fact.phase !== undefined) {
    const { item, phase } = fact;
    if (/実施中|完了済|導入済/u.test(phase.phase)) return ['ongoing'];
    return phase.to < item.entry.plan.period[0] ? ['ongoing', 'planned'] : ['planned'];
  }
  const dated = fact.segments.filter(({ scope }) =>
    scope.some((mark) => clause.years.some((year) => bearsYear(mark, year))),
  );
  // 提唱したのは…。提唱は2004年です: the sentence with the year need not say that it is done.
  const among = dated.length > 0 && !fact.segments.some(({ text }) => text.endsWith('たのは')) ? dated : fact.segments;
  const shares = among.map(({ text }) => sharedPairs(text, pairs));
  const most = Math.max(0, ...shares);
  const near = among.filter((_, at) => (shares[at] ?? 0) >= Math.max(1, most - 1));
  return (near.length > 0 ? near : among).map(({ tense, sentence }) => tense ?? finalTense(fact.segments, sentence));
}

/** 導入し、…しました: the end of the sentence speaks for what stands before. */
const finalTense = (segments: readonly Segment[], sentence: number): Tense | undefined =>
  segments.findLast((segment) => segment.sentence === sentence)?.tense ??
  segments.find((segment) => segment.sentence === sentence && segment.text.endsWith('たのは'))?.tense;

const ACTS = new Set(['run', 'expand', 'stop', 'finish', 'pilot']);

/** Told as an act where every stretch of the evidence that has its words speaks of a study. */
function isOnlyStudied(clause: Clause, facts: readonly Fact[]): boolean {
  const said = lastFamily(clause.text);
  const tense = tenseOf(clause.text);
  const isAct = said === undefined ? tense === 'done' || tense === 'ongoing' : ACTS.has(said);
  if (!isAct || familiesIn(`${clause.text}${clause.topic}`).has('study')) return false;
  const own = [...clause.chunks, ...clause.topicChunks].filter((chunk) => chunk.length > 2 && !GENERAL.has(chunk));
  return own.some((chunk) => {
    const having = facts
      .filter(({ phase }) => phase === undefined)
      .flatMap(({ segments }) => segments.filter(({ text }) => text.includes(chunk)));
    const titled = facts.some(({ head, title }) => head.includes(chunk) && lastFamily(title) !== 'study');
    return having.length > 0 && !titled && having.every(({ text }) => lastFamily(text) === 'study');
  });
}
