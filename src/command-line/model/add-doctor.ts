import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { systemClock } from '../../providers/system-clock.ts';
import { command, type Folder } from '../options.ts';
import { lineText } from './doctor-line.ts';

/** Adds `doctor`, which tries the configuration; it ends with 1 where something that is configured does not work. */
export function addDoctor(kakari: Command, folder: Folder): void {
  command(kakari, 'doctor', '設定を試し、使えるもの、直すところ、きょうの利用を示します')
    .option('--json', 'JSON で出力')
    .action(async (options: { json?: boolean }) => {
      const { examine } = await import('./doctor.ts');
      const lines = await examine(readConfig(), folder(), systemClock);
      console.log(options.json ? JSON.stringify({ lines }, null, 2) : lines.map(lineText).join('\n'));
      if (lines.some(({ state }) => state === 'fails')) process.exitCode = 1;
    });
}
