/** One part of a document as one channel sees it: its tokens, and how much a token of this part counts. */
export interface Field {
  readonly weight: number;
  readonly tokens: readonly string[];
}

/**
 * One channel's postings over the documents of a partition. `keys` ascends; the postings of `keys[i]` are
 * `starts[i]` to `starts[i + 1]` of `documents` and `weights`. A weight is BM25F's saturated frequency, 0 to 1, in `WEIGHT_STEPS`.
 */
export interface Channel {
  readonly keys: Uint32Array;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly weights: Uint16Array;
}

/** Where a term's postings stand in a channel: from `start` up to `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const K1 = 1.4;
const B = 0.75;

/** What the weight 1 is written as. */
export const WEIGHT_STEPS = 65_535;

/** Indexes the fields of each document; every document has the same fields in the same order, some maybe empty. */
export function buildChannel(documents: readonly (readonly Field[])[]): Channel {
  const averages = averageLengths(documents);
  const terms = new Map<number, number[]>();
  documents.forEach((fields, document) => {
    for (const [key, frequency] of frequenciesOf(fields, averages)) {
      const weight = Math.round((WEIGHT_STEPS * frequency) / (frequency + K1));
      const postings = terms.get(key);
      if (postings === undefined) terms.set(key, [document, weight]);
      else postings.push(document, weight);
    }
  });
  return pack(terms);
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
  if (term.length <= 2) return ((term.charCodeAt(0) << 16) | (term.charCodeAt(1) || 0)) >>> 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function averageLengths(documents: readonly (readonly Field[])[]): readonly number[] {
  const sums: number[] = [];
  for (const fields of documents) {
    fields.forEach((field, at) => {
      sums[at] = (sums[at] ?? 0) + field.tokens.length;
    });
  }
  return sums.map((sum) => Math.max(sum / documents.length, 1));
}

// BM25F: frequencies are weighted and normalised field by field, added, and only then saturated.
function frequenciesOf(fields: readonly Field[], averages: readonly number[]): Map<number, number> {
  const frequencies = new Map<number, number>();
  fields.forEach(({ weight, tokens }, at) => {
    const step = weight / (1 - B + (B * tokens.length) / (averages[at] ?? 1));
    for (const token of tokens) {
      const key = keyOf(token);
      frequencies.set(key, (frequencies.get(key) ?? 0) + step);
    }
  });
  return frequencies;
}

function pack(terms: ReadonlyMap<number, readonly number[]>): Channel {
  const keys = Uint32Array.from(terms.keys()).sort();
  const starts = new Uint32Array(keys.length + 1);
  keys.forEach((key, at) => {
    starts[at + 1] = (starts[at] ?? 0) + (terms.get(key)?.length ?? 0) / 2;
  });
  const total = starts[keys.length] ?? 0;
  const documents = new Uint32Array(total);
  const weights = new Uint16Array(total);
  keys.forEach((key, at) => {
    (terms.get(key) ?? []).forEach((value, offset) => {
      const posting = (starts[at] ?? 0) + (offset >> 1);
      if (offset % 2 === 0) documents[posting] = value;
      else weights[posting] = value;
    });
  });
  return { keys, starts, documents, weights };
}
