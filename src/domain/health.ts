import type { Instant } from './instant.ts';
import type { ModelFailureReason } from './model-failure.ts';

/** How the parts stand that Kakari answers without when it must. Nothing of it says who asked, or what. */
export interface Health {
  /** Absent where no chat model is configured. */
  readonly model?: ModelHealth;
  /** Absent where the bundled encoder makes the vectors. */
  readonly vectors?: VectorsHealth;
}

/** Whether a chat model is asked. */
export type ModelHealth =
  | { readonly state: 'asked'; readonly failuresInARow: number }
  /** It is not asked until then, because of what happened. */
  | { readonly state: 'resting'; readonly since: Instant; readonly until: Instant; readonly reason: ModelFailureReason }
  /** One call may try whether it is well again. */
  | { readonly state: 'being-tried'; readonly since: Instant; readonly reason: ModelFailureReason };

/** How far the vectors of the configured encoder have come. */
export interface VectorsHealth {
  /** What answers: the encoder that is configured, the one before it, or the bundled one. */
  readonly serving: 'configured' | 'earlier' | 'bundled';
  readonly embedded: number;
  readonly passages: number;
  /** Why embedding stands still. */
  readonly failure?: string;
}
