import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ROOT } from './boundaries/source-files.ts';

/** Kakari as a process of its own, as `npm start` runs it. */
export interface ServingProcess {
  readonly url: string;
  /** What it said at its start. */
  readonly said: string;
  /** Resident memory in megabytes. */
  memoryMb(): number;
  stop(): Promise<void>;
}

/** Starts it with settings, and resolves when it says what is running. */
export async function startServing(settings: Readonly<Record<string, string>>): Promise<ServingProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  const running = new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`It ended early: ${said}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /（Kakari）: (\S+)[\s\S]*動いているもの: /u.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await running;
  return {
    url,
    said,
    memoryMb: () => Number(/VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
