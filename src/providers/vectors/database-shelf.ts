import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { calibrationShape } from '../embeddings/calibrate.ts';
import { chunks } from '../ledger/chunks.ts';
import { explained } from '../ledger/ledger-access.ts';
import { bytesOf, type ShelfTables, vectorOf } from './shelf-tables.ts';
import type { KeptRow, KeptSpace, PartitionSearch, TextKey, VectorShelf } from './vector-shelf.ts';

/** An open database with the tables of a shelf. */
export interface ShelfDatabase {
  readonly db: Kysely<ShelfTables>;
  /** What people are told, without a password. */
  readonly place: string;
}

/** How a shelf searches, beside what it keeps. */
export interface ShelfSearch {
  /** Columns that are written with a row. */
  readonly columns: (vector: Float32Array) => { readonly embedding?: string };
  /** Opens a partition to search among these texts, all of which have a vector. */
  readonly open: (partition: PartitionOnShelf, texts: readonly TextKey[]) => Promise<PartitionSearch | undefined>;
  readonly settle: (partition: PartitionOnShelf) => Promise<void>;
  /** Called when the vectors of a space are gone. */
  readonly dropped: (space: string) => Promise<void>;
}

/** One partition in one space. */
export interface PartitionOnShelf {
  readonly space: string;
  readonly partition: string;
  readonly dimensions: number;
  /** The vectors of texts; what is no vector any more is taken away and is not among them. */
  readonly rows: () => Promise<ReadonlyMap<TextKey, Float32Array>>;
}

/** A shelf in a database: SQLite or PostgreSQL. The bytes of the vectors are the truth; what searches faster is made from them. */
export function databaseShelf({ db, place }: ShelfDatabase, search: ShelfSearch): VectorShelf {
  const guarded = <T>(work: () => Promise<T>): Promise<T> => explained(place, work);
  const located = async (space: string, partition: string): Promise<PartitionOnShelf | undefined> => {
    const dimensions = await dimensionsOf(db, space);
    if (dimensions === undefined) return undefined;
    return { space, partition, dimensions, rows: () => rowsOf(db, space, partition, dimensions) };
  };
  const drop = async (space: string): Promise<void> => {
    await db.transaction().execute((transaction) => empty(transaction, space));
    await search.dropped(space);
  };
  return {
    spaces: () => guarded(() => completeSpaces(db)),
    texts: (space, partition) => guarded(() => textsOf(db, space, partition)),
    keep: (space, partition, rows) =>
      guarded(async () => {
        const dimensions = rows[0]?.vector.length;
        if (dimensions === undefined) return;
        if ((await dimensionsOf(db, space)) !== dimensions) await drop(space);
        await db
          .transaction()
          .execute((transaction) => keep(transaction, { space, partition, dimensions, rows, search }));
      }),
    open: (space, partition, texts) =>
      guarded(async () => {
        const kept = await textsOf(db, space, partition);
        const found = texts.every((text) => kept.has(text)) ? await located(space, partition) : undefined;
        return found && search.open(found, texts);
      }),
    settle: (space, partition) =>
      guarded(async () => {
        const found = await located(space, partition);
        if (found !== undefined) await search.settle(found);
      }),
    finish: (space, calibration) =>
      guarded(async () => {
        const written = { calibration: JSON.stringify(calibration) };
        await db.updateTable('kakari_vector_spaces').set(written).where('space', '=', space).execute();
      }),
    keepOnly: (space) =>
      guarded(async () => {
        const others = db.selectFrom('kakari_vector_spaces').select('space').where('space', '!=', space);
        for (const other of await others.execute()) await drop(other.space);
      }),
    drop: (space) => guarded(() => drop(space)),
    close: () => db.destroy(),
  };
}

async function completeSpaces(db: Kysely<ShelfTables>): Promise<readonly KeptSpace[]> {
  const rows = await db.selectFrom('kakari_vector_spaces').selectAll().orderBy('space').execute();
  return rows.flatMap(({ space, dimensions, calibration }) => {
    const read = calibrationText.safeParse(calibration);
    return read.success ? [{ space, dimensions, calibration: read.data }] : [];
  });
}

const calibrationText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(calibrationShape);

async function dimensionsOf(db: Kysely<ShelfTables>, space: string): Promise<number | undefined> {
  const found = db.selectFrom('kakari_vector_spaces').select('dimensions').where('space', '=', space);
  return (await found.executeTakeFirst())?.dimensions;
}

async function textsOf(db: Kysely<ShelfTables>, space: string, partition: string): Promise<ReadonlySet<TextKey>> {
  const rows = await db
    .selectFrom('kakari_vectors')
    .select('text')
    .where('space', '=', space)
    .where('partition', '=', partition)
    .execute();
  return new Set(rows.map(({ text }) => text));
}

async function rowsOf(
  db: Kysely<ShelfTables>,
  space: string,
  partition: string,
  dimensions: number,
): Promise<ReadonlyMap<TextKey, Float32Array>> {
  const inPartition = db.selectFrom('kakari_vectors').where('space', '=', space).where('partition', '=', partition);
  const read = (await inPartition.select(['text', 'vector']).execute()).map(
    ({ text, vector }) => [text, vectorOf(vector, dimensions)] as const,
  );
  const damaged = read.flatMap(([text, vector]) => (vector === undefined ? [text] : []));
  for (const text of damaged) {
    const there = db.deleteFrom('kakari_vectors').where('space', '=', space).where('partition', '=', partition);
    await there.where('text', '=', text).execute();
  }
  return new Map(read.flatMap(([text, vector]) => (vector === undefined ? [] : [[text, vector] as const])));
}

interface Keeping {
  readonly space: string;
  readonly partition: string;
  readonly dimensions: number;
  readonly rows: readonly KeptRow[];
  readonly search: ShelfSearch;
}

/** `space`, `partition`, `text`, `vector` and perhaps `embedding`. */
const COLUMNS = 5;

async function keep(
  db: Transaction<ShelfTables>,
  { space, partition, dimensions, rows, search }: Keeping,
): Promise<void> {
  await db
    .insertInto('kakari_vector_spaces')
    .values({ space, dimensions, calibration: null })
    .onConflict((conflict) => conflict.column('space').doNothing())
    .execute();
  for (const chunk of chunks(rows, COLUMNS)) {
    const values = chunk.map(({ text, vector }) => ({
      space,
      partition,
      text,
      vector: bytesOf(vector),
      ...search.columns(vector),
    }));
    await db
      .insertInto('kakari_vectors')
      .values(values)
      .onConflict((conflict) => conflict.columns(['space', 'partition', 'text']).doNothing())
      .execute();
  }
}

async function empty(db: Transaction<ShelfTables>, space: string): Promise<void> {
  await db.deleteFrom('kakari_vectors').where('space', '=', space).execute();
  await db.deleteFrom('kakari_vector_spaces').where('space', '=', space).execute();
}
