import { ModelFailure, type ModelFailureReason } from '../../domain/model-failure.ts';
import { type Complaint, complaintOf } from './complaint.ts';
import { connectionCode, connectionFailure } from './connection-failure.ts';

/**
 * The failure behind any error of a client of `createOpenAiClient`. Its detail is a status and a code; it has no `cause`, since errors
 * of the client quote the server, which may quote the question or the key.
 */
export function failureOf(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  const complaint = complaintOf(error);
  if (complaint) return new ModelFailure(reasonOf(complaint), detailOf(complaint));
  if (!(error instanceof Error)) return new ModelFailure('rejected', typeof error);
  if (error.cause instanceof ModelFailure) return error.cause;
  // The client's errors all go by the name `Error`.
  const kind = error.constructor.name;
  if (error.name === 'AbortError' || kind === 'APIUserAbortError' || kind === 'APIConnectionTimeoutError')
    return new ModelFailure('timeout', 'no-answer');
  if (kind === 'APIConnectionError') return connectionFailure(error);
  if (error instanceof SyntaxError) return new ModelFailure('not-json', 'body');
  // What Node says of a body that broke off.
  if (error instanceof TypeError && error.message === 'terminated')
    return new ModelFailure('cut', connectionCode(error) ?? 'terminated');
  return new ModelFailure('rejected', kind);
}

const MODEL = /\b(?:models?|deployment)\b/iu;
const MISSING =
  /not (?:exist|found)|unknown model|no such|(?:invalid|not a valid) model|no models? (?:is |are )?loaded|not have access/iu;
const FILTERED = /content ?filter|responsible ?ai ?policy/iu;

function reasonOf(complaint: Complaint): ModelFailureReason {
  const { status, code } = complaint;
  const words = wordsOf(complaint);
  if (FILTERED.test(words)) return 'refused';
  if (status === 429 || /rate_?limit/iu.test(code)) return 'rate-limited';
  if (status === undefined || status >= 500 || status === 409) return 'server-error';
  if (status === 408) return 'timeout';
  if (status === 401 || status === 407) return 'unauthorised';
  if (MODEL.test(words) && MISSING.test(words)) return 'no-such-model';
  if (status === 403) return 'unauthorised';
  return status === 404 || status === 405 || status < 400 ? 'wrong-address' : 'rejected';
}

/** `model_not_found` and `DeploymentNotFound` as words. */
const wordsOf = ({ code, message }: Complaint): string =>
  `${code} ${message}`.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ').replaceAll('_', ' ');

const CODE = /^[a-z][\w.-]{1,50}$/iu;

const detailOf = ({ status, code }: Complaint): string =>
  [status === undefined ? 'in-stream' : String(status), ...(CODE.test(code) ? [code] : [])].join(' ');
