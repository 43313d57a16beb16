import type { Entry, Evidence } from '../../domain/evidence.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import type { Hit } from '../../domain/retrieval.ts';
import { normalise } from '../../language/normalise.ts';
import { documentOf, namesOf } from './entries.ts';
import { longestHeld, longestNamed, namesIn, pack } from './name-match.ts';
import { type KnownEntry, type OpenPlan, PlanLibrary } from './plan-library.ts';
import { Retriever, type RetrieverParts } from './retriever.ts';
import { type Found, isFactAsked, merge, weighed } from './weigh-evidence.ts';

/** How much the subject of the turn before weighs beside that of the question itself. */
const EARLIER_WEIGHT = { elliptic: 0.6, complete: 0.15 };
/** In a question that leaves its subject out, what fits both turns is meant. */
const BOTH_WEIGHT = 0.8;
/** What the name of a passage's measure is worth beside a name of its own. */
const TOPIC_SHARE = 0.8;
/** What the whole of the question adds to its subject: taking away the words that ask takes too much away at times. */
const TEXT_WEIGHT = 0.25;
/** How much it is worth that a name of the entry stands in the question word for word. */
const NAME_WEIGHT = 0.9;
/** What a measure called by its number scores: more than any text. */
const NUMBER_SCORE = 4;
/** How many entries of each municipality are looked at. */
const DEPTH = 40;
/** Of this many entries it is counted how much of the question stands in them literally, to set plans side by side. */
const COMPARED = 30;

/** Finds what the plans say about a question: search by words and meaning, with a bonus for names that stand in it. */
export class EvidenceFinder {
  readonly #library: PlanLibrary;
  readonly #retriever: Retriever;

  constructor(plans: readonly Plan[], parts: Omit<RetrieverParts, 'documents'>) {
    this.#library = new PlanLibrary(plans, parts.thesaurus ?? []);
    this.#retriever = new Retriever({ ...parts, documents: this.#library });
  }

  /** The evidence for a question, best first, over the question's plans. */
  async find(question: Question): Promise<readonly Evidence[]> {
    const found = await this.#inConversation(question);
    this.#addMeant(found, question);
    const ordered = [...found.values()]
      .map((evidence) => ({ ...evidence, score: weighed(evidence, question) }))
      .toSorted((a, b) => b.score - a.score);
    if (!question.comparing) return ordered;
    return ordered.map((evidence, at) =>
      at < COMPARED ? { ...evidence, literal: this.#saidShare(question, evidence.entry) } : evidence,
    );
  }

  #saidShare({ subject }: Question, entry: Entry): number {
    return this.#library.open(entry.plan.municipality.id)?.vocabulary.saidShare(subject, documentOf(entry)) ?? 0;
  }

