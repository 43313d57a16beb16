import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChildTask } from './child-task.ts';

const CHILD = fileURLToPath(new URL('run-child.ts', import.meta.url));

/** Processes that remind, to be killed one by one. */
export class Replicas {
  readonly #task: Omit<ChildTask, 'worker'>;
  readonly #running: ChildProcess[] = [];
  #started = 0;
  #killed = 0;

  constructor(task: Omit<ChildTask, 'worker'>) {
    this.#task = task;
  }

  get killed(): number {
    return this.#killed;
  }

  /** Starts as many as are missing, and waits until each has opened the ledger. */
  async fill(count: number): Promise<void> {
    const missing = Array.from({ length: count - this.#running.length }, () => this.#start());
    await Promise.all(missing);
  }

  /** Kills one that runs, at once; `which` is at least 0 and less than 1. */
  kill(which: number): void {
    const [child] = this.#running.splice(Math.floor(which * this.#running.length), 1);
    if (child?.kill('SIGKILL')) this.#killed += 1;
  }

  /** Ends all of them without counting. */
  async end(): Promise<void> {
    const ends = this.#running.splice(0).map(async (child) => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    });
    await Promise.all(ends);
  }

  async #start(): Promise<void> {
    this.#started += 1;
    const task: ChildTask = { ...this.#task, worker: `replica-${this.#started}` };
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD, JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    this.#running.push(child);
    const opened = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => undefined)]);
    if (opened === undefined && child.exitCode !== null) throw new Error(`a replica ended by itself: ${complaint}`);
  }
}
