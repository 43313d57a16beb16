import { afterAll, beforeAll, describe } from 'vitest';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { ledgerContract } from '../../contracts/ledger-contract.ts';
import { POSTGRES_MISSING, startPostgres, type TestPostgres } from '../../postgres.ts';

describe.skipIf(POSTGRES_MISSING !== '')(`PostgreSQL${POSTGRES_MISSING}`, () => {
  let server: TestPostgres;
  let empty: string;
  beforeAll(async () => {
    server = await startPostgres();
    empty = await server.newDatabase();
    await (await openLedger({ kind: 'postgres', url: empty })).close();
  });
  afterAll(() => server.stop());

  ledgerContract('a ledger on PostgreSQL', async () =>
    openLedger({ kind: 'postgres', url: await server.newDatabase(empty) }),
  );
});