  /** What the question speaks of, with what the turns before it spoke of where it leaves that out. */
  async #inConversation(question: Question): Promise<Map<string, Found>> {
    const subject = question.subject || (question.earlier.length === 0 ? question.text : '');
    const [latest = '', older = ''] = question.earlier;
    const weight = question.elliptic ? EARLIER_WEIGHT.elliptic : EARLIER_WEIGHT.complete;
    const { elliptic, comparing, text } = question;
    // Together: where vectors are asked of an endpoint, one wait is enough.
    const [now, whole, before, long] = await Promise.all([
      this.#search(question, subject, text),
      this.#search(question, elliptic || comparing ? '' : text, text),
      this.#search(question, latest),
      this.#search(question, elliptic ? older : ''),
    ]);
    for (const [key, evidence] of whole) merge(now, key, evidence, TEXT_WEIGHT);
    const found = new Map(now);
    for (const [key, evidence] of before) merge(found, key, evidence, subject === '' ? 1 : weight);
    if (!elliptic) return found;
    for (const [key, evidence] of before)
      merge(found, key, { ...evidence, score: Math.min(evidence.score, now.get(key)?.score ?? 0) }, BOTH_WEIGHT);
    for (const [key, evidence] of long) merge(found, key, evidence, weight / 3);
    return found;
  }

  /** A measure called by its number is what is meant; a fact asked for by name is never missed. */
  #addMeant(found: Map<string, Found>, question: Question): void {
    if (question.numbers.length === 0 && question.facts.length === 0) return;
    for (const { municipality } of question.plans) {
      for (const [key, { entry }] of this.#library.open(municipality.id)?.entries ?? []) {
        const add = (score: number, foreign: number, share: number): void =>
          merge(
            found,
            `${municipality.id}\n${key}`,
            { entry, score, named: 2 * share, foreign, strangers: [], share },
            1,
          );
        if (isFactAsked(entry, question)) add(0, 1, 0);
        if (entry.kind === 'measure' && question.numbers.includes(normalise(entry.measure.number ?? '')))
          add(NUMBER_SCORE, 0, 1);
      }
    }
  }

  /** The entries of the question's plans that a text speaks of. */
  async #search(question: Question, query: string, said = query): Promise<Map<string, Found>> {
    const found = new Map<string, Found>();
    if (query.trim() === '') return found;
    for (const { municipality } of question.plans) {
      const plan = this.#library.open(municipality.id);
      if (!plan) continue;
      const hits = await this.#retriever.search(withProperTitles(query, said, plan), {
        partitions: [municipality.id],
        limit: DEPTH,
      });
      for (const [key, evidence] of evidenceIn(plan, query, said, hits, question))
        found.set(`${municipality.id}\n${key}`, evidence);
    }
    return found;
  }
}

/** The hits in a plan and the entries whose names stand in the query. */
function evidenceIn(
  plan: OpenPlan,
  query: string,
  said: string,
  hits: readonly Hit[],
  question: Question,
): readonly (readonly [string, Found])[] {
  const packed = pack(said);
  const length = pack(query).length;
  const hitOf = new Map(hits.map((hit) => [hit.id, hit]));
  const topics = namesIn(
    [...plan.entries.values()].flatMap(({ names }) => names),
    packed,
  );
  const foreign = plan.vocabulary.foreignShare(query);
  const strangers = question.language === 'ja' ? plan.vocabulary.strangers(query) : [];
  const byName = question.intent === 'owner' || question.intent === 'schedule';
  return [...plan.entries].flatMap(([key, known]) => {
    const hit = hitOf.get(key);
    const named = longestNamed(known.names, packed);
    if (!hit && named === 0) return [];
    const share = Math.min(Math.max(named, byName ? 0 : TOPIC_SHARE * topicLength(known, packed, topics)) / length, 1);
    const score = (hit?.score ?? 0) + NAME_WEIGHT * share;
    return [[key, { entry: known.entry, score, named, share, foreign, strangers }] as const];
  });
}

/** The length of the topic that an entry shares with the question: its measure's name, or a name that its title holds. */
const topicLength = ({ names, measureNames }: KnownEntry, packed: string, topics: readonly string[]): number =>
  Math.max(longestNamed(measureNames, packed), longestHeld(topics, names[0] ?? ''));

/** A query with the titles of what it names in hiragana (ふぁみさぽ): words cannot be told apart there, so the title is searched too. */
function withProperTitles(query: string, said: string, { entries }: OpenPlan): string {
  if (!/[ぁ-ん]{4}/u.test(said)) return query;
  const packed = pack(said);
  const plain = normalise(said).replace(/\s+/gu, '');
  const spelt = [...entries.values()].filter(({ names }) =>
    names.some((name) => /^[ァ-ヶー]{4,}$/u.test(name) && packed.includes(name) && !plain.includes(name)),
  );
  const titles = [...new Set(spelt.map(({ entry }) => namesOf(entry)[0] ?? ''))].slice(0, 2);
  return [query, ...titles].join(' ');
}
