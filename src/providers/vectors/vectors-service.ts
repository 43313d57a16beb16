import type { DocumentSource } from '../../domain/retrieval.ts';
import type { PassageVectors, RemoteEncoder } from '../../ports/embeddings.ts';
import type { HnswModule } from '../vector-store/graph.ts';
import type { Progress } from './embed-missing.ts';
import type { Timer } from './time-limit.ts';

/** What the vectors of a remote encoder are opened with. */
export interface VectorsOptions {
  readonly encoder: RemoteEncoder;
  /** The encoder of a space that was in use before, while it can still be asked: its vectors serve until the new ones are there. */
  readonly earlier?: (space: string) => RemoteEncoder | undefined;
  /** Answers wherever the remote encoder cannot, and beside it the more, the less that was measured to find. */
  readonly bundled: (documents: DocumentSource) => PassageVectors;
  /** The folder of what is kept. */
  readonly data: string;
  /** `postgres://…`: the vectors are kept there, and searched by pgvector where the extension is. */
  readonly postgres?: string | undefined;
  readonly timer: Timer;
  readonly report: (event: VectorsEvent) => void;
  /** Gives the native module; where it gives undefined every search in this process is a scan. */
  readonly loadNative?: () => HnswModule | undefined;
}

/** What an administrator is told. Nothing of it holds a text. */
export type VectorsEvent =
  /** After each batch. */
  | ({ readonly kind: 'embedding'; readonly space: string } & Progress)
  /** From now on these vectors answer: `bundled`, or a space. */
  | { readonly kind: 'serving'; readonly space: string }
  /** Once for all failures in a row. Embedding is tried again by itself; the bundled encoder answers where vectors are missing. */
  | { readonly kind: 'failed'; readonly work: 'embedding' | 'query' | 'search'; readonly error: unknown }
  /** A damaged file of vectors has this name now; all are made anew. */
  | { readonly kind: 'set-aside'; readonly file: string };

/** How the vectors stand. */
export interface VectorsStatus extends Progress {
  /** The space that is wanted. */
  readonly space: string;
  /** What answers: `bundled`, or a space. */
  readonly serving: string;
  /** Why embedding stands still, until it goes on: the reason of a `ModelFailure`, the code of a `KakariError`, or a name. */
  readonly failure?: string;
}

/** The kept vectors of a remote encoder. */
export interface OpenVectors {
  /**
   * The vectors of documents, usable at once: the bundled encoder answers until those of the remote one are there. The documents that
   * were named last are embedded in the background.
   */
  vectorsFor(documents: DocumentSource): PassageVectors;
  status(): VectorsStatus;
  /** Resolves when everything is embedded, or embedding failed and waits to be tried again. */
  settled(): Promise<VectorsStatus>;
  /** Ends the work in the background; what was embedded by then stays. */
  close(): Promise<void>;
}
