import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';
import { expect, it } from 'vitest';
import { logFault, logVectors, showVectors } from '../../../src/command-line/model/model-log.ts';
import { ModelFailure } from '../../../src/domain/model-failure.ts';
import type { VectorsEvent } from '../../../src/providers/vectors/open-vectors.ts';

/** What a log holds after some work. */
function logged(work: (log: Logger) => void): readonly Record<string, unknown>[] {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  work(pino({ base: null, timestamp: false }, stream));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const told = (...events: readonly VectorsEvent[]): readonly Record<string, unknown>[] =>
  logged((log) => events.forEach(logVectors(log)));

it('a model that was not used is one warning with the step, the reason and its detail', () => {
  const lines = logged((log) => logFault(log)({ step: 'answer', reason: 'timeout', detail: '4500 ms' }));
  expect(lines).toEqual([{ level: 40, step: 'answer', reason: 'timeout', detail: '4500 ms', msg: 'model not used' }]);
});

it('passages that are embedded are told at every tenth part', () => {
  const events = Array.from(
    { length: 101 },
    (_, done) => ({ kind: 'embedding', space: 's', done, total: 100 }) as const,
  );
  expect(told(...events).map(({ done }) => done)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
});

it('an encoder that fails is a warning with its reason, and vectors that were damaged name their file', () => {
  const error = new ModelFailure('unreachable', 'ECONNREFUSED');
  expect(told({ kind: 'failed', work: 'query', error }, { kind: 'set-aside', file: 'vectors.damaged' })).toMatchObject([
    { level: 40, step: 'vectors-query', reason: 'unreachable', detail: 'ECONNREFUSED' },
    { level: 40, file: 'vectors.damaged' },
  ]);
});

it('passages that are embedded are a bar instead where a person looks', () => {
  const shown: string[] = [];
  const stream = Object.assign(
    new Writable({ write: (chunk: Buffer, _, done) => done(void shown.push(String(chunk))) }),
    {
      isTTY: true,
      columns: 80,
      clearLine: () => true,
      cursorTo: () => true,
      moveCursor: () => true,
    },
  );
  const reported: VectorsEvent[] = [];
  const show = showVectors((event) => reported.push(event), stream as unknown as NodeJS.WriteStream);
  show({ kind: 'embedding', space: 's', done: 5, total: 10 });
  show({ kind: 'embedding', space: 's', done: 10, total: 10 });
  show({ kind: 'serving', space: 's' });
  expect(shown.join('')).toMatch(/段落のベクトル.*10/u);
  expect(reported).toEqual([{ kind: 'serving', space: 's' }]);
});
