import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { LedgerPlace } from '../providers/ledger/open-ledger.ts';

/** Where this installation keeps what must not be forgotten. */
export const ledgerPlace = ({ data, databaseUrl }: Pick<Config, 'data' | 'databaseUrl'>): LedgerPlace =>
  databaseUrl === undefined
    ? { kind: 'sqlite', file: join(data, 'kakari.sqlite3') }
    : { kind: 'postgres', url: databaseUrl };
