import { type Kysely, sql, type Transaction } from 'kysely';

/** The tables of a shelf. Their names set them apart from those of the ledger, which may be in the same database. */
export interface ShelfTables {
  readonly kakari_vector_spaces: {
    readonly space: string;
    readonly dimensions: number;
    /** JSON; null until the space is complete. */
    readonly calibration: string | null;
  };
  readonly kakari_vectors: {
    readonly space: string;
    readonly partition: string;
    readonly text: string;
    /** 32-bit floats, little-endian. */
    readonly vector: Buffer;
    /** The same for pgvector, `[1,0]`; the column is there only where the extension is. */
    readonly embedding?: string | null;
  };
}

/** Makes the tables where they are missing. Other processes that do the same at this moment wait where they have to. */
export async function makeTables(db: Kysely<ShelfTables>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const [text, bytes] = kind === 'sqlite' ? [sql`text`, sql`blob`] : [sql`text collate "C"`, sql`bytea`];
  await db.transaction().execute(async (transaction) => {
    if (kind === 'postgres') await serialise(transaction);
    await transaction.schema
      .createTable('kakari_vector_spaces')
      .ifNotExists()
      .addColumn('space', text, (column) => column.primaryKey())
      .addColumn('dimensions', 'integer', (column) => column.notNull())
      .addColumn('calibration', text)
      .execute();
    await transaction.schema
      .createTable('kakari_vectors')
      .ifNotExists()
      .addColumn('space', text, (column) => column.notNull())
      .addColumn('partition', text, (column) => column.notNull())
      .addColumn('text', text, (column) => column.notNull())
      .addColumn('vector', bytes, (column) => column.notNull())
      .addPrimaryKeyConstraint('kakari_vectors_key', ['space', 'partition', 'text'])
      .execute();
  });
}

/** Makes a transaction wait for others that change the shape of the tables. */
export async function serialise(transaction: Transaction<ShelfTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('kakari_vectors', 0))`.execute(transaction);
}

/** A vector as bytes. */
export const bytesOf = (vector: Float32Array): Buffer =>
  Buffer.from(vector.buffer.slice(vector.byteOffset, vector.byteOffset + vector.byteLength));

/** Bytes as a vector; undefined where they are none of length 1 (or all zeros) with so many numbers, as after damage. */
export function vectorOf(bytes: Buffer, dimensions: number): Float32Array | undefined {
  if (bytes.byteLength !== 4 * dimensions) return undefined;
  // Floats are read in place only where they begin at a multiple of four.
  const vector = new Float32Array(Uint8Array.from(bytes).buffer);
  const square = vector.reduce((sum, value) => sum + value * value, 0);
  return square === 0 || Math.abs(square - 1) < 0.01 ? vector : undefined;
}
