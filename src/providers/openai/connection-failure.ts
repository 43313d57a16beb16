import { ModelFailure } from '../../domain/model-failure.ts';

/** undici waits ten seconds for a connection: a host that drops packets, not one that thinks. */
const CONNECT_TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

/** The failure of a request that reached nobody. The detail is a code of Node or of TLS, such as `ECONNREFUSED` or `ENOTFOUND`. */
export function connectionFailure(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  const code = connectionCode(error);
  // Not its own code: the client takes what reads like `timed out` for its own time-out.
  return new ModelFailure(
    'unreachable',
    code !== undefined && CONNECT_TIMEOUTS.has(code) ? 'no-connection' : (code ?? ''),
  );
}

const CODE = /^[A-Z][A-Z\d_]{2,60}$/u;

/** The code of an error or of what caused it. */
export function connectionCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 4) return undefined;
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && CODE.test(code)) return code;
  return 'cause' in error ? connectionCode(error.cause, depth + 1) : undefined;
}
