import type { RetrievalDocument } from '../../domain/retrieval.ts';
import { tokenise, type Tokens } from '../../language/tokenise.ts';
import { tokeniseEnglish, type EnglishTokens } from '../../language/tokenise-english.ts';
import { buildChannel, findTerm, WEIGHT_STEPS, type Channel, type Range } from './channel.ts';

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

/** Indexes the Japanese side of documents: title, other names and body, in the three channels of `Tokens`. */
export function buildIndex(documents: readonly RetrievalDocument[]): LexicalIndex {
  const tokens = documents.map(({ title, names = [], body }) => ({
    title: tokenise(title),
    names: tokenise(names.join('\n')),
    body: tokenise(body),
  }));
  const channelOf = (channel: keyof Tokens): Channel =>
    buildChannel(
      tokens.map(({ title, names, body }) => [
        { weight: TITLE_WEIGHT, tokens: title[channel] },
        { weight: NAMES_WEIGHT, tokens: names[channel] },
        { weight: 1, tokens: body[channel] },
      ]),
    );
  return { size: documents.length, channels: [channelOf('words'), channelOf('bigrams'), channelOf('characters')] };
}

/** Indexes the English side of documents in the two channels of `EnglishTokens`. */
export function buildEnglishIndex(documents: readonly RetrievalDocument[]): LexicalIndex {
  const tokens = documents.map(({ names = [], english = '' }) => tokeniseEnglish(`${english} ${names.join(' ')}`));
  const channelOf = (channel: keyof EnglishTokens): Channel =>
    buildChannel(tokens.map((of) => [{ weight: 1, tokens: of[channel] }]));
  return { size: documents.length, channels: [channelOf('stems'), channelOf('fourgrams')] };
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

function addChannel(
  scores: readonly Float64Array[],
  channels: readonly (Channel | undefined)[],
  query: ChannelQuery,
  total: number,
): void {
  const terms = [...query].map(([key, term]) => ({ ...term, ...lookUp(channels, key, total) }));
  const information = terms.reduce((sum, { own, weight, idf }) => (own ? sum + weight * idf : sum), 0);
  for (const { ranges, weight, idf } of information > 0 ? terms : []) {
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
