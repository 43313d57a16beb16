import { KakariError } from '../../domain/errors.ts';

/** The code of a file system error, such as `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What is not there is no error. */
export function absent(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined;
  throw error;
}

const CODES: Readonly<Record<string, string>> = { ENOSPC: 'no-space', EDQUOT: 'no-space', EISDIR: 'draft-unreadable' };

/** Does a work, and throws errors of the file system as `KakariError`s that name the place. */
export async function guarded<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof KakariError || code === undefined) throw error;
    throw new KakariError(CODES[code] ?? 'draft-unwritable', { place }, { cause: error });
  }
}
