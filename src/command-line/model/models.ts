import type { Config } from '../../config.ts';
import type { WordingFault, WordingParts } from '../../conversation/word/wording-parts.ts';
import type { Health, ModelHealth, VectorsHealth } from '../../domain/health.ts';
import type { DocumentSource } from '../../domain/retrieval.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PassageVectors, RemoteEncoder } from '../../ports/embeddings.ts';
import type { ModelUseLog } from '../../ports/model-use-log.ts';
import type { CircuitBreaker } from '../../providers/language-model/circuit-breaker.ts';
import type { UseMeter } from '../../providers/language-model/use-meter.ts';
import type { OpenVectors, VectorsEvent } from '../../providers/vectors/open-vectors.ts';
import { machineTimer } from '../../reminding/delivery/wait.ts';
import { type OpenedModels, openOnnx } from './opened-models.ts';
import { type OpenEndpoint, openEndpoint } from './open-endpoint.ts';

/** What models are opened with. */
export interface ModelsOptions {
  readonly config: Config;
  readonly useLog: ModelUseLog;
  readonly clock: Clock;
  /** Told of an answer that a model did not word, or not wholly. */
  readonly reportFault: (fault: WordingFault) => void;
  readonly reportVectors: (event: VectorsEvent) => void;
  /** Told of what cannot be opened, and of use that cannot be counted. */
  readonly reportFailure: (error: unknown) => void;
}

/** What models add to the flow of questions. */
export interface JoinedModels {
  readonly wording?: WordingParts;
  readonly vectors?: (documents: DocumentSource) => PassageVectors;
}

/** The models of an installation. What fails of them is reported and done without: Kakari answers all the same. */
export interface Models {
  /** Opens what is configured, once. `bundled` makes the vectors that answer where others cannot. Never rejects. */
  join(bundled: (documents: DocumentSource) => PassageVectors): Promise<JoinedModels>;
  /** What was opened, for trying it; what the trial uses is counted like all else. */
  opened(): Promise<OpenedModels>;
  /** The vectors, once they were joined; undefined where the bundled encoder makes them. */
  vectors(): OpenVectors | undefined;
  health(): Health;
  /** Waits until use is counted, and ends what goes on in the background. */
  close(): Promise<void>;
}

/** The models that are configured, not opened yet; undefined where none are. */
export function modelsOf(options: ModelsOptions): Models | undefined {
  const { model, onnx } = options.config;
  return model?.chat === undefined && model?.embedding === undefined && onnx === undefined
    ? undefined
    : new ConfiguredModels(options);
}

class ConfiguredModels implements Models {
  readonly #options: ModelsOptions;
  #opening: Promise<OpenEndpoint | undefined> | undefined;
  #onnx: ReturnType<typeof openOnnx> | undefined;
  #meter: UseMeter | undefined;
  #breaker: CircuitBreaker | undefined;
  #vectors: OpenVectors | undefined;
  #ends: (() => Promise<void>)[] = [];

  constructor(options: ModelsOptions) {
    this.#options = options;
  }

  async join(bundled: (documents: DocumentSource) => PassageVectors): Promise<JoinedModels> {
    const wording = await this.#orWithout(() => this.#wording());
    const vectors = await this.#orWithout(() => this.#openVectors(bundled));
    return {
      ...(wording && { wording }),
      ...(vectors && { vectors: (documents) => vectors.vectorsFor(documents) }),
    };
  }

