import type { Config } from '../config.ts';
import { systemClock } from '../providers/system-clock.ts';
import { type Assembled, warmUp } from './assemble.ts';
import { type Going, keepReminding } from './reminding/keep-reminding.ts';
import { openReminding } from './reminding/open-reminding.ts';
import { remindRegularly } from './reminding/remind-regularly.ts';
import { closeOnSignal, createLog, logFailure, serve } from './serve.ts';

/**
 * Opens the page and, where reminders are on, sends them as they come due, until the process is asked to stop. Throws what opening
 * throws; nothing stays open then.
 */
export async function serveAndRemind(assembled: Assembled, config: Config): Promise<void> {
  const log = createLog(config);
  const reminding = config.reminders ? await openReminding(assembled.plans, config, systemClock) : undefined;
  const closeLedger = async (): Promise<void> => reminding?.ledger.close();
  const desk = reminding === undefined ? {} : { desk: reminding.desk };
  const server = await serve({ ...assembled, ...desk, log }, config, systemClock).catch(async (error: unknown) => {
    await closeLedger();
    throw error;
  });
  let going: Going | undefined;
  const ends = [() => server.close(), async () => going?.stop(), closeLedger];
  closeOnSignal(ends, process);
  console.log(`係（Kakari）: ${server.url}`);
  try {
    await assembled.prepare();
  } catch (error) {
    for (const end of ends) await end();
    throw error;
  }
  if (reminding !== undefined) {
    const run = remindRegularly(reminding.parts, (failures) => log.warn({ failures }, 'municipalities not planned'));
    going = keepReminding(run, logFailure(log));
  }
  await warmUp(assembled);
}
