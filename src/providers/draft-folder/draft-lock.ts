import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KakariError } from '../../domain/errors.ts';
import { codeOf } from './file-errors.ts';

/**
 * Does a work on a draft that nobody else of this machine does at the same time. Throws `KakariError` `draft-busy` where somebody
 * does; a lock of a process that is gone counts for nothing.
 */
export async function whileLocked<T>(place: string, municipality: string, work: () => Promise<T>): Promise<T> {
  const lock = join(place, `.${municipality}.lock`);
  await mkdir(place, { recursive: true });
  if (!(await take(lock))) {
    if (isAlive(await holderOf(lock))) throw new KakariError('draft-busy', { municipality });
    await rm(lock, { force: true });
    if (!(await take(lock))) throw new KakariError('draft-busy', { municipality });
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** The lock appears with its holder in it: an empty one would look as if its holder were gone. */
async function take(lock: string): Promise<boolean> {
  const own = `${lock}.${randomUUID()}`;
  try {
    await writeFile(own, String(process.pid), { flag: 'wx' });
    await link(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

const holderOf = (lock: string): Promise<number> => readFile(lock, 'utf8').then(Number, () => Number.NaN);

/** Signal 0 is not sent; it only asks. EPERM says that the process is there and somebody else's. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
