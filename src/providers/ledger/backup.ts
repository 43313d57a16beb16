import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { KakariError } from '../../domain/errors.ts';
import { explained } from './ledger-access.ts';
import { isFull } from './ledger-errors.ts';
import type { SqlitePlace } from './open-ledger.ts';

const WAIT_MS = 10_000;

/**
 * Copies the ledger as it stands at one moment into a new file, while others go on using it, and checks the copy. Restoring is
 * putting the copy in the place of the ledger's file, with its `-wal` and `-shm` files removed. Throws `KakariError`:
 * `file-unreadable` without a ledger, `backup-exists`, `file-unwritable` where the copy cannot be put, and those of `Ledger`.
 */
export async function backUp({ file }: SqlitePlace, target: string): Promise<void> {
  if (!existsSync(file)) throw new KakariError('file-unreadable', { file });
  if (existsSync(target)) throw new KakariError('backup-exists', { file: target });
  const draft = `${target}.partial`;
  try {
    await explained(file, () => copy(file, draft, target));
    await explained(draft, () => check(draft));
    writing(target, () => keep(draft, target));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Reads everything in one transaction, so that a busy ledger is copied too, and never half of a change. */
async function copy(file: string, draft: string, target: string): Promise<void> {
  const database = new Database(file, { timeout: WAIT_MS, fileMustExist: true });
  try {
    writing(target, () => {
      rmSync(draft, { force: true });
      closeSync(openSync(draft, 'wx'));
    });
    database.prepare('vacuum into ?').run(draft);
  } catch (error) {
    // Nothing is written to the ledger's own disk.
    if (isFull(error)) throw new KakariError('file-unwritable', { file: target }, { cause: error });
    throw error;
  } finally {
    database.close();
  }
}

/** Does something with the copy's own file; what goes wrong is told of `target`. */
function writing(target: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw new KakariError('file-unwritable', { file: target }, { cause });
  }
}

async function check(draft: string): Promise<void> {
  const database = new Database(draft, { readonly: true });
  try {
    const found = database.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new KakariError('ledger-damaged', { place: draft });
  } finally {
    database.close();
  }
}

/** The copy gets its name when it is whole and on the disk: what bears the name can be relied on. */
function keep(draft: string, target: string): void {
  const handle = openSync(draft, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, target);
}
