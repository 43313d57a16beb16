import { join } from 'node:path';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { ledgerContract } from '../../contracts/ledger-contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
let files = 0;

ledgerContract('a ledger in a SQLite file', () => {
  files += 1;
  return openLedger({ kind: 'sqlite', file: join(folder, String(files), 'ledger.sqlite') });
});
