import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LedgerPlace } from '../../../src/providers/ledger/open-ledger.ts';

const SCRIPT = fileURLToPath(new URL('./plan-once.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Opens the ledger in a process of its own, which plans a reminder named `id`. Rejects with what it says when it fails. */
export function planInAnotherProcess(place: LedgerPlace, id: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, JSON.stringify(place), id], { cwd: ROOT });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said))));
  });
}
