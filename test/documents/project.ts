import type { Dirent } from 'node:fs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { createProgram } from '../../src/command-line/program.ts';
import { ROOT, sourceFiles, withoutComments } from '../boundaries/source-files.ts';

/** What documents may name. */
export interface Project {
  /** Files and folders from the root, folders without a slash at their end. */
  readonly paths: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly packages: ReadonlySet<string>;
  /** The command line, as it describes itself. */
  readonly program: Command;
  readonly benches: ReadonlySet<string>;
  /** Environment variables that the configuration reads. */
  readonly variables: ReadonlySet<string>;
  /** Every word of the code that ships, comments aside. */
  readonly words: ReadonlySet<string>;
}

const SETTINGS = ['src/config.ts', 'src/config/model-settings.ts'];
const FOLDERS = ['.ci', 'adapters', 'knowledge', 'src', 'test'];
const manifest = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

/** The project as it stands on disk. */
export function readProject(): Project {
  const { scripts, dependencies, optionalDependencies, devDependencies } = manifest.parse(
    JSON.parse(readText('package.json')),
  );
  const shipped = sourceFiles(['src', 'adapters']).map(({ text }) => withoutComments(text));
  return {
    paths: [...namesIn('.', (entry) => entry.isFile()), ...FOLDERS, ...FOLDERS.flatMap(below)],
    scripts,
    packages: new Set(Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })),
    program: createProgram(),
    benches: new Set(matches(readText('test/bench/main.ts'), /^ {2}'?([a-z-]+)'?: [{\w]/gmu)),
    variables: new Set(SETTINGS.flatMap((path) => matches(readText(path), /^ {2}([A-Z]+_[A-Z_]+): /gmu))),
    words: new Set(shipped.flatMap((text) => matches(text, /([A-Za-z_]\w*)/gu))),
  };
}

/** A text of the project, by its path from the root. */
export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The first group of every match. */
export const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

const namesIn = (folder: string, keep: (entry: Dirent) => boolean): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(keep)
    .map(({ name }) => name);

const below = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.replaceAll('\\', '/')}`,
  );
