import type { Kysely } from 'kysely';

/** Makes an index named after its table and columns. */
export const createIndex = (db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> =>
  db.schema
    .createIndex([table, ...columns].join('_'))
    .on(table)
    .columns([...columns])
    .execute();
