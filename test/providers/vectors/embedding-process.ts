import { groupByPartition } from '../../../src/domain/retrieval.ts';
import { openVectors } from '../../../src/providers/vectors/open-vectors.ts';
import { machineTimer } from '../../../src/reminding/delivery/wait.ts';
import { HashingEncoder } from '../../fakes/hashing-encoder.ts';
import { bundled, passages } from './samples.ts';

// Embeds into the folder that is its argument, and says so when the next batch would be asked for; then it waits to be killed.
const [data = '', batches = '0'] = process.argv.slice(2);
const encoder = new HashingEncoder();
const halted = encoder.haltAfter(Number(batches));
const vectors = openVectors({ encoder, data, bundled, timer: machineTimer, report: () => {} });
vectors.vectorsFor(groupByPartition([...passages('kita', 40), ...passages('minami', 24)]));
await halted;
console.log('halted');
setInterval(() => {}, 60_000);
