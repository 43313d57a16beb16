import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { NINE } from '../../contracts/ledger/samples.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

it('waits for what another process has locked without holding up the rest of this one', async () => {
  const file = join(folder, 'ledger.sqlite');
  const ledger = await openLedger({ kind: 'sqlite', file });
  const other = new Database(file);
  other.exec('begin immediate');
  let isTaken = false;
  const taking = ledger.takeEvent('event', NINE, NINE).then((taken) => (isTaken = taken));
  // Were the lock waited for with the whole process, this line would come ten seconds later, with the error.
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
  expect(isTaken).toBe(false);
  other.exec('commit');
  await taking;
  expect(isTaken).toBe(true);
  other.close();
  await ledger.close();
});
