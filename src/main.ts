import { environment } from './config.ts';
import { disableTracing } from './providers/langchain/disable-tracing.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

disableTracing(environment);
// The openai client would add them to every call, whatever it is told.
delete environment['OPENAI_CUSTOM_HEADERS'];
// Before anything else of the program is loaded, so that nothing keeps a function that is not guarded.
if (!['open', '', undefined].includes(environment['KAKARI_NETWORK'])) {
  const { closeAsConfigured } = await import('./command-line/network/close-as-configured.ts');
  await closeAsConfigured();
}
const [{ CommanderError }, { createProgram }, { errorLines }] = await Promise.all([
  import('commander'),
  import('./command-line/program.ts'),
  import('./command-line/sentences.ts'),
]);
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
