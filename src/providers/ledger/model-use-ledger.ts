import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { ModelUse } from '../../domain/model-use.ts';
import type { ModelUseLog } from '../../ports/model-use-log.ts';
import type { LedgerAccess } from './ledger-access.ts';
import type { Tables } from './schema.ts';

/** What models were used for, counted by day and person. */
export const modelUseLedger = (access: LedgerAccess): ModelUseLog => ({
  addModelUse: (use) => access.write((db) => add(db, use)),
  modelUse: (day) => access.read((db) => useOf(db, day)),
});

/** In one statement, so that replicas that count at once lose nothing. */
async function add(db: Tables, { day, person, calls, inputTokens, outputTokens }: ModelUse): Promise<void> {
  await db
    .insertInto('model_use')
    .values({ day, person, calls, input_tokens: inputTokens, output_tokens: outputTokens })
    .onConflict((conflict) =>
      conflict.columns(['day', 'person']).doUpdateSet((eb) => ({
        calls: eb('model_use.calls', '+', eb.ref('excluded.calls')),
        input_tokens: eb('model_use.input_tokens', '+', eb.ref('excluded.input_tokens')),
        output_tokens: eb('model_use.output_tokens', '+', eb.ref('excluded.output_tokens')),
      })),
    )
    .execute();
}

async function useOf(db: Tables, day: IsoDate): Promise<readonly ModelUse[]> {
  const rows = await db.selectFrom('model_use').selectAll().where('day', '=', day).orderBy('person').execute();
  // PostgreSQL gives large whole numbers as text.
  return rows.map(({ person, calls, input_tokens, output_tokens }) => ({
    day,
    person,
    calls: Number(calls),
    inputTokens: Number(input_tokens),
    outputTokens: Number(output_tokens),
  }));
}
