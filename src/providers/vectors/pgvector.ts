import { type Kysely, sql } from 'kysely';
import { LARGE_ROWS } from '../vector-store/partition-vectors.ts';
import type { PartitionOnShelf, ShelfSearch } from './database-shelf.ts';
import { fileName } from './file-name.ts';
import { serialise, type ShelfTables } from './shelf-tables.ts';
import type { PartitionSearch, TextCosine, TextKey } from './vector-shelf.ts';

/**
 * Makes the column that pgvector searches. False where the extension is missing and may not be made, or is of no use to this account:
 * then vectors are compared in the process.
 */
export async function makeSearchable(db: Kysely<ShelfTables>): Promise<boolean> {
  if (await isSearchable(db)) return true;
  await sql`create extension if not exists vector`.execute(db).catch(() => undefined);
  try {
    await db.transaction().execute(async (transaction) => {
      await serialise(transaction);
      await sql`alter table kakari_vectors add column if not exists embedding vector`.execute(transaction);
    });
  } catch {
    return false;
  }
  return isSearchable(db);
}

const isSearchable = (db: Kysely<ShelfTables>): Promise<boolean> =>
  sql`select embedding <#> embedding from kakari_vectors limit 0`.execute(db).then(
    () => true,
    () => false,
  );

/** Searches in the database, with pgvector. */
export const searchByPgvector = (db: Kysely<ShelfTables>): ShelfSearch => ({
  columns: (vector) => ({ embedding: textOf(vector) }),
  open: async (partition, texts) => {
    await fill(db, partition);
    return partitionInDatabase(db, partition, texts);
  },
  settle: async (partition) => {
    await fill(db, partition);
    // Without an index all rows are looked at, and the same is found.
    if ((await countOf(db, partition)) >= LARGE_ROWS) await makeIndex(db, partition).catch(() => undefined);
  },
  dropped: (space) => dropIndexes(db, space),
});

const textOf = (vector: Float32Array): string => `[${vector.join(',')}]`;

/** Rows that were written where the extension was not at hand get what it searches. */
async function fill(db: Kysely<ShelfTables>, { space, partition, dimensions, rows }: PartitionOnShelf): Promise<void> {
  const inPartition = db.selectFrom('kakari_vectors').where('space', '=', space).where('partition', '=', partition);
  const lacking = await inPartition.select('text').where('embedding', 'is', null).execute();
  if (lacking.length === 0) return;
  const vectors = await rows();
  for (const { text } of lacking) {
    const vector = vectors.get(text);
    if (vector?.length !== dimensions) continue;
    await db
      .updateTable('kakari_vectors')
      .set({ embedding: textOf(vector) })
      .where('space', '=', space)
      .where('partition', '=', partition)
      .where('text', '=', text)
      .execute();
  }
}

async function countOf(db: Kysely<ShelfTables>, { space, partition }: PartitionOnShelf): Promise<number> {
  const { rows } = await sql<{ readonly count: string }>`
    select count(*) as count from kakari_vectors where space = ${space} and partition = ${partition}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Of so many numbers at most an index of full (pgvector: `HNSW_MAX_DIM`) and of half precision can be made. */
const MOST_DIMENSIONS = { vector: 2_000, halfvec: 4_000 };
/** A search by an index finds no more rows than it looks at; the default is 40, and 1,000 the most. */
const searchWidth = (limit: number): number => Math.min(Math.max(200, 2 * limit), 1_000);

/** What is indexed and compared: a vector, or one of half precision where it is too long for an index otherwise. */
function indexed(dimensions: number): { readonly value: ReturnType<typeof sql>; readonly type: string } | undefined {
  const type = (['vector', 'halfvec'] as const).find((name) => dimensions <= MOST_DIMENSIONS[name]);
  return type && { type, value: sql`(embedding::${sql.raw(`${type}(${dimensions})`)})` };
}

const indexName = (space: string, partition: string): string =>
  `${indexPrefix(space)}_${fileName(partition).slice(-12)}`;
const indexPrefix = (space: string): string => `kakari_vectors_${fileName(space).slice(-12)}`;

/** An index of one partition only: one of all would be searched in vain for the few that are in a small one. */
async function makeIndex(db: Kysely<ShelfTables>, { space, partition, dimensions }: PartitionOnShelf): Promise<void> {
  const column = indexed(dimensions);
  if (column === undefined) return;
  const name = sql.id(indexName(space, partition));
  await sql`create index if not exists ${name} on kakari_vectors using hnsw
    (${column.value} ${sql.raw(`${column.type}_ip_ops`)})
    where space = ${sql.lit(space)} and partition = ${sql.lit(partition)}`.execute(db);
}

async function dropIndexes(db: Kysely<ShelfTables>, space: string): Promise<void> {
  const { rows } = await sql<{ readonly name: string }>`select indexname as name from pg_indexes
    where schemaname = current_schema() and starts_with(indexname, ${`${indexPrefix(space)}_`})`.execute(db);
  for (const { name } of rows) await sql`drop index if exists ${sql.id(name)}`.execute(db);
}

async function partitionInDatabase(
  db: Kysely<ShelfTables>,
  partition: PartitionOnShelf,
  wanted: readonly TextKey[],
): Promise<PartitionSearch> {
  const known = new Set(wanted);
  // Texts that are no longer in the plan may be among the nearest.
  const others = Math.max(0, (await countOf(db, partition)) - known.size);
  return {
    nearest: async (query, limit) => {
      const found = await nearestRows(db, partition, query, limit + others);
      return found.filter(({ text }) => known.has(text)).slice(0, limit);
    },
    cosines: async (query, texts) => {
      if (texts.length === 0) return [];
      const { rows } = await sql<TextCosine>`
        select text, -(embedding <#> ${textOf(query)}::vector) as cosine from kakari_vectors
        where space = ${partition.space} and partition = ${partition.partition} and text in (${sql.join(texts)})
      `.execute(db);
      const cosines = new Map(rows.map(({ text, cosine }) => [text, cosine]));
      return cosines.size === new Set(texts).size ? texts.map((text) => cosines.get(text) ?? 0) : undefined;
    },
    prepare: () => Promise.resolve(),
  };
}

async function nearestRows(
  db: Kysely<ShelfTables>,
  { space, partition, dimensions }: PartitionOnShelf,
  query: Float32Array,
  limit: number,
): Promise<readonly TextCosine[]> {
  const { value, type } = indexed(dimensions) ?? { value: sql`embedding`, type: 'vector' };
  const distance = sql`${value} <#> ${textOf(query)}::${sql.raw(type)}`;
  return db.transaction().execute(async (transaction) => {
    await sql`select set_config('hnsw.ef_search', ${String(searchWidth(limit))}, true)`.execute(transaction);
    // Written out, so that the index of this partition can be chosen.
    const { rows } = await sql<TextCosine>`
      select text, -(${distance}) as cosine from kakari_vectors
      where space = ${sql.lit(space)} and partition = ${sql.lit(partition)}
      order by ${distance} limit ${limit}`.execute(transaction);
    return rows;
  });
}
