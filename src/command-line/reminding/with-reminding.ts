import { writeFileSync } from 'node:fs';
import { readConfig } from '../../config.ts';
import { KakariError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Plan } from '../../domain/plan.ts';
import { clockAt, systemClock } from '../../providers/system-clock.ts';
import type { Reminding } from './open-reminding.ts';

/** Opens what reminding needs, uses it, and closes it whatever happens. The database is loaded only for commands that keep something. */
export async function withReminding(
  plans: readonly Plan[],
  now: Instant | undefined,
  use: (reminding: Reminding) => Promise<void>,
): Promise<void> {
  const { openReminding } = await import('./open-reminding.ts');
  const reminding = await openReminding(plans, readConfig(), now === undefined ? systemClock : clockAt(now));
  try {
    await use(reminding);
  } finally {
    await reminding.ledger.close();
  }
}

/** Prints a text that may already end with a line break, such as CSV. */
export const print = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Writes to a file, or prints where none is named. Throws `KakariError` `file-unwritable`. */
export function output(text: string, file: string | undefined): void {
  if (file === undefined) return print(text);
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new KakariError('file-unwritable', { file }, { cause: error });
  }
}
