import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { hasCheckDigit } from '../../src/plans/schema.ts';

const fiveDigits = fc.integer({ min: 1000, max: 99_999 }).map((number) => String(number).padStart(5, '0'));
const DIGITS = [...'0123456789'];

/** The one code that begins with these five digits. */
const codeOf = (five: string): string => DIGITS.map((digit) => five + digit).find(hasCheckDigit) ?? '';

describe('the check digit of a 全国地方公共団体コード', () => {
  it.each([
    ['関市', '212059'],
    ['潮来市', '082236'],
    ['関ヶ原町', '213624'],
    ['富山市', '162019'],
    ['一関市', '032093'],
    ['北海道', '010006'],
    ['札幌市', '011002'],
    ['千代田区', '131016'],
  ])('is right for %s', (_, code) => {
    expect(hasCheckDigit(code)).toBe(true);
  });

  it('is one digit and no other', () => {
    fc.assert(fc.property(fiveDigits, (five) => DIGITS.filter((digit) => hasCheckDigit(five + digit)).length === 1));
  });

  // A remainder of 0 gives 11 and a remainder of 10 gives 1: both end in 1, so such a pair cannot be told apart.
  it('notices one wrong digit, unless both remainders give a 1', () => {
    const change = fc.tuple(fiveDigits, fc.nat({ max: 4 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(change, ([five, at, step]) => {
        const code = codeOf(five);
        const wrong = String((Number(code[at]) + step) % 10);
        fc.pre(code.at(-1) !== '1');
        return !hasCheckDigit(code.slice(0, at) + wrong + code.slice(at + 1));
      }),
    );
  });

  it('refuses what is not six digits', () => {
    const other = fc.string().filter((text) => !/^\d{6}$/u.test(text));
    fc.assert(fc.property(other, (text) => !hasCheckDigit(text)));
    expect(hasCheckDigit('２１２０５９')).toBe(false);
  });
});
