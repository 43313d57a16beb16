/** Why a model, or an endpoint of embeddings, gave nothing that can be used. */
export type ModelFailureReason =
  | 'timeout'
  | 'unreachable'
  | 'unauthorised'
  | 'no-such-model'
  /** Something answers at the address, but it is no such interface: a path is missing (`/v1`), or it is another service. */
  | 'wrong-address'
  | 'rate-limited'
  | 'server-error'
  | 'rejected'
  | 'refused'
  | 'cut'
  | 'empty'
  | 'not-json'
  | 'wrong-shape'
  | 'wrong-dimension'
  | 'wrong-language'
  /** Calls are not tried for a while, after too many failures. */
  | 'resting'
  /** The use of the day, or of the person, is at its bound. */
  | 'used-up-today'
  | 'used-up-by-person';

/** A call of a model that came to nothing. `detail` may go into a log: a status, a code; never what was asked or answered. */
export class ModelFailure extends Error {
  readonly reason: ModelFailureReason;
  readonly detail: string;

  constructor(reason: ModelFailureReason, detail = '', options?: ErrorOptions) {
    super([reason, detail].filter(Boolean).join(' '), options);
    this.name = 'ModelFailure';
    this.reason = reason;
    this.detail = detail;
  }
}

/** Failures that say nothing of the next call: worth one more try where there is time. */
export const isPassing = ({ reason }: ModelFailure): boolean =>
  reason === 'unreachable' || reason === 'rate-limited' || reason === 'server-error';
