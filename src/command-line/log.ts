import { pino, type Logger } from 'pino';
import type { Config } from '../config.ts';
import { KakariError } from '../domain/errors.ts';
import { failureOf } from '../domain/failure.ts';
import { newReference } from './new-reference.ts';
import { errorLines } from './sentences.ts';

/** The log of a running service. It never holds what a person wrote. */
export const createLog = (config: Config): Logger => pino({ level: config.logLevel, base: null });

/** Tells the log why something failed that goes on by itself, in the words an administrator reads. */
export const logFailure =
  (log: Logger) =>
  (error: unknown): void =>
    log.error(
      {
        error: error instanceof Error ? error.name : typeof error,
        ...(error instanceof KakariError ? { code: error.code } : {}),
      },
      errorLines(error).join(' '),
    );

/** Goes on where a library rejects and nobody waits for it, as Bolt does for a signed body of `null`: one request must not end the service. */
export const surviveRejections = (log: Logger, signals: NodeJS.EventEmitter): void => {
  signals.on('unhandledRejection', (error: unknown) =>
    log.error(failureOf(error, newReference()), 'nobody waited for this failure'),
  );
};