  async opened(): Promise<OpenedModels> {
    return { endpoint: await this.#endpoint(), onnx: await this.#onnx };
  }

  vectors(): OpenVectors | undefined {
    return this.#vectors;
  }

  health(): Health {
    const { config } = this.#options;
    return {
      ...(config.model?.chat !== undefined && { model: modelHealth(this.#breaker) }),
      ...(this.#vectors && { vectors: vectorsHealth(this.#vectors) }),
    };
  }

  async close(): Promise<void> {
    for (const end of this.#ends.splice(0).toReversed()) await end();
    await this.#meter?.settled();
  }

  async #orWithout<T>(open: () => Promise<T>): Promise<T | undefined> {
    try {
      return await open();
    } catch (error) {
      this.#options.reportFailure(error);
      return undefined;
    }
  }

  #endpoint(): Promise<OpenEndpoint | undefined> {
    return (this.#opening ??= this.#orWithout(() => this.#openEndpoint()));
  }

  async #openEndpoint(): Promise<OpenEndpoint | undefined> {
    const { config } = this.#options;
    return config.model && openEndpoint(config.model, config, await this.#openMeter());
  }

  async #openMeter(): Promise<UseMeter> {
    const { createUseMeter } = await import('../../providers/language-model/use-meter.ts');
    const { config, clock, useLog: log, reportFailure } = this.#options;
    const { bounds = UNBOUND, endpoint } = config.model ?? {};
    const secret = endpoint?.apiKey ?? '';
    return (this.#meter ??= createUseMeter({ log, bounds, clock, secret, reportFailure }));
  }

  async #wording(): Promise<WordingParts | undefined> {
    const chat = (await this.#endpoint())?.chat;
    if (chat === undefined) return undefined;
    const [{ createCircuitBreaker }, { withCircuitBreaker }, { withBounds }, { loadPrompts }] = await Promise.all([
      import('../../providers/language-model/circuit-breaker.ts'),
      import('../../providers/language-model/with-circuit-breaker.ts'),
      import('../../providers/language-model/with-bounds.ts'),
      import('../../providers/prompts/load-prompts.ts'),
    ]);
    const prompts = loadPrompts();
    const { clock, reportFault: reportFailure } = this.#options;
    this.#breaker = createCircuitBreaker({ clock });
    // What is used up says nothing of the endpoint: the breaker does not see it.
    const model = withBounds(withCircuitBreaker(chat, this.#breaker), await this.#openMeter());
    return { model, prompts, reportFailure, stopwatch: () => performance.now() };
  }

  async #openVectors(bundled: (documents: DocumentSource) => PassageVectors): Promise<OpenVectors | undefined> {
    const encoder = await this.#encoder();
    if (encoder === undefined) return undefined;
    const { openVectors } = await import('../../providers/vectors/open-vectors.ts');
    const { config, reportVectors: report } = this.#options;
    const earlier = (await this.#endpoint())?.earlier;
    const place = { data: config.data, postgres: config.databaseUrl };
    const parts = { encoder, bundled, report, timer: machineTimer, ...(earlier && { earlier }) };
    const vectors = openVectors({ ...place, ...parts });
    this.#vectors = vectors;
    this.#ends.push(() => vectors.close());
    return vectors;
  }

  async #encoder(): Promise<RemoteEncoder | undefined> {
    const { onnx } = this.#options.config;
    if (onnx !== undefined) {
      const opened = await (this.#onnx ??= openOnnx(onnx));
      if (opened instanceof Error) throw opened;
      this.#ends.push(() => opened.close());
      return opened;
    }
    const encoder = (await this.#endpoint())?.encoder;
    if (encoder === undefined) return undefined;
    const { encoderWithBounds } = await import('../../providers/language-model/with-bounds.ts');
    return encoderWithBounds(encoder, await this.#openMeter());
  }
}

/** Without an endpoint nothing is used. */
const UNBOUND = { tokensPerDay: Infinity, tokensPerPerson: Infinity };

function modelHealth(breaker: CircuitBreaker | undefined): ModelHealth {
  const state = breaker?.state();
  if (state === undefined || state.kind === 'closed') return { state: 'asked', failuresInARow: state?.failures ?? 0 };
  const { since, reason } = state;
  return state.kind === 'open'
    ? { state: 'resting', since, until: state.until, reason }
    : { state: 'being-tried', since, reason };
}

function vectorsHealth(vectors: OpenVectors): VectorsHealth {
  const { space, serving, done, total, failure } = vectors.status();
  return {
    serving: serving === 'bundled' ? serving : serving === space ? 'configured' : 'earlier',
    embedded: done,
    passages: total,
    ...(failure === undefined ? {} : { failure }),
  };
}
