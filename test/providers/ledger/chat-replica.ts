import { once } from 'node:events';
import { later } from '../../../src/domain/instant.ts';
import type { Ledger } from '../../../src/ports/ledger.ts';
import { type LedgerPlace, openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { NINE } from '../../contracts/ledger/samples.ts';

// Run by chat-replicas.test.ts, several at once: says when it is ready, and begins with the others.
const [place = '', events = '', counts = ''] = process.argv.slice(2);
const ledger = await openLedger(JSON.parse(place) as LedgerPlace);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const taken: string[] = [];
for (let event = 0; event < Number(events); event++)
  if (await ledger.takeEvent(`event-${event}`, NINE, later(NINE, 60_000))) taken.push(`event-${event}`);
await count(ledger, Number(counts));
await ledger.close();
process.stdout.write(`${JSON.stringify(taken)}\n`);
process.stdin.destroy();

/** Adds one to a note so many times, each time that nobody else was faster. */
async function count(shared: Ledger, times: number): Promise<void> {
  for (let left = times; left > 0;) {
    const read = (await shared.note('token', 'count')) ?? '';
    if (await shared.keepNote('token', 'count', String(Number(read) + 1), NINE, read)) left -= 1;
  }
}
