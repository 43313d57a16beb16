/** One part of a document as one channel sees it: the keys of its tokens, and how much a token of this part counts. */
export interface Field {
  readonly weight: number;
  readonly keys: Int32Array;
}

/**
 * One channel's postings over the documents of a partition. `keys` ascends; the postings of `keys[i]` are `starts[i]` to
 * `starts[i + 1]` of `documents` and `weights`. A weight is BM25F's saturated frequency, 0 to 1, in `WEIGHT_STEPS`.
 */
export interface Channel {
  readonly keys: Int32Array;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly weights: Uint16Array;
}

/** Where a term's postings stand in a channel: from `start` up to `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What the weight 1 is written as. */
export const WEIGHT_STEPS = 65_535;

const K1 = 1.4;
const B = 0.75;

/** Indexes the fields of each document; every document has the same fields in the same order, some maybe empty. */
export function buildChannel(documents: readonly (readonly Field[])[]): Channel {
  const averages = averageLengths(documents);
  const postings = startPostings(documents);
  documents.forEach((fields, document) => addDocument(postings, fields, averages, document));
  return sortByTerm(postings);
}

/** The postings of a term, by its key; undefined where no document has it. */
export function findTerm(channel: Channel, key: number): Range | undefined {
  const { keys, starts } = channel;
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return { start: starts[middle] ?? 0, end: starts[middle + 1] ?? 0 };
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/**
 * A term as 32 bits, so that an index holds no strings: exact up to two UTF-16 units, FNV-1a beyond. Two longer terms of a
 * municipality's vocabulary share a key about once in a hundred thousand questions.
 */
export function keyOf(term: string): number {
  if (term.length <= 2) return (term.charCodeAt(0) << 16) | (term.charCodeAt(1) || 0);
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash | 0;
}

function averageLengths(documents: readonly (readonly Field[])[]): readonly number[] {
  const sums: number[] = [];
  for (const fields of documents) {
    fields.forEach((field, at) => {
      sums[at] = (sums[at] ?? 0) + field.keys.length;
    });
  }
  return sums.map((sum) => Math.max(sum / documents.length, 1));
}

/** Postings in the order in which they come, document by document; terms are numbered as they come. */
interface Postings {
  readonly numbers: Map<number, number>;
  /** The frequency of each term, by number, in the document at hand; 0 between documents. */
  readonly frequencies: Float64Array;
  readonly terms: Uint32Array;
  readonly documents: Uint32Array;
  readonly weights: Uint16Array;
  count: number;
}

function startPostings(documents: readonly (readonly Field[])[]): Postings {
  let most = 0;
  for (const fields of documents) for (const { keys } of fields) most += keys.length;
  return {
    numbers: new Map(),
    frequencies: new Float64Array(most),
    terms: new Uint32Array(most),
    documents: new Uint32Array(most),
    weights: new Uint16Array(most),
    count: 0,
  };
}

/** BM25F: frequencies are weighted and normalised field by field, added, and only then saturated. */
function addDocument(
  postings: Postings,
  fields: readonly Field[],
  averages: readonly number[],
  document: number,
): void {
  const { frequencies, terms, documents, weights } = postings;
  const first = postings.count;
  fields.forEach(({ weight, keys }, at) => {
    const step = weight / (1 - B + (B * keys.length) / (averages[at] ?? 1));
    for (const key of keys) {
      const number = numberOf(postings.numbers, key);
      if (frequencies[number] === 0) terms[postings.count++] = number;
      frequencies[number] = (frequencies[number] ?? 0) + step;
    }
  });
  for (let at = first; at < postings.count; at++) {
    const number = terms[at] ?? 0;
    const frequency = frequencies[number] ?? 0;
    documents[at] = document;
    weights[at] = Math.round((WEIGHT_STEPS * frequency) / (frequency + K1));
    frequencies[number] = 0;
  }
}

function numberOf(numbers: Map<number, number>, key: number): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** A counting sort: how many postings each term has says where they begin. */
function sortByTerm({ numbers, terms, documents, weights, count }: Postings): Channel {
  const keys = Int32Array.from(numbers.keys()).sort();
  const rankOf = new Uint32Array(keys.length);
  keys.forEach((key, rank) => {
    rankOf[numbers.get(key) ?? 0] = rank;
  });
  const starts = new Uint32Array(keys.length + 1);
  for (let at = 0; at < count; at++) {
    const after = (rankOf[terms[at] ?? 0] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let rank = 0; rank < keys.length; rank++) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const next = starts.slice();
  const sorted = { documents: new Uint32Array(count), weights: new Uint16Array(count) };
  for (let at = 0; at < count; at++) {
    const rank = rankOf[terms[at] ?? 0] ?? 0;
    const to = next[rank] ?? 0;
    next[rank] = to + 1;
    sorted.documents[to] = documents[at] ?? 0;
    sorted.weights[to] = weights[at] ?? 0;
  }
  return { keys, starts, ...sorted };
}
