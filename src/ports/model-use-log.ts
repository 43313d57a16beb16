import type { IsoDate } from '../domain/fiscal-year.ts';
import type { ModelUse } from '../domain/model-use.ts';

/** Counts what models are used for. Rejects with the errors of the ledger. */
export interface ModelUseLog {
  /** Adds to what was counted for the same day and person. */
  addModelUse(use: ModelUse): Promise<void>;
  /** What was counted on a day, by person, sorted by person. */
  modelUse(day: IsoDate): Promise<readonly ModelUse[]>;
}
