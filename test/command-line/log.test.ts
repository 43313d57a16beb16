import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { surviveRejections } from '../../src/command-line/log.ts';

describe('a rejection that nobody waited for', () => {
  it('is logged by its kind and place, without its message, which may hold what a person wrote', () => {
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    const signals = new EventEmitter();
    surviveRejections(pino({ base: null }, stream), signals);
    signals.emit('unhandledRejection', new TypeError('電子契約の担当は？'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: 'TypeError', msg: 'nobody waited for this failure' });
    expect(lines[0]).not.toContain('電子契約');
    expect(lines[0]).toContain('log.test.ts');
  });
});
