import type { Entry, Evidence } from '../../domain/evidence.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import { groupByPartition, type Hit } from '../../domain/retrieval.ts';
import { normalise } from '../../language/normalise.ts';
import { documentOf, entriesOf, namesOf } from './entries.ts';
import { Retriever, type RetrieverParts } from './retriever.ts';

/** How much the subject of the turn before weighs beside that of the question itself. */
const EARLIER_WEIGHT = { elliptic: 0.6, complete: 0.15 };
/** How much it is worth that a name of the entry stands in the question word for word. */
const NAME_WEIGHT = 0.9;
/** What a measure called by its number scores: more than any text. */
const NUMBER_SCORE = 4;
/** How many entries of each municipality are looked at. */
const DEPTH = 40;

interface Known {
  readonly entry: Entry;
  /** Normalised names without white space. */
  readonly names: readonly string[];
}

/** Finds what the plans say about a question: search by words and meaning, with a bonus for names that stand in it. */
export class EvidenceFinder {
  readonly #retriever: Retriever;
  readonly #known: ReadonlyMap<string, ReadonlyMap<string, Known>>;

  constructor(plans: readonly Plan[], parts: Omit<RetrieverParts, 'documents'>) {
    const entries = plans.map((plan) => entriesOf(plan));
    this.#retriever = new Retriever({ ...parts, documents: groupByPartition(entries.flat().map(documentOf)) });
    this.#known = new Map(entries.map((of, at) => [plans[at]?.municipality.id ?? '', new Map(of.map((entry) => [entry.id, known(entry)]))]));
  }

  /** The evidence for a question, best first, over the question's plans. */
  find(question: Question): readonly Evidence[] {
    const subject = question.subject || (question.earlier.length === 0 ? question.text : '');
    const [latest = '', older = ''] = question.earlier;
    const weight = question.elliptic ? EARLIER_WEIGHT.elliptic : EARLIER_WEIGHT.complete;
    const found = new Map<string, Evidence>();
    this.#add(found, question, subject, 1);
    if (latest !== '') this.#add(found, question, latest, subject === '' ? 1 : weight);
    if (older !== '' && question.elliptic) this.#add(found, question, older, weight / 3);
    this.#addNumbered(found, question);
    return [...found.values()].toSorted((a, b) => b.score - a.score);
  }

  /** A measure called by its number is what is meant. */
  #addNumbered(found: Map<string, Evidence>, question: Question): void {
    for (const plan of question.plans) {
      for (const [key, { entry }] of this.#known.get(plan.municipality.id) ?? []) {
        if (entry.kind !== 'measure' || !question.numbers.includes(normalise(entry.measure.number ?? ''))) continue;
        merge(found, `${plan.municipality.id}\n${key}`, { entry, score: NUMBER_SCORE, coverage: 1, named: 2 }, 1);
      }
    }
  }

  #add(found: Map<string, Evidence>, question: Question, query: string, weight: number): void {
    if (query.trim() === '') return;
    const packed = normalise(query).replace(/\s+/gu, '');
    for (const plan of question.plans) {
      const id = plan.municipality.id;
      const known = this.#known.get(id);
      if (!known) continue;
      const hits = new Map(this.#retriever.search(query, { partitions: [id], limit: DEPTH }).map((hit) => [hit.id, hit]));
      for (const [key, { entry, names }] of known) {
        const hit = hits.get(key);
        const named = longestNamed(names, packed);
        if (!hit && named === 0) continue;
        merge(found, `${id}\n${key}`, evidenceOf(entry, hit, named, packed.length), weight);
      }
    }
  }
}

const known = (entry: Entry): Known => ({ entry, names: namesOf(entry).map((name) => normalise(name).replace(/\s+/gu, '')) });

/** The length of the longest name that stands in the question, 0 for none. One character is no name. */
function longestNamed(names: readonly string[], packed: string): number {
  let longest = 0;
  for (const name of names) if (name.length > Math.max(longest, 1) && packed.includes(name)) longest = name.length;
  return longest;
}

function evidenceOf(entry: Entry, hit: Hit | undefined, named: number, length: number): Evidence {
  const share = length === 0 ? 0 : named / length;
  return { entry, score: (hit?.score ?? 0) + NAME_WEIGHT * share, coverage: Math.min((hit?.lexical ?? 0) / 3, 1), named };
}

function merge(found: Map<string, Evidence>, key: string, evidence: Evidence, weight: number): void {
  const before = found.get(key);
  found.set(key, {
    entry: evidence.entry,
    score: (before?.score ?? 0) + weight * evidence.score,
    coverage: Math.max(before?.coverage ?? 0, evidence.coverage),
    named: Math.max(before?.named ?? 0, evidence.named),
  });
}
