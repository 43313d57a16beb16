import { writeFileSync } from 'node:fs';
import { readConfig } from '../../config.ts';
import { KakariError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { PlansInForce } from '../../plans/plans-in-force.ts';
import type { Assistant } from '../../ports/assistant.ts';
import type { Clock } from '../../ports/clock.ts';
import { clockAt, systemClock } from '../../providers/system-clock.ts';
import { ledgerPlace } from '../ledger-place.ts';
import { createLog } from '../log.ts';
import type { Reminding } from './open-reminding.ts';

type Use = (reminding: Reminding) => Promise<void>;

/** Opens the ledger and what works with it, uses it, and closes it whatever happens. The database is loaded only for commands that keep something. */
export const withReminding = (inForce: PlansInForce, use: Use): Promise<void> =>
  openAndUse(inForce, systemClock, undefined, use);

/** The same with the chat surfaces that are configured, for commands that send, or want to know who can be reached. */
export const withSurfaces = (inForce: PlansInForce, now: Instant | undefined, use: Use): Promise<void> =>
  openAndUse(inForce, now === undefined ? systemClock : clockAt(now), NOBODY_ASKS, use);

async function openAndUse(
  inForce: PlansInForce,
  clock: Clock,
  assistant: Assistant | undefined,
  use: Use,
): Promise<void> {
  const [{ openReminding }, { openLedger }, { loadPolicy }] = await Promise.all([
    import('./open-reminding.ts'),
    import('../../providers/ledger/open-ledger.ts'),
    import('./load-policy.ts'),
  ]);
  const config = readConfig();
  const policy = loadPolicy(config, inForce.plans);
  const ledger = await openLedger(ledgerPlace(config));
  try {
    const parts = { inForce: () => inForce, ledger, policy, clock };
    await use(await openReminding(parts, config, assistant && { assistant, log: createLog(config) }));
  } finally {
    await ledger.close();
  }
}

/** A command only sends: its chat surfaces hear nothing, so that no question can come. */
const NOBODY_ASKS: Assistant = { answer: () => Promise.reject(new Error('a command answers no chat')) };

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
