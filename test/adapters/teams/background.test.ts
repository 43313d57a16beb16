import { describe, expect, it } from 'vitest';
import { Background } from '../../../adapters/teams/background.ts';

describe('work in the background', () => {
  it.each<[string, () => Promise<void>]>([
    ['rejects', () => Promise.reject(new TypeError('secret'))],
    [
      'throws at once',
      () => {
        throw new TypeError('secret');
      },
    ],
  ])('is reported by its code and kind of error where it %s, and nothing is thrown', async (_, work) => {
    const failures: object[] = [];
    const background = new Background((failure) => failures.push(failure));
    background.run('teams-answer-failed', work);
    await background.settled();
    expect(failures).toEqual([{ code: 'teams-answer-failed', detail: 'TypeError' }]);
  });

  it('is waited for, also where more comes meanwhile', async () => {
    const done: string[] = [];
    const background = new Background(() => undefined);
    background.run('one', async () => {
      await Promise.resolve();
      background.run('two', () => Promise.resolve().then(() => void done.push('two')));
      done.push('one');
    });
    await background.settled();
    expect(done).toEqual(['one', 'two']);
  });
});
