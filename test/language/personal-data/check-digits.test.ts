import { describe, expect, it } from 'vitest';
import {
  isArticleNumber,
  isCardNumber,
  isCorporateNumber,
  isMyNumber,
} from '../../../src/language/personal-data/check-digits.ts';

describe('check digits', () => {
  it('of a my-number: the last of twelve, 0 where the sum leaves 0 or 1', () => {
    expect(['123456789018', '111122223334', '100000000005'].map(isMyNumber)).toEqual([true, false, true]);
    expect(['123456789019', '12345678901', '000000000000', '12345678901a'].map(isMyNumber)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('of a 法人番号: the first of thirteen', () => {
    // 国税庁's own number, which it publishes as an example.
    expect(isCorporateNumber('7000012050002')).toBe(true);
    expect(isCorporateNumber('8000012050002')).toBe(false);
  });

  it('of JAN and ISBN: the last of thirteen', () => {
    expect(isArticleNumber('4901234567894')).toBe(true);
    expect(isArticleNumber('4901234567895')).toBe(false);
  });

  it('of cards: the published test numbers of the brands, and no other first digits', () => {
    const tests = [
      '4111111111111111',
      '5555555555554444',
      '2223003122003222',
      '378282246310005',
      '30569309025904',
      '3530111333300000',
      '6011111111111117',
    ];
    expect(tests.filter((digits) => !isCardNumber(digits))).toEqual([]);
    expect(['4111111111111112', '9111111111111111', '411111111111111'].filter(isCardNumber)).toEqual([]);
  });
});
