import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createEndings, endOnSignal } from '../../src/command-line/endings.ts';

describe('what is ended when the process is asked to stop', () => {
  it('ends in the reverse of the order in which it began, each when the one before has ended', async () => {
    const endings = createEndings();
    const done: string[] = [];
    for (const name of ['ledger', 'page', 'reminders'])
      await endings.add(async () => {
        done.push(`${name} ending`);
        await Promise.resolve();
        done.push(`${name} ended`);
      });
    await endings.run();
    await endings.run();
    expect(done).toEqual([
      'reminders ending',
      'reminders ended',
      'page ending',
      'page ended',
      'ledger ending',
      'ledger ended',
    ]);
  });

  it('ends at once what begins only after a signal came', async () => {
    const endings = createEndings();
    const signals = new EventEmitter();
    endOnSignal(endings, signals);
    signals.emit('SIGTERM');
    const done: string[] = [];
    await endings.add(async () => done.push('late'));
    expect(done).toEqual(['late']);
  });
});
