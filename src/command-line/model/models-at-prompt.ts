import { pino } from 'pino';
import type { Config } from '../../config.ts';
import { createMemoryUseLog } from '../../providers/language-model/memory-use-log.ts';
import { systemClock } from '../../providers/system-clock.ts';
import { withTimeLimit, machineTimer } from '../../reminding/delivery/wait.ts';
import { createProgress } from '../importing/progress.ts';
import { logFailure } from '../log.ts';
import { logFault, logVectors } from './model-log.ts';
import { type Models, modelsOf } from './models.ts';

/** How long somebody who asks one question waits for vectors that are not there yet. */
const PATIENCE_MS = 5000;

/** Models for a command. */
export interface ModelsAtPrompt {
  readonly models: Models | undefined;
  /** Waits for the vectors of what was joined, as long as it takes with `patient`; on a terminal with a bar. */
  readonly ready: (patient: boolean) => Promise<void>;
}

/** The models that are configured, for a command; what they use is counted as long as it runs, and the log is the error output. */
export function modelsAtPrompt(config: Config): ModelsAtPrompt {
  const log = pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
  const progress = createProgress(process.stderr);
  const report = logVectors(log);
  const models = modelsOf({
    config,
    useLog: createMemoryUseLog(),
    clock: systemClock,
    reportFault: logFault(log),
    reportVectors: (event) => {
      if (event.kind === 'embedding') progress.show('段落のベクトル', event.done, event.total);
      else if (event.kind !== 'serving') report(event);
    },
    reportFailure: logFailure(log),
  });
  const settled = async (): Promise<unknown> => models?.vectors()?.settled();
  return {
    models,
    ready: async (patient) => {
      // Who does not wait is answered with the bundled vectors.
      await (patient ? settled() : withTimeLimit(settled(), PATIENCE_MS, machineTimer).catch(() => undefined));
      progress.end();
    },
  };
}
