import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ROOT } from '../boundaries/source-files.ts';
import type { Run } from './run-kakari.ts';

/** One process in which command lines run one after the other: only the first waits for the program to be loaded. */
export interface KakariSession {
  /** Runs a command line with `settings` added to the environment; those that are asked for at once follow one another. */
  run(words: readonly string[], settings?: Readonly<Record<string, string>>): Promise<Run>;
  /** Asks the process to stop, as a terminal does; `serve` lets go of what it opened. */
  interrupt(): void;
  /** Takes no more, and resolves when the process has ended by itself: a command that leaves something open keeps it alive. */
  end(): Promise<void>;
}

const ranSchema = z.object({ code: z.number(), out: z.string(), err: z.string() });

/**
 * Starts the process, with `settings` in its environment from its first moment. Each file of tests needs one; what is true only of a
 * process of its own is tested with `runKakari`.
 */
export function startSession(settings: Readonly<Record<string, string>> = {}): KakariSession {
  const child = fork(fileURLToPath(new URL('session-process.ts', import.meta.url)), {
    cwd: ROOT,
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...settings },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let last: Promise<unknown> = Promise.resolve();
  const ask = (words: readonly string[], settings: Readonly<Record<string, string>>): Promise<Run> =>
    new Promise((resolve, reject) => {
      const early = (): void => reject(new Error(`The process ended during: kakari ${words.join(' ')}`));
      child.once('exit', early);
      child.once('message', (message) => {
        child.off('exit', early);
        resolve(ranSchema.parse(message));
      });
      child.send({ words, settings });
    });
  return {
    run: (words, settings = {}) => {
      const ran = last.then(() => ask(words, settings));
      last = ran.catch(() => undefined);
      return ran;
    },
    interrupt: () => void child.kill('SIGTERM'),
    end: async () => {
      await last;
      if (child.connected) child.send('end');
      await ended;
    },
  };
}
