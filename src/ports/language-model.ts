/** What is asked of a model. Texts that people, plans or files wrote stand in `user` only. */
export interface ModelTask<T> {
  readonly name: 'answer' | 'standalone' | 'rank' | 'propose';
  readonly system: string;
  readonly user: string;
  readonly shape: ResponseShape<T>;
  /** The longest answer, in tokens. */
  readonly maxTokens: number;
}

/** What the answer of a model must look like. */
export interface ResponseShape<T> {
  /** ASCII letters, digits, `_`. */
  readonly name: string;
  /** JSON Schema of an object. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Checks what was parsed; undefined where it has another shape. */
  read(value: unknown): T | undefined;
}

/** How long one call may take, and for whom it is. */
export interface ModelCall {
  readonly timeoutMs: number;
  /** Who asks (opaque), for the bound of use of each person; absent where that is not known. */
  readonly by?: string;
  /** Told, while the answer comes in, its whole raw text so far (JSON that is not finished). */
  readonly onText?: (soFar: string) => void;
}

/**
 * A language model. It has no tools: what it says is data, checked by who asked. Rejects only with `ModelFailure`, and within
 * `timeoutMs`.
 */
export interface LanguageModel {
  ask<T>(task: ModelTask<T>, call: ModelCall): Promise<T>;
}
