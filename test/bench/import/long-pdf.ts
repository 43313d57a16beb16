import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { printPdf } from '../../importing/print-pdf.ts';
import { longPlanHtml } from './long-plan.ts';

const CHILD = fileURLToPath(new URL('measure-import.ts', import.meta.url));
const measured = z.object({
  ms: z.number(),
  peakMb: z.number(),
  pages: z.number(),
  measures: z.number(),
  doubts: z.number(),
});

/** Imports a PDF of 200 pages in a process of its own and prints the time and the most memory that it took. */
export async function printLongPdf(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-bench-import-'));
  try {
    const file = join(folder, 'long.pdf');
    writeFileSync(file, await printPdf(longPlanHtml(200)));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', CHILD, file]);
    const { ms, peakMb, pages, measures, doubts } = measured.parse(JSON.parse(stdout));
    console.log(
      `\n## A PDF of 200 pages\n\n| last page | measures | doubts | s | peak RSS MB |\n|${' --- |'.repeat(5)}`,
    );
    console.log(`| ${[pages, measures, doubts, (ms / 1000).toFixed(1), peakMb.toFixed(0)].join(' | ')} |`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
