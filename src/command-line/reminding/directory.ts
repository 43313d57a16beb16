import { readFileSync } from 'node:fs';
import { FileProblemsError, KakariError } from '../../domain/errors.ts';
import type { ContactKind, DirectoryEntry } from '../../domain/directory.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Plan } from '../../domain/plan.ts';
import type { DirectoryLedger } from '../../ports/ledger.ts';
import { checkDirectory, directoryReport } from '../../reminding/directory/check-directory.ts';
import { readDirectory } from '../../reminding/directory/read-directory.ts';

/** Reads a directory file. Throws `KakariError` `file-unreadable`, or `FileProblemsError` `directory-invalid` with every problem of it. */
function readDirectoryFile(
  file: string,
  plans: readonly Plan[],
): { readonly entries: readonly DirectoryEntry[]; readonly warnings: readonly string[] } {
  const read = readDirectory({ bytes: readBytes(file), file, plans });
  if (!read.ok) throw new FileProblemsError('directory-invalid', { file }, read.problems);
  return read;
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new KakariError('file-unreadable', { file }, { cause: error });
  }
}

/** What an import works with. */
export interface ImportParts {
  readonly plans: readonly Plan[];
  readonly ledger: DirectoryLedger;
  /** The kinds of contact that messages can be sent to. */
  readonly reachable: ReadonlySet<ContactKind>;
}

/**
 * Puts the lines of a file in the place of what the directory has of the municipalities in it; other municipalities stay.
 * Returns what to tell: how many lines now and before, and what is still missing.
 */
export async function importDirectory(
  file: string,
  { plans, ledger, reachable }: ImportParts,
  { day, at }: { readonly day: IsoDate; readonly at: Instant },
): Promise<string> {
  const { entries, warnings } = readDirectoryFile(file, plans);
  const concerned = plans.filter(({ municipality }) => entries.some((entry) => entry.municipality === municipality.id));
  const before = await ledger.directory();
  const ids = concerned.map((plan) => plan.municipality.id);
  await ledger.replaceDirectory(ids, entries, 'directory import', at);
  const counts = concerned.map(({ municipality: { id, name } }) => {
    const count = (lines: readonly DirectoryEntry[]): number => lines.filter((line) => line.municipality === id).length;
    return `${name}: ${count(entries)}件を登録しました（これまで${count(before)}件）。`;
  });
  return [...counts, ...warnings, directoryReport(checkDirectory(concerned, entries, day, reachable))].join('\n');
}
