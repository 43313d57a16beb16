import {
  existsSync,
  renameSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphFile, graphFolder, type GraphContent } from '../../../src/providers/vectors/graph-file.ts';
import { Graph, type HnswModule } from '../../../src/providers/vector-store/graph.ts';
import { loadHnsw } from '../../../src/providers/vector-store/load-hnsw.ts';
import { fakeEmbedding } from '../../fakes/fake-embedding.ts';
import { fc } from '../../fast-check.ts';
import { newFolder } from './open-for-test.ts';

const native = loadHnsw();

const rowsOf = (name: string, count = 120, dimensions = 8): readonly Float32Array[] =>
  Array.from({ length: count }, (_, at) => Float32Array.from(fakeEmbedding(`${name}${at * 7919}`, dimensions)));
const contentOf = (partition: string, count = 120, space = 'endpoint example.jp 埋め込み'): GraphContent => ({
  space,
  partition,
  texts: Array.from({ length: count }, (_, at) => `${partition}${at}`),
});

const ROWS = rowsOf('kita');
const CONTENT = contentOf('kita');
const query = ROWS[17] ?? new Float32Array();

/** The native module, and whether it was given a file to read. */
function watched(module: HnswModule): { readonly module: HnswModule; readonly read: () => number } {
  let read = 0;
  class Watched extends module.HierarchicalNSW {
    override readIndexSync(file: string): void {
      read++;
      super.readIndexSync(file);
    }
  }
  return { module: { HierarchicalNSW: Watched }, read: () => read };
}

