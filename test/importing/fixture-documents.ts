import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { documentsOf, PLANS_FOLDER, townIds } from './fixture-town.ts';

/** A file as an import is given it. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One document of a town: a file, or the files of a folder. */
export interface FixtureDocument {
  readonly town: string;
  /** Its name under the town's folder. */
  readonly name: string;
  readonly files: readonly ImportFile[];
}

/** Every document of every invented town. */
export const fixtureDocuments = (): readonly FixtureDocument[] =>
  townIds().flatMap((town) =>
    documentsOf(town).map((name) => ({ town, name, files: filesAt(join(PLANS_FOLDER, town, name), name) })),
  );

const filesAt = (path: string, name: string): readonly ImportFile[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .toSorted()
        .map((inside) => ({ name: inside, bytes: readFileSync(join(path, inside)) }))
    : [{ name, bytes: readFileSync(path) }];
