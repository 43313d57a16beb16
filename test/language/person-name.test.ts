import { describe, expect, it } from 'vitest';
import { personName } from '../../src/language/person-name.ts';

describe('the name of a person', () => {
  it.each([
    ['山田 花子', '山田 花子'],
    ['  山田　花子 ', '山田　花子'],
    ['山田\n【重要】\r\n花子', '山田 【重要】 花子'],
    ['山田\u202E花子\u200F', '山田花子'],
    ['山\uD800田', '山田'],
    ['', undefined],
    ['\u0007\n', undefined],
    [undefined, undefined],
  ])('of %j is %j', (given, name) => {
    expect(personName(given)).toBe(name);
  });

  it('is cut where it is longer than a name', () => {
    expect(personName('花'.repeat(5000))).toBe('花'.repeat(80));
    expect(personName('👩‍👩‍👧‍👦'.repeat(20))).toBe('👩‍👩‍👧‍👦'.repeat(7));
  });
});
