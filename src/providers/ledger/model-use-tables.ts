import type { Kysely } from 'kysely';
import type { LedgerDdl } from './ledger-dialect.ts';

/** The table of what models were used for, a row for each day and person. Published: never to be changed. */
export async function createModelUseTable(db: Kysely<unknown>, { text }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('model_use')
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('person', text, (column) => column.notNull())
    .addColumn('calls', 'bigint', (column) => column.notNull())
    .addColumn('input_tokens', 'bigint', (column) => column.notNull())
    .addColumn('output_tokens', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('model_use_pkey', ['day', 'person'])
    .execute();
}
