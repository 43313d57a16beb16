import type { DocumentSource, Hit, Thesaurus } from '../../domain/retrieval.ts';
import type { PassageVectors } from '../../ports/embeddings.ts';
import { chooseCandidates, type Candidates } from './candidates.ts';
import { scoreDocuments } from './lexical-index.ts';
import { PartitionCache, type OpenPartition } from './partition-cache.ts';
import { parseQuery, type ParsedQuery } from './query.ts';
import { TermFinder } from './widen.ts';

export type { DocumentSource, Hit, RetrievalDocument, SynonymGroup, Thesaurus } from '../../domain/retrieval.ts';

export interface RetrieverParts {
  readonly documents: DocumentSource;
  /** Makes the vectors of the documents; without it the search is by words alone. */
  readonly vectors?: ((documents: DocumentSource) => PassageVectors) | undefined;
  readonly thesaurus?: Thesaurus;
  /** How many documents are kept ready to be searched; each takes about 5 kB. Default 10,000. */
  readonly keptDocuments?: number;
}

export interface SearchOptions {
  /** Municipality ids; all of them when left out. */
  readonly partitions?: readonly string[];
  /** Default 10. */
  readonly limit?: number;
  /** Whether synonyms of the query's words are searched too. Default true. */
  readonly widen?: boolean;
}

const KEPT_DOCUMENTS = 10_000;
/** For an English question meaning counts more, and the words of Japanese texts less, because few of them are its own. */
const ENGLISH = { meaning: 4 / 3, japaneseWords: 0.3 };

/** Finds documents by their words and by their meaning. */
export class Retriever {
  readonly #source: DocumentSource;
  readonly #vectors: PassageVectors | undefined;
  readonly #finder: TermFinder;
  readonly #cache: PartitionCache;

  constructor(parts: RetrieverParts) {
    this.#source = parts.documents;
    this.#vectors = parts.vectors?.(parts.documents);
    this.#finder = new TermFinder(parts.thesaurus ?? []);
    this.#cache = new PartitionCache(parts.documents, parts.keptDocuments ?? KEPT_DOCUMENTS, (partition) =>
      this.#vectors?.forget(partition),
    );
  }

  /**
   * The best documents for a query, best first; none that shares nothing with it. A partition that was not asked for
   * lately is indexed first, which takes some tens of milliseconds.
   */
  async search(query: string, { partitions, limit = 10, widen = true }: SearchOptions = {}): Promise<readonly Hit[]> {
    const parsed = parseQuery(query, widen ? this.#finder : undefined);
    const open = [...new Set(partitions ?? this.#source.partitions)].map((partition) => this.#cache.open(partition));
    return (await this.#hitsOf(open, parsed))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  /** Indexes partitions (all, when left out) before anybody asks; the last of them are kept if not all fit. */
  async prepare(partitions: readonly string[] = this.#source.partitions): Promise<void> {
    for (const partition of partitions) {
      this.#cache.open(partition);
      await this.#vectors?.prepare([partition]);
    }
  }

  async #hitsOf(open: readonly OpenPartition[], parsed: ParsedQuery): Promise<readonly Hit[]> {
    const lexical = scoreWords(open, parsed);
    const vectors = this.#vectors;
    if (vectors === undefined)
      return (await chooseCandidates(open, lexical)).flatMap((candidates) => rank(candidates, [], 0));
    const query = await vectors.encodeQuery(parsed.meaning);
    const nearest = async (partition: string, limit: number): Promise<readonly string[]> =>
      (await vectors.nearest(query, partition, limit)).map(({ id }) => id);
    const weight = parsed.english ? query.weight * ENGLISH.meaning : query.weight;
    const chosen = await chooseCandidates(open, lexical, nearest);
    const ranked = chosen.map(async (candidates) =>
      rank(candidates, await vectors.cosines(query, candidates.partition, candidates.ids), weight),
    );
    return (await Promise.all(ranked)).flat();
  }
}

function scoreWords(open: readonly OpenPartition[], parsed: ParsedQuery): readonly Float64Array[] {
  const japanese = scoreDocuments(
    open.map((partition) => partition.japanese),
    parsed.japaneseTerms,
  );
  if (!parsed.english) return japanese;
  const english = scoreDocuments(
    open.map((partition) => partition.english()),
    parsed.englishTerms,
  );
  return english.map((scores, at) =>
    scores.map((score, place) => score + ENGLISH.japaneseWords * (japanese[at]?.[place] ?? 0)),
  );
}

const rank = ({ partition, ids, lexical }: Candidates, cosines: readonly number[], weight: number): readonly Hit[] =>
  ids.map((id, at) => {
    const words = lexical[at] ?? 0;
    const cosine = cosines[at] ?? 0;
    return { id, partition, score: words + weight * Math.max(cosine, 0), lexical: words, cosine };
  });
