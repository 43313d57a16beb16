import { Document, type DocumentInterface } from '@langchain/core/documents';
import type { RetrievalDocument } from '../../domain/retrieval.ts';
import type { SentenceEncoder } from '../../ports/embeddings.ts';
import type { VectorPassage } from './partition-vectors.ts';

/** What a `Document` of the store says beside its text. */
export type PassageMetadata = { partition: string };

/** A passage of the store, which makes its vectors and its `Document` only when they are wanted. */
export interface StoredPassage extends VectorPassage {
  readonly partition: string;
  readonly document: () => Document<PassageMetadata>;
}

/** What a passage means: the text that is embedded. */
export const passageText = ({ title, body }: RetrievalDocument): string => `${title}\n${body}`;

/** A document to be retrieved as a passage. */
export function passageOf(document: RetrievalDocument, encoder: SentenceEncoder): StoredPassage {
  const { id, partition } = document;
  const text = (): string => passageText(document);
  return {
    id,
    partition,
    vectors: () => encoder.encodePassage(text()),
    document: () => new Document({ id, pageContent: text(), metadata: { partition } }),
  };
}

/** A document of LangChain's as a passage. Its partition is `metadata.partition`, or the empty one; its id may be missing. */
export function passageOfDocument(
  { id, pageContent, metadata }: DocumentInterface,
  vectorsOf: (text: string) => readonly Float32Array[],
): StoredPassage {
  const partition: unknown = metadata['partition'];
  const stored = { id: id ?? pageContent, partition: typeof partition === 'string' ? partition : '' };
  return {
    ...stored,
    vectors: () => vectorsOf(pageContent),
    document: () =>
      new Document({ id: stored.id, pageContent, metadata: { ...metadata, partition: stored.partition } }),
  };
}
