import type { DraftFiles } from '../domain/draft-files.ts';

/**
 * Where drafts lie until they are published, a folder of files each, which people may also change by hand. Methods reject with
 * `KakariError`: `draft-busy` (`municipality`; somebody is writing it), `draft-folder-taken` (`folder`; holds something else),
 * `municipality-id-invalid`, `draft-unreadable`, `draft-unwritable` or `no-space` (`place`). A draft is never half written, and one that a
 * process left in the middle of its work is there again as it was.
 */
export interface DraftStore {
  /** Where the drafts lie, for people. */
  readonly place: string;
  /** Municipality ids, sorted. */
  list(): Promise<readonly string[]>;
  read(municipality: string): Promise<DraftFiles | undefined>;
  /**
   * Puts the files in place of all that were there. With `before`, only where those are there still (`absent`: no draft at all);
   * false otherwise.
   */
  write(municipality: string, files: DraftFiles, before?: DraftFiles | 'absent'): Promise<boolean>;
  /** The same for taking a draft away. A draft that is not there is no error. */
  remove(municipality: string, before?: DraftFiles): Promise<boolean>;
}
