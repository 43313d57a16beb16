import { KakariError } from '../../domain/errors.ts';

type LedgerErrorCode = 'ledger-locked' | 'ledger-full' | 'ledger-damaged' | 'ledger-readonly' | 'ledger-unreachable';

/** Codes of SQLite (https://sqlite.org/rescode.html), PostgreSQL (Appendix A) and the system. A longer code may follow. */
const CODES: Readonly<Record<LedgerErrorCode, RegExp>> = {
  // 55P03: waited too long for a lock. 40P01: two transactions waited for each other.
  'ledger-locked': /^(?:SQLITE_BUSY|SQLITE_LOCKED|55P03|40P01)/u,
  'ledger-full': /^(?:SQLITE_FULL|ENOSPC|EDQUOT|53100)/u,
  'ledger-damaged': /^(?:SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_IOERR_SHORT_READ|XX00[12])/u,
  // 25006: the server takes no changes (a standby). 42501: the account may not.
  'ledger-readonly':
    /^(?:SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|ENOENT|25006|42501)/u,
  // 08: connection. 28: who are you. 3D000: no such database. 57P: shutting down or starting. 53300: too many connections.
  'ledger-unreachable':
    /^(?:ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET|ETIMEDOUT|EPIPE|08|28|3D000|57P0|53300|25P03|ERR_INVALID_URL|SELF_SIGNED_CERT|UNABLE_TO_|DEPTH_ZERO|CERT_|ERR_TLS)/u,
};

/** What `pg` says without a code. */
const BROKEN_CONNECTION =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|Client was closed|does not support SSL|password must be a string/u;

/**
 * An error of a driver as one that people understand, with the driver's as its cause; what is not known passes as it is.
 * `place` is told to people, so it holds no password.
 */
export function ledgerError(error: unknown, place: string): unknown {
  const code = ledgerErrorCode(error);
  return code === undefined ? error : new KakariError(code, { place }, { cause: error });
}

/** Whether another process has the database to itself at the moment. */
export const isLocked = (error: unknown): boolean => ledgerErrorCode(error) === 'ledger-locked';

/** Whether there was no room left to write. */
export const isFull = (error: unknown): boolean => ledgerErrorCode(error) === 'ledger-full';

function ledgerErrorCode(error: unknown): LedgerErrorCode | undefined {
  if (!(error instanceof Error) || error instanceof KakariError) return undefined;
  // JSON that the ledger wrote and can no longer read.
  if (error instanceof SyntaxError) return 'ledger-damaged';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '' && BROKEN_CONNECTION.test(error.message)) return 'ledger-unreachable';
  return CODE_NAMES.find((name) => CODES[name].test(code));
}

const CODE_NAMES = Object.keys(CODES) as readonly LedgerErrorCode[];
