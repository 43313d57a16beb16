import type { Logger } from 'pino';
import type { WordingFault } from '../../conversation/word/wording-parts.ts';
import { ModelFailure } from '../../domain/model-failure.ts';
import type { VectorsEvent } from '../../providers/vectors/open-vectors.ts';
import { createProgress, type Progress } from '../importing/progress.ts';
import { logFailure } from '../log.ts';

/** One line for each answer that a model did not word: which step decided, and why. Never what was asked or answered. */
export const logFault =
  (log: Logger) =>
  ({ step, reason, detail }: WordingFault): void =>
    log.warn({ step, reason, ...(detail && { detail }) }, 'model not used');

/** Tells the log how the vectors come along: of the passages every tenth part only. */
export function logVectors(log: Logger): (event: VectorsEvent) => void {
  let tenth = -1;
  return (event) => {
    switch (event.kind) {
      case 'embedding': {
        const { done, total } = event;
        const now = total === 0 ? 10 : Math.floor((done / total) * 10);
        if (now !== tenth) log.info({ done, total }, 'passages embedded');
        tenth = now;
        return;
      }
      case 'serving':
        return log.info({ space: event.space }, 'vectors in use');
      case 'set-aside':
        return log.warn({ file: event.file }, 'damaged vectors were set aside');
      case 'failed':
        return logVectorFailure(log, event);
    }
  };
}

/** The same, with a bar in the place of the lines about passages where a person looks at the error output. */
export function showVectors(report: (event: VectorsEvent) => void, stream: NodeJS.WriteStream): typeof report {
  if (!stream.isTTY) return report;
  let bar: Progress | undefined;
  const end = (): void => {
    bar?.end();
    bar = undefined;
  };
  // A bar hides the cursor of the terminal until it is ended.
  process.once('exit', end);
  return (event) => {
    if (event.kind !== 'embedding') {
      end();
      return report(event);
    }
    const { done, total } = event;
    bar ??= createProgress(stream);
    bar.show('段落のベクトル', done, total);
    if (done === total) end();
  };
}

function logVectorFailure(log: Logger, { work, error }: Extract<VectorsEvent, { kind: 'failed' }>): void {
  if (!(error instanceof ModelFailure)) return logFailure(log)(error);
  const { reason, detail } = error;
  log.warn({ step: `vectors-${work}`, reason, ...(detail && { detail }) }, 'encoder not used');
}
