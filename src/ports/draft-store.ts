import type { DraftFiles } from '../domain/draft-files.ts';

/**
 * Where drafts lie until they are published, a folder of files each, which people may also change by hand. Methods reject with
 * `KakariError` `draft-unreadable`, `draft-unwritable` or `no-space` (`place`); a draft is never half written.
 */
export interface DraftStore {
  /** Where the drafts lie, for people. */
  readonly place: string;
  /** Municipality ids, sorted. */
  list(): Promise<readonly string[]>;
  read(municipality: string): Promise<DraftFiles | undefined>;
  /** Puts the files in place of all that were there. With `replacing`, only where those are there still: false otherwise. */
  write(municipality: string, files: DraftFiles, replacing?: DraftFiles): Promise<boolean>;
  remove(municipality: string): Promise<void>;
}
