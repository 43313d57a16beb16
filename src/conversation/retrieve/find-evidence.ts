import type { Entry, Evidence } from '../../domain/evidence.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import { groupByPartition, type Hit, type Thesaurus } from '../../domain/retrieval.ts';
import { normalise } from '../../language/normalise.ts';
import { documentOf, entriesOf, namesOf } from './entries.ts';
import { Retriever, type RetrieverParts } from './retriever.ts';
import { literalShare, Vocabulary } from './vocabulary.ts';

/** How much the subject of the turn before weighs beside that of the question itself. */
const EARLIER_WEIGHT = { elliptic: 0.6, complete: 0.15 };
/** In a question that leaves its subject out, what fits both turns is meant. */
const BOTH_WEIGHT = 0.8;
/** What the name of a passage's measure is worth beside a name of its own. */
const TOPIC_SHARE = 0.8;
/** How much it is worth that a name of the entry stands in the question word for word. */
const NAME_WEIGHT = 0.9;
/** What a measure called by its number scores: more than any text. */
const NUMBER_SCORE = 4;
/** How many entries of each municipality are looked at. */
const DEPTH = 40;

/** What a kind of entry counts for a kind of question; 1 where nothing is said. */
const KIND_WEIGHTS: Partial<Record<Question['intent'], Partial<Record<Entry['kind'], number>>>> = {
  schedule: { term: 0.6, review: 0.85, phase: 1.1 },
  review: { review: 1.6 },
  target: { target: 1.25, term: 0.7 },
  term: { term: 1.2 },
};

/** Of this many entries it is counted how much of the question stands in them literally, to set plans side by side. */
const COVERED_DEPTH = 30;
/** What a fact that the question asks for by name is worth. */
const FACT_BONUS = 0.7;
/** … and where the question asks for nothing else. */
const ONLY_FACT_BONUS = 1.6;
/** A subject no longer than this adds little to the fact asked for. */
const LITTLE = 6;
/** What is left of a measure or a term in a question about content that says more than its name. */
const GENERAL_SHARE = 0.75;

/** The score of evidence in the light of what is asked. */
function weighed({ entry, score, share }: Found, question: Question): number {
  const kind = KIND_WEIGHTS[question.intent]?.[entry.kind] ?? 1;
  const general = question.intent === 'content' && (entry.kind === 'measure' || entry.kind === 'term') ? GENERAL_SHARE + (1 - GENERAL_SHARE) * share : 1;
  const asked = entry.kind === 'passage' && question.facts.includes(entry.passage.key ?? '') ? (question.subject.length <= LITTLE ? ONLY_FACT_BONUS : FACT_BONUS) : 0;
  return score * kind * general + asked;
}

/** Evidence with the share of the question that its name makes up. */
interface Found extends Evidence {
  readonly share: number;
}

interface Known {
  readonly entry: Entry;
  /** Names packed for comparison. */
  readonly names: readonly string[];
  /** Names of the measure that a passage belongs to: who names the measure may mean the passage. */
  readonly measureNames: readonly string[];
}

/** Finds what the plans say about a question: search by words and meaning, with a bonus for names that stand in it. */
export class EvidenceFinder {
  readonly #retriever: Retriever;
  readonly #known: ReadonlyMap<string, ReadonlyMap<string, Known>>;
  readonly #vocabularies = new Map<string, Vocabulary>();
  readonly #thesaurus: Thesaurus;

  constructor(plans: readonly Plan[], parts: Omit<RetrieverParts, 'documents'>) {
    this.#thesaurus = parts.thesaurus ?? [];
    const entries = plans.map((plan) => entriesOf(plan));
    this.#retriever = new Retriever({ ...parts, documents: groupByPartition(entries.flat().map(documentOf)) });
    this.#known = new Map(entries.map((of, at) => [plans[at]?.municipality.id ?? '', new Map(of.map((entry) => [entry.id, known(entry)]))]));
  }

  /** The evidence for a question, best first, over the question's plans. */
  find(question: Question): readonly Evidence[] {
    const subject = question.subject || (question.earlier.length === 0 ? question.text : '');
    const [latest = '', older = ''] = question.earlier;
    const weight = question.elliptic ? EARLIER_WEIGHT.elliptic : EARLIER_WEIGHT.complete;
    const now = this.#search(question, subject);
    const before = this.#search(question, latest);
    const found = new Map(now);
    for (const [key, evidence] of before) merge(found, key, evidence, subject === '' ? 1 : weight);
    if (question.elliptic) {
      for (const [key, evidence] of before) merge(found, key, { ...evidence, score: Math.min(evidence.score, now.get(key)?.score ?? 0) }, BOTH_WEIGHT);
      for (const [key, evidence] of this.#search(question, older)) merge(found, key, evidence, weight / 3);
    }
    this.#addMeant(found, question);
    const ordered = [...found.values()].map((evidence) => ({ ...evidence, score: weighed(evidence, question) })).toSorted((a, b) => b.score - a.score);
    return question.comparing ? ordered.map((evidence, at) => (at < COVERED_DEPTH ? { ...evidence, literal: literalShare(question.subject, documentOf(evidence.entry)) } : evidence)) : ordered;
  }

  #vocabularyOf(municipality: string): Vocabulary {
    const made = this.#vocabularies.get(municipality) ?? new Vocabulary([...(this.#known.get(municipality)?.values() ?? [])].map(({ entry }) => documentOf(entry)), this.#thesaurus);
    this.#vocabularies.set(municipality, made);
    return made;
  }

