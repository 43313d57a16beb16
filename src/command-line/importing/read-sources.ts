import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { KakariError } from '../../domain/errors.ts';
import { LIMITS } from '../../importing/read/limits.ts';

/** A file that a person named, whole. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the files that a plan is published as. Throws `KakariError` `file-unreadable`, `document-too-large`, and
 * `same-file-twice` (`file`, `other`) for two files of the same content.
 */
export async function readSources(files: readonly string[]): Promise<readonly SourceFile[]> {
  const seen = new Map<string, string>();
  const sources: SourceFile[] = [];
  for (const file of files) {
    const bytes = await readWhole(file);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const other = seen.get(digest);
    if (other !== undefined) throw new KakariError('same-file-twice', { file, other });
    seen.set(digest, file);
    sources.push({ name: basename(file), bytes });
  }
  return sources;
}

async function readWhole(file: string): Promise<Uint8Array> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined) throw new KakariError('file-unreadable', { file });
  if (size > LIMITS.fileBytes)
    throw new KakariError('document-too-large', { file, limitMb: LIMITS.fileBytes / 1024 / 1024 });
  try {
    return await readFile(file);
  } catch (error) {
    throw new KakariError('file-unreadable', { file }, { cause: error });
  }
}
