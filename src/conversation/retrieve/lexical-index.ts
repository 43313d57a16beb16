import type { RetrievalDocument } from '../../domain/retrieval.ts';
import { tokenise, type Tokens } from '../../language/tokenise.ts';
import { buildChannel, findTerm, type Channel, type Field, type Range } from './channel.ts';

/** The index of one partition's documents, by channel; a document is known by its place in the list it was built from. */
export interface LexicalIndex {
  readonly size: number;
  readonly channels: readonly Channel[];
}

/** A query as one channel sees it: the keys of its terms with their weights, 1 for a word of the query itself. */
export type ChannelQuery = ReadonlyMap<number, number>;

const TITLE_WEIGHT = 2;
const NAMES_WEIGHT = 1.5;
const CHANNELS = ['words', 'bigrams', 'characters'] as const;

/** Indexes the Japanese side of documents: title, other names and body in the three channels of `Tokens`. */
export function buildIndex(documents: readonly RetrievalDocument[]): LexicalIndex {
  const tokens = documents.map((document) => ({
    title: tokenise(document.title),
    names: (document.names ?? []).map(tokenise),
    body: tokenise(document.body),
  }));
  const fieldsOf = (channel: keyof Tokens): Field[][] =>
    tokens.map(({ title, names, body }) => [
      { weight: TITLE_WEIGHT, tokens: title[channel] },
      { weight: NAMES_WEIGHT, tokens: names.flatMap((name) => name[channel]) },
      { weight: 1, tokens: body[channel] },
    ]);
  return { size: documents.length, channels: CHANNELS.map((channel) => buildChannel(fieldsOf(channel))) };
}

/**
 * Scores every document of every index by BM25F, each channel as the share of the query's information (the sum of its
 * idf) that the document holds, channels added: 0 to the number of channels. The idf is that of all the indexes together,
 * so that scores of different partitions can be compared.
 */
export function scoreDocuments(indexes: readonly LexicalIndex[], query: readonly ChannelQuery[]): readonly Float64Array[] {
  const scores = indexes.map(({ size }) => new Float64Array(size));
  const total = indexes.reduce((sum, { size }) => sum + size, 0);
  query.forEach((terms, channel) => {
    const channels = indexes.map((index) => index.channels[channel]);
    addChannel(scores, channels, terms, total);
  });
  return scores;
}

interface WeightedTerm {
  readonly ranges: readonly (Range | undefined)[];
  readonly weight: number;
  readonly idf: number;
}

function addChannel(
  scores: readonly Float64Array[],
  channels: readonly (Channel | undefined)[],
  query: ChannelQuery,
  total: number,
): void {
  const terms = [...query].map(([key, weight]) => weigh(channels, key, weight, total));
  const information = terms.reduce((sum, { idf, weight }) => (weight >= 1 ? sum + idf * weight : sum), 0);
  if (information === 0) return;
  for (const { ranges, weight, idf } of terms) {
    const factor = (weight * idf) / information / 65_535;
    channels.forEach((channel, at) => {
      const range = ranges[at];
      const sums = scores[at];
      if (channel !== undefined && range !== undefined && sums !== undefined) addPostings(sums, channel, range, factor);
    });
  }
}

function weigh(channels: readonly (Channel | undefined)[], key: number, weight: number, total: number): WeightedTerm {
  const ranges = channels.map((channel) => channel && findTerm(channel, key));
  const found = ranges.reduce((sum, range) => (range === undefined ? sum : sum + range.end - range.start), 0);
  return { ranges, weight, idf: Math.log(1 + (total - found + 0.5) / (found + 0.5)) };
}

function addPostings(sums: Float64Array, channel: Channel, range: Range, factor: number): void {
  const { documents, weights } = channel;
  for (let at = range.start; at < range.end; at++) {
    const document = documents[at] ?? 0;
    sums[document] = (sums[document] ?? 0) + factor * (weights[at] ?? 0);
  }
}
