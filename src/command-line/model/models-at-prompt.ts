import { pino } from 'pino';
import type { Config } from '../../config.ts';
import { createMemoryUseLog } from '../../providers/language-model/memory-use-log.ts';
import { systemClock } from '../../providers/system-clock.ts';
import { withTimeLimit, machineTimer } from '../../reminding/delivery/wait.ts';
import { logFailure } from '../log.ts';
import { logFault, logVectors, showVectors } from './model-log.ts';
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
  const report = showVectors(logVectors(log), process.stderr);
  const models = modelsOf({
    config,
    useLog: createMemoryUseLog(),
    clock: systemClock,
    reportFault: logFault(log),
    // Who asks one question is not told which vectors answer, nor how they come along but by the bar.
    reportVectors: (event) => {
      if (event.kind !== 'serving' && (event.kind !== 'embedding' || process.stderr.isTTY)) report(event);
    },
    reportFailure: logFailure(log),
  });
  const settled = async (): Promise<unknown> => models?.vectors()?.settled();
  return {
    models,
    ready: async (patient) => {
      // Who does not wait is answered with the bundled vectors.
      await (patient ? settled() : withTimeLimit(settled(), PATIENCE_MS, machineTimer).catch(() => undefined));
    },
  };
}
