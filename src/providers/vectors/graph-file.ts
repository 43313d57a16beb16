import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { makeFolder } from '../ledger/sqlite-dialect.ts';
import type { GraphFile, HnswIndex } from '../vector-store/graph.ts';
import { fileName } from './file-name.ts';
import type { TextKey } from './vector-shelf.ts';

/** What stands in a graph: the texts in the order of the labels. */
export interface GraphContent {
  readonly space: string;
  readonly partition: string;
  readonly texts: readonly TextKey[];
}

/** Beside each graph, to know it by. */
interface Manifest {
  /** Another format is one of another program. */
  readonly format: 1;
  readonly space: string;
  readonly partition: string;
  readonly dimensions: number;
  readonly count: number;
  /** SHA-256 of the keys of the texts in the order of the labels. */
  readonly texts: string;
  readonly bytes: number;
  /** SHA-256 of the file of the graph. */
  readonly sha256: string;
}

/** The folder of the graphs of a space. */
export const graphFolder = (data: string, space: string): string => join(data, 'vectors', fileName(space));

/**
 * A graph in `<data>/vectors/<space>/<partition>.hnsw`, with a manifest beside it. It is a copy of what the shelf holds: whatever does
 * not fit is built again, and a disk that is full or cannot be written only costs that.
 */
export function graphFile(data: string, content: GraphContent): GraphFile {
  const file = join(graphFolder(data, content.space), `${fileName(content.partition)}.hnsw`);
  return {
    load: async (native, rows) => {
      const expected = expectedOf(content, rows);
      // Checked before the native code sees it: a damaged file is read without an error and ends the process at a search.
      const checked = await whole(file, expected).catch(() => undefined);
      if (checked === undefined) return undefined;
      try {
        const index = new native.HierarchicalNSW('ip', expected.dimensions);
        index.readIndexSync(file);
        const fits = index.getCurrentCount() === expected.count && index.getNumDimensions() === expected.dimensions;
        return fits && (await isStill(file, checked)) ? index : undefined;
      } catch {
        return undefined;
      }
    },
    save: (index, rows) => write(file, index, expectedOf(content, rows)).catch(() => undefined),
  };
}

type Expected = Omit<Manifest, 'bytes' | 'sha256'>;

const expectedOf = ({ space, partition, texts }: GraphContent, rows: readonly Float32Array[]): Expected => ({
  format: 1,
  space,
  partition,
  count: rows.length,
  dimensions: rows[0]?.length ?? 0,
  texts: createHash('sha256').update(texts.join('\n')).digest('hex'),
});

/** Which file lies under a name: another process may put another one there. */
interface Identity {
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
}

/** The identity of a file that is, byte by byte, the one of its manifest; undefined where it is not. */
async function whole(file: string, expected: Expected): Promise<Identity | undefined> {
  const manifest: unknown = JSON.parse(await readFile(manifestOf(file), 'utf8'));
  const identity = await stat(file);
  return isDeepStrictEqual(manifest, await manifestFor(file, expected)) ? identity : undefined;
}

const manifestFor = async (file: string, expected: Expected): Promise<Manifest> => ({
  ...expected,
  bytes: (await stat(file)).size,
  sha256: await sha256(file),
});

async function isStill(file: string, { ino, size, mtimeMs }: Identity): Promise<boolean> {
  const now = await stat(file);
  return now.ino === ino && now.size === size && now.mtimeMs === mtimeMs;
}

/** The graph gets its name when it is whole and on the disk, and its manifest after it. */
async function write(file: string, index: HnswIndex, expected: Expected): Promise<void> {
  makeFolder(dirname(file));
  const draft = `${file}.${randomUUID()}.partial`;
  try {
    // At once: nothing may be added to the graph while it is written.
    index.writeIndexSync(draft);
    await flush(draft);
    const manifest = await manifestFor(draft, expected);
    // The native code does not say that the disk was full.
    if (manifest.bytes < 4 * manifest.dimensions * manifest.count) return;
    await rename(draft, file);
    await writeFile(`${draft}.json`, JSON.stringify(manifest));
    await flush(`${draft}.json`);
    await rename(`${draft}.json`, manifestOf(file));
    await removeAbandoned(file);
  } finally {
    await rm(draft, { force: true });
    await rm(`${draft}.json`, { force: true });
  }
}

const manifestOf = (file: string): string => `${file}.json`;

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** No graph takes so long to write. */
const ABANDONED_MS = 60 * 60 * 1000;

/** Takes away what a process that died while it wrote has left. */
async function removeAbandoned(file: string): Promise<void> {
  const now = (await stat(file)).mtimeMs;
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(basename(file)) || !/\.partial(?:\.json)?$/u.test(name)) continue;
    const path = join(dirname(file), name);
    if (now - (await stat(path)).mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
}