  /** A measure called by its number is what is meant; a fact asked for by name is never missed. */
  #addMeant(found: Map<string, Found>, question: Question): void {
    for (const plan of question.plans) {
      for (const [key, { entry }] of this.#known.get(plan.municipality.id) ?? []) {
        const asked = entry.kind === 'passage' && question.facts.includes(entry.passage.key ?? '');
        if (asked) merge(found, `${plan.municipality.id}\n${key}`, { entry, score: 0, coverage: 0, named: 0, foreign: 1, strangers: [], share: 0 }, 1);
        if (entry.kind !== 'measure' || !question.numbers.includes(normalise(entry.measure.number ?? ''))) continue;
        merge(found, `${plan.municipality.id}\n${key}`, { entry, score: NUMBER_SCORE, coverage: 1, named: 2, foreign: 0, strangers: [], share: 1 }, 1);
      }
    }
  }

  /** The entries of the question's plans that a text speaks of. */
  #search(question: Question, query: string): Map<string, Found> {
    const found = new Map<string, Found>();
    if (query.trim() === '') return found;
    const packed = pack(query);
    const spelt = /[ぁ-ん]{4}/u.test(query) ? '' : query;
    for (const plan of question.plans) {
      const id = plan.municipality.id;
      const known = this.#known.get(id);
      if (!known) continue;
      const hits = new Map(this.#retriever.search(spelt || `${query} ${titlesInKana(query, packed, known)}`, { partitions: [id], limit: DEPTH }).map((hit) => [hit.id, hit]));
      const topics = [...new Set([...known.values()].flatMap(({ names }) => names.filter((name) => name.length > 1 && stands(name, packed))))];
      const foreign = this.#vocabularyOf(id).foreignShare(query);
      const strangers = question.language === 'ja' ? this.#vocabularyOf(id).strangers(query) : [];
      for (const [key, { entry, names, measureNames }] of known) {
        const hit = hits.get(key);
        const named = longestNamed(names, packed);
        if (!hit && named === 0) continue;
        const topic = question.intent === 'owner' || question.intent === 'schedule' ? 0 : TOPIC_SHARE * Math.max(longestNamed(measureNames, packed), longestHeld(topics, names[0] ?? ''));
        found.set(`${id}\n${key}`, { ...evidenceOf(entry, hit, named, Math.min(Math.max(named, topic) / packed.length, 1)), foreign, strangers });
      }
    }
    return found;
  }
}

const known = (entry: Entry): Known => ({
  entry,
  names: namesOf(entry).map(pack),
  measureNames: entry.kind === 'passage' && entry.measure ? [entry.measure.title, ...entry.measure.names].map(pack) : [],
});

/** The titles of what the question names in hiragana (ふぁみさぽ): words cannot be told apart there, so the proper title is searched too. */
function titlesInKana(query: string, packed: string, known: ReadonlyMap<string, Known>): string {
  const plain = normalise(query).replace(/\s+/gu, '');
  const titles = [...known.values()].filter(({ names }) => names.some((name) => /^[ァ-ヶー]{4,}$/u.test(name) && packed.includes(name) && !plain.includes(name)));
  return [...new Set(titles.map(({ entry }) => namesOf(entry)[0] ?? ''))].slice(0, 2).join(' ');
}

/** Normalised, without white space but between Latin words, hiragana as katakana: びーぴーあーる is ビーピーアール. */
const pack = (text: string): string =>
  normalise(text).replace(/(?<![a-z0-9])\s+|\s+(?![a-z0-9])/gu, '').replace(/[ぁ-ゖ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

/** The length of the longest name that stands in the question, 0 for none. One character is no name. */
function longestNamed(names: readonly string[], packed: string): number {
  let longest = 0;
  for (const name of names) if (name.length > Math.max(longest, 1) && stands(name, packed)) longest = name.length;
  return longest;
}

/** Whether a name stands in a text; Latin letters at its edges must begin and end a word, so that AR is not found in card. */
function stands(name: string, packed: string): boolean {
  for (let at = packed.indexOf(name); at >= 0; at = packed.indexOf(name, at + 1)) {
    const cutsBefore = LATIN.test(name.charAt(0)) && LATIN.test(packed.charAt(at - 1));
    const cutsAfter = LATIN.test(name.at(-1) ?? '') && LATIN.test(packed.charAt(at + name.length));
    if (!cutsBefore && !cutsAfter) return true;
  }
  return false;
}

const LATIN = /[a-z0-9]/u;

/** The length of the longest topic that a title holds. */
const longestHeld = (topics: readonly string[], title: string): number => Math.max(0, ...topics.filter((topic) => title.includes(topic)).map((topic) => topic.length));

function evidenceOf(entry: Entry, hit: Hit | undefined, named: number, share: number): Omit<Found, 'foreign' | 'strangers'> {
  return { entry, score: (hit?.score ?? 0) + NAME_WEIGHT * share, coverage: Math.min((hit?.lexical ?? 0) / 3, 1), named, share };
}

function merge(found: Map<string, Found>, key: string, evidence: Found, weight: number): void {
  const before = found.get(key);
  found.set(key, {
    entry: evidence.entry,
    score: (before?.score ?? 0) + weight * evidence.score,
    coverage: Math.max(before?.coverage ?? 0, evidence.coverage),
    named: Math.max(before?.named ?? 0, evidence.named),
    foreign: Math.min(before?.foreign ?? 1, evidence.foreign),
    strangers: before?.strangers ?? evidence.strangers,
    share: Math.max(before?.share ?? 0, evidence.share),
  });
}
