import type { RetrievalDocument } from '../../domain/retrieval.ts';
import { tokenise } from '../../language/tokenise.ts';
import { tokeniseEnglish } from '../../language/tokenise-english.ts';
import { buildChannel, findTerm, keyOf, WEIGHT_STEPS, type Channel, type Range } from './channel.ts';

/** The index of one partition's documents, by channel; a document is known by its place in the list it was built from. */
export interface LexicalIndex {
  readonly size: number;
  readonly channels: readonly Channel[];
}

/** What a term of a query counts, and whether the query itself says it; what was added can only raise a score. */
export interface QueryTerm {
  readonly weight: number;
  readonly own: boolean;
}

/** A query as one channel sees it, by the keys of its terms. */
export type ChannelQuery = ReadonlyMap<number, QueryTerm>;

const TITLE_WEIGHT = 2;
const NAMES_WEIGHT = 1.5;

/** Indexes the Japanese side of documents: title, other names and body, in the three channels of `tokenise`. */
export function buildIndex(documents: readonly RetrievalDocument[]): LexicalIndex {
  const channelsOf = remember(japaneseChannels);
  return indexParts(
    documents.map(({ title, names = [], body }) => [
      { weight: TITLE_WEIGHT, channels: channelsOf(title) },
      { weight: NAMES_WEIGHT, channels: channelsOf(names.join('\n')) },
      { weight: 1, channels: channelsOf(body) },
    ]),
  );
}

/** Indexes the English side of documents in the two channels of `tokeniseEnglish`. */
export function buildEnglishIndex(documents: readonly RetrievalDocument[]): LexicalIndex {
  return indexParts(
    documents.map(({ names = [], english = '' }) => [
      { weight: 1, channels: englishChannels([english, ...names].join('\n')) },
    ]),
  );
}

/**
 * Scores every document of every index by BM25F, each channel as the share of the query's information (the sum of its
 * idf) that the document holds, channels added: 0 to the number of channels. The idf is that of all the indexes together,
 * so that scores of different partitions can be compared.
 */
export function scoreDocuments(
  indexes: readonly LexicalIndex[],
  query: readonly ChannelQuery[],
): readonly Float64Array[] {
  const scores = indexes.map(({ size }) => new Float64Array(size));
  const total = indexes.reduce((sum, { size }) => sum + size, 0);
  query.forEach((terms, channel) => {
    const channels = indexes.map((index) => index.channels[channel]);
    addChannel(scores, channels, terms, total);
  });
  return scores;
}

/** A part of a document with its keys, channel by channel. */
interface Part {
  readonly weight: number;
  readonly channels: readonly Int32Array[];
}

function indexParts(documents: readonly (readonly Part[])[]): LexicalIndex {
  const count = documents[0]?.[0]?.channels.length ?? 0;
  const channels = Array.from({ length: count }, (_, channel) =>
    buildChannel(
      documents.map((parts) =>
        parts.map(({ weight, channels: keys }) => ({ weight, keys: keys[channel] ?? new Int32Array() })),
      ),
    ),
  );
  return { size: documents.length, channels };
}

function japaneseChannels(text: string): readonly Int32Array[] {
  const { words, bigrams, characters } = tokenise(text);
  return [keysOf(words), keysOf(bigrams), keysOf(characters)];
}

function englishChannels(text: string): readonly Int32Array[] {
  const { stems, fourgrams } = tokeniseEnglish(text);
  return [keysOf(stems), keysOf(fourgrams)];
}

/** Keys from the first: the strings of a large partition would take tens of megabytes until its index is built. */
function keysOf(tokens: readonly string[]): Int32Array {
  const keys = new Int32Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) keys[at] = keyOf(tokens[at] ?? '');
  return keys;
}

/** Parts of a plan repeat one another's titles word for word; each text is cut once. */
function remember<Result>(make: (text: string) => Result): (text: string) => Result {
  const made = new Map<string, Result>();
  return (text) => {
    const result = made.get(text) ?? make(text);
    made.set(text, result);
    return result;
  };
}

function addChannel(
  scores: readonly Float64Array[],
  channels: readonly (Channel | undefined)[],
  query: ChannelQuery,
  total: number,
): void {
  const terms = [...query].map(([key, term]) => ({ ...term, ...lookUp(channels, key, total) }));
  // A query all in kana may have no term of its own in a channel; its synonyms are then all there is.
  const counted = terms.some(({ own }) => own) ? terms.filter(({ own }) => own) : terms;
  const information = counted.reduce((sum, { own, weight, idf }) => sum + (own ? weight * idf : idf), 0);
  for (const { ranges, weight, idf } of terms) {
    const factor = (weight * idf) / (information * WEIGHT_STEPS);
    scores.forEach((sums, at) => addPostings(sums, channels[at], ranges[at], factor));
  }
}

interface FoundTerm {
  readonly ranges: readonly (Range | undefined)[];
  readonly idf: number;
}

function lookUp(channels: readonly (Channel | undefined)[], key: number, total: number): FoundTerm {
  const ranges = channels.map((channel) => channel && findTerm(channel, key));
  const found = ranges.reduce((sum, range) => (range === undefined ? sum : sum + range.end - range.start), 0);
  return { ranges, idf: Math.log(1 + (total - found + 0.5) / (found + 0.5)) };
}

function addPostings(sums: Float64Array, channel: Channel | undefined, range: Range | undefined, factor: number): void {
  if (channel === undefined || range === undefined) return;
  const { documents, weights } = channel;
  for (let at = range.start; at < range.end; at++) {
    const document = documents[at] ?? 0;
    sums[document] = (sums[document] ?? 0) + factor * (weights[at] ?? 0);
  }
}
