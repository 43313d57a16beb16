import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { lineText } from './doctor-line.ts';
import type { Models } from './models.ts';
import { tryModels } from './try-models.ts';

/** Tries the models at the start of a service, and tells the log what `kakari doctor` would. Never rejects. */
export async function logTrial(models: Models, config: Config, log: Logger): Promise<void> {
  for (const line of await tryModels(config, await models.opened())) {
    if (line.state === 'fails') log.warn(`${lineText(line)} 係は、その間もこのモデルなしで答えます。`);
    else if (line.state === 'works') log.info(lineText(line));
  }
}