describe.skipIf(native === undefined)('a saved graph', () => {
  const module = native as HnswModule;
  const save = async (data: string, content = CONTENT, rows = ROWS): Promise<string> => {
    const graph = new Graph(module, rows);
    await graph.build(graphFile(data, content));
    const folder = graphFolder(data, content.space);
    const names = readdirSync(folder).filter((name) => name.startsWith(content.partition) && name.endsWith('.hnsw'));
    return join(folder, names[0] ?? '');
  };

  it('finds the same when it is loaded as when it was built', async () => {
    const data = newFolder();
    const built = new Graph(module, ROWS);
    await built.build(graphFile(data, CONTENT));
    const { module: watching, read } = watched(module);
    const loaded = new Graph(watching, ROWS);
    await loaded.build(graphFile(data, CONTENT));
    expect(read()).toBe(1);
    expect(loaded.search(query, 10)).toEqual(built.search(query, 10));
    expect(loaded.search(query, 1)[0]?.label).toBe(17);
  });

  it('leaves two files and nothing half written, and takes away what a dead process left long ago', async () => {
    const data = newFolder();
    const file = await save(data);
    const folder = graphFolder(data, CONTENT.space);
    writeFileSync(`${file}.old.partial`, '');
    utimesSync(`${file}.old.partial`, 1_000_000_000, 1_000_000_000);
    writeFileSync(`${file}.new.partial`, '');
    rmSync(file);
    await save(data);
    expect(readdirSync(folder).toSorted()).toEqual(
      [file, `${file}.json`, `${file}.new.partial`].map((path) => path.slice(folder.length + 1)),
    );
  });

  const manifest = (file: string, change: (manifest: Record<string, unknown>) => unknown): void => {
    const read = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Record<string, unknown>;
    writeFileSync(`${file}.json`, JSON.stringify(change(read)));
  };
  const damages: Readonly<Record<string, (file: string, data: string) => void | Promise<void>>> = {
    'cut short': (file) => truncateSync(file, 2_000),
    'longer than it was': (file) => writeFileSync(file, 'x', { flag: 'a' }),
    empty: (file) => truncateSync(file),
    missing: (file) => rmSync(file),
    'a text': (file) => writeFileSync(file, 'これはグラフではありません'),
    'that of another partition': async (file, data) =>
      copyFileSync(await save(data, contentOf('minami'), rowsOf('minami')), file),
    'that of another partition with its manifest': async (file, data) => {
      const other = await save(data, contentOf('minami'), rowsOf('minami'));
      copyFileSync(other, file);
      copyFileSync(`${other}.json`, `${file}.json`);
    },
    'that of another space with its manifest': async (file, data) => {
      const other = await save(data, contentOf('kita', 120, 'other'), ROWS);
      copyFileSync(other, file);
      copyFileSync(`${other}.json`, `${file}.json`);
    },
    'without its manifest': (file) => rmSync(`${file}.json`),
    'with a manifest that is none': (file) => writeFileSync(`${file}.json`, '{"sha256":'),
    'with an empty manifest': (file) => truncateSync(`${file}.json`),
    'with a manifest of null': (file) => manifest(file, () => null),
    'with a manifest of other dimensions': (file) => manifest(file, (read) => ({ ...read, dimensions: 16 })),
    'with a manifest of another count': (file) => manifest(file, (read) => ({ ...read, count: 121 })),
    'with a manifest of another program': (file) => manifest(file, (read) => ({ ...read, format: 2 })),
  };

  it.each(Object.entries(damages))('that is %s is not read but built again', async (_, damage) => {
    const data = newFolder();
    const file = await save(data);
    await damage(file, data);
    const { module: watching, read } = watched(module);
    const graph = new Graph(watching, ROWS);
    await graph.build(graphFile(data, CONTENT));
    expect(read()).toBe(0);
    expect(graph.search(query, 1)[0]?.label).toBe(17);
    expect(await graphFile(data, CONTENT).load(module, ROWS)).toBeDefined();
  });

  it('with any byte changed is not read', async () => {
    const data = newFolder();
    const file = await save(data);
    const whole = readFileSync(file);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, bits]) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ bits;
        writeFileSync(file, changed);
        const { module: watching, read } = watched(module);
        expect(await graphFile(data, CONTENT).load(watching, ROWS)).toBeUndefined();
        expect(read()).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['rows', CONTENT, rowsOf('kita', 121)],
    ['dimensions', CONTENT, rowsOf('kita', 120, 16)],
    ['texts', contentOf('minami'), ROWS],
  ])('is not taken for one of other %s', async (_, content, rows) => {
    const data = newFolder();
    await save(data);
    expect(await graphFile(data, { ...content, partition: 'kita' }).load(module, rows)).toBeUndefined();
  });

  it('is not taken when another process puts one in its place while it is read', async () => {
    const data = newFolder();
    const file = await save(data);
    class Overtaken extends module.HierarchicalNSW {
      override readIndexSync(path: string): void {
        super.readIndexSync(path);
        copyFileSync(path, `${path}.other`);
        renameSync(`${path}.other`, path);
      }
    }
    expect(await graphFile(data, CONTENT).load({ HierarchicalNSW: Overtaken }, ROWS)).toBeUndefined();
    expect(existsSync(file)).toBe(true);
    expect(await graphFile(data, CONTENT).load(module, ROWS)).toBeDefined();
  });

  it('costs only the saving when the folder cannot be made', async () => {
    const data = newFolder();
    writeFileSync(join(data, 'vectors'), 'in the way');
    const graph = new Graph(module, ROWS);
    await graph.build(graphFile(data, CONTENT));
    expect(graph.search(query, 1)[0]?.label).toBe(17);
  });

  it('is not kept where the disk took only half of it, which the native code does not say', async () => {
    const data = newFolder();
    class Short extends module.HierarchicalNSW {
      override writeIndexSync(file: string): void {
        super.writeIndexSync(file);
        truncateSync(file, 3_000);
      }
    }
    await new Graph({ HierarchicalNSW: Short }, ROWS).build(graphFile(data, CONTENT));
    expect(readdirSync(graphFolder(data, CONTENT.space))).toEqual([]);
  });

  it('has names that every file system takes, a different one for each space and partition', () => {
    const folders = ['a/b', 'A/B', 'a b', '埋め込み', '埋込', '', '..', 'x'.repeat(500)].map((space) =>
      graphFolder('', space),
    );
    expect(new Set(folders).size).toBe(folders.length);
    for (const folder of folders) expect(folder).toMatch(/^vectors\/[a-z0-9-]{13,60}$/u);
  });
});
