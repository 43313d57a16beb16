import { KakariError } from '../../domain/errors.ts';
import { ModelFailure } from '../../domain/model-failure.ts';
import type { DocumentSource } from '../../domain/retrieval.ts';
import type { PassageVectors, RemoteEncoder } from '../../ports/embeddings.ts';
import { loadHnsw } from '../vector-store/load-hnsw.ts';
import { embedMissing, type Progress } from './embed-missing.ts';
import { Generation } from './generation.ts';
import { KeptVectors, type SharedVectors } from './kept-vectors.ts';
import { measureEncoder } from './measure-encoder.ts';
import { openShelf } from './open-shelf.ts';
import { PatientWork, Stopped } from './patient-work.ts';
import { Rest } from './rest.ts';
import { SpaceStore } from './space-store.ts';
import { within } from './time-limit.ts';
import type { KeptSpace, VectorShelf } from './vector-shelf.ts';
import type { OpenVectors, VectorsOptions, VectorsStatus } from './vectors-service.ts';

/** How long a search of kept vectors may take; then the bundled encoder answers. */
const SEARCH_MS = 1_500;

/** Keeps the vectors of the documents that were named last complete, and knows which space answers. */
export class VectorKeeper implements OpenVectors, SharedVectors {
  readonly #options: VectorsOptions;
  readonly #searching: Rest;
  #shelf: VectorShelf | undefined;
  #serving: Generation | undefined;
  /** Its vectors have another length than the encoder makes now. */
  #outgrown = false;
  #wanted: DocumentSource | undefined;
  #complete: DocumentSource | undefined;
  #progress: Progress = { done: 0, total: 0 };
  #failure: unknown;
  readonly #work: PatientWork;

  constructor(options: VectorsOptions) {
    this.#options = options;
    this.#searching = new Rest(options.timer, (error) => options.report({ kind: 'failed', work: 'search', error }));
    this.#work = new PatientWork({
      timer: options.timer,
      due: () => this.#wanted !== this.#complete,
      attempt: () => this.#keepComplete(),
      onFailure: (error) => this.#failed(error),
    });
  }

  vectorsFor(documents: DocumentSource): PassageVectors {
    this.#wanted = documents;
    this.#work.begin();
    return new KeptVectors(documents, this.#options.bundled(documents), this);
  }

  serving(): Generation | undefined {
    // What weighs nothing need not be asked.
    return this.#serving && this.#serving.kept.calibration.weight > 0 ? this.#serving : undefined;
  }

  search<T>(work: () => Promise<T>): Promise<T | undefined> {
    return this.#searching.try(() => within(work(), SEARCH_MS, this.#options.timer));
  }

  incomplete(documents: DocumentSource): void {
    if (documents !== this.#complete) return;
    this.#complete = undefined;
    this.#work.begin();
  }

  status(): VectorsStatus {
    const failure = this.#failure === undefined ? {} : { failure: codeOf(this.#failure) };
    const serving = this.serving()?.kept.space ?? 'bundled';
    return { space: this.#options.encoder.space, ...this.#progress, serving, ...failure };
  }

  async settled(): Promise<VectorsStatus> {
    await this.#work.settled();
    return this.status();
  }

  async close(): Promise<void> {
    await this.#work.close();
    this.#searching.end();
    this.#serving?.close();
    await this.#shelf?.close();
    this.#shelf = undefined;
  }

  async #keepComplete(): Promise<void> {
    const documents = this.#wanted;
    if (documents !== undefined) await this.#embed(documents);
    this.#complete = documents;
    this.#failure = undefined;
  }

  async #embed(documents: DocumentSource): Promise<void> {
    const { encoder, report } = this.#options;
    const shelf = await this.#openShelf();
    await this.#takeUp(shelf);
    const store = new SpaceStore(encoder, shelf, documents);
    const embedded = await embedMissing({
      store,
      shelf,
      partitions: documents.partitions,
      batch: encoder.batch,
      onProgress: (progress) => {
        const before = this.#progress;
        this.#progress = progress;
        const moving = progress.done < progress.total || before.done < before.total;
        if (moving) report({ kind: 'embedding', space: encoder.space, ...progress });
      },
      goOn: () => {
        if (this.#work.closed || this.#wanted !== documents) throw new Stopped();
      },
    });
    // What is new may change how well the encoder finds passages.
    if (embedded || this.#serving?.encoder !== encoder) await this.#switch(shelf, documents);
    await shelf.keepOnly(encoder.space);
  }

  async #openShelf(): Promise<VectorShelf> {
    const { data, postgres, report, encoder, loadNative = loadHnsw } = this.#options;
    const reportSetAside = (file: string): void => report({ kind: 'set-aside', file });
    const shelf = this.#shelf ?? (await openShelf({ data, postgres, loadNative, reportSetAside }));
    this.#shelf = shelf;
    if (this.#work.closed) await shelf.close();
    if (this.#outgrown) await shelf.drop(encoder.space);
    this.#outgrown = false;
    return shelf;
  }

  /** Lets a space serve that was complete before: the wanted one, or an earlier one whose encoder can still be asked. */
  async #takeUp(shelf: VectorShelf): Promise<void> {
    if (this.#serving !== undefined) return;
    const { encoder, earlier } = this.#options;
    const spaces = await shelf.spaces();
    const own = spaces.find(({ space }) => space === encoder.space);
    if (own !== undefined) return this.#serve(own, encoder, shelf);
    for (const kept of spaces) {
      const old = earlier?.(kept.space);
      if (old !== undefined) return this.#serve(kept, old, shelf);
    }
  }

  /** From the next question on, the wanted space answers. */
  async #switch(shelf: VectorShelf, documents: DocumentSource): Promise<void> {
    const { encoder } = this.#options;
    const calibration = await measureEncoder(encoder, documents);
    await shelf.finish(encoder.space, calibration);
    const kept = (await shelf.spaces()).find(({ space }) => space === encoder.space);
    if (kept !== undefined) this.#serve(kept, encoder, shelf);
  }

  #serve(kept: KeptSpace, encoder: RemoteEncoder, shelf: VectorShelf): void {
    const { timer, report } = this.#options;
    const before = this.status().serving;
    this.#serving?.close();
    this.#serving = new Generation({
      encoder,
      kept,
      shelf,
      timer,
      reportQueryFailure: (error) => report({ kind: 'failed', work: 'query', error }),
      onOtherDimensions: (generation) => this.#outgrow(generation),
    });
    const { serving } = this.status();
    if (serving !== before) report({ kind: 'serving', space: serving });
  }

  #outgrow(generation: Generation): void {
    if (generation !== this.#serving) return;
    this.#retire();
    this.#outgrown = generation.encoder === this.#options.encoder;
    this.#complete = undefined;
    this.#work.begin();
  }

  #retire(): void {
    if (this.#serving === undefined) return;
    this.#serving.close();
    this.#serving = undefined;
    this.#options.report({ kind: 'serving', space: 'bundled' });
  }

  async #failed(error: unknown): Promise<void> {
    if (String(error) !== String(this.#failure)) this.#options.report({ kind: 'failed', work: 'embedding', error });
    this.#failure = error;
    if (codeOf(error) !== 'ledger-damaged') return;
    // Opened again, it is put aside.
    const shelf = this.#shelf;
    this.#shelf = undefined;
    this.#retire();
    await shelf?.close().catch(() => undefined);
  }
}

/** What `VectorsStatus` says of a failure. */
function codeOf(error: unknown): string {
  if (error instanceof ModelFailure) return error.reason;
  if (error instanceof KakariError) return error.code;
  return error instanceof Error ? error.name : typeof error;
}
