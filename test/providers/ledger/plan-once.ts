import { type LedgerPlace, openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { plan, planned } from '../../contracts/ledger/samples.ts';

// Run by as-another-process.ts.
const [place = '', id = ''] = process.argv.slice(2);
const ledger = await openLedger(JSON.parse(place) as LedgerPlace);
await plan(ledger, [planned(id)]);
await ledger.close();
