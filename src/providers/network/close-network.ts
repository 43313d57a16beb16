import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import threads from 'node:worker_threads';
import { rememberClosed } from './closed-network.ts';
import { guardDatagrams } from './guard-datagrams.ts';
import { guardNames } from './guard-names.ts';
import { guardSockets } from './guard-sockets.ts';
import type { Peer } from './peer.ts';

/**
 * From now on this process connects to `peers` and to nobody else; it may still listen, at the hosts `listening`. What wants to
 * connect elsewhere fails at once with `KakariError` `network-closed` (`host`: whom it wanted), before a name is looked up: sockets (and
 * with them HTTP, TLS, WebSockets, databases) and datagrams as an error of the socket, names as an error of the look-up. Threads that are started
 * later connect to nobody at all. There is no way back.
 */
export function closeNetwork(peers: readonly Peer[], listening: readonly string[] = []): void {
  rememberClosed(peers);
  guardSockets(peers);
  guardNames(peers, listening);
  guardDatagrams();
  guardThreads();
  // Modules that imported a function by its name get the guarded one.
  syncBuiltinESMExports();
}

const CLOSE_THREAD = fileURLToPath(new URL('./close-thread.cjs', import.meta.url));

/** A thread has functions of its own, which have to be guarded there before its file runs. */
function guardThreads(): void {
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(file: string | URL, options: threads.WorkerOptions = {}) {
      const { execArgv = process.execArgv } = options;
      super(file, { ...options, execArgv: [...execArgv, '--require', CLOSE_THREAD] });
    }
  };
}
