import { CommanderError } from 'commander';
import { createProgram } from './command-line/program.ts';
import { errorLines } from './command-line/sentences.ts';
import { environment } from './config.ts';
import { disableTracing } from './providers/langchain/disable-tracing.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

disableTracing(environment);
try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Tells the person what went wrong; returns the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.code === 'kakari.usage') console.error(`使い方が違います: ${error.message}`);
    return error.exitCode === 0 ? DONE : WRONG_USAGE;
  }
  for (const line of errorLines(error)) console.error(line);
  return FAILED;
}
