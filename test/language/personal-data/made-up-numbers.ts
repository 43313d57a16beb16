import { fc } from '../../fast-check.ts';

const WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** The check digit of a my-number, worked out from the rule here once more. */
export function checkDigit(eleven: string): number {
  const rest = [...eleven].reduce((sum, digit, at) => sum + Number(digit) * (WEIGHTS[at] ?? 0), 0) % 11;
  return rest <= 1 ? 0 : 11 - rest;
}

/** Twelve digits with their check digit; they begin with eight that no real number is likely to have. */
export const myNumber: fc.Arbitrary<string> = fc
  .integer({ min: 1, max: 99_999 })
  .map((end) => `100200${String(end).padStart(5, '0')}`)
  .map((eleven) => `${eleven}${checkDigit(eleven)}`);

const STYLES: readonly ((digit: string) => string)[] = [
  (digit) => digit,
  (digit) => String.fromCodePoint(Number(digit) + 0xff10),
  (digit) => '〇一二三四五六七八九'.charAt(Number(digit)),
  (digit) => String.fromCodePoint(Number(digit) + 0x1d7ce),
];

/** Digits in one style of writing, with blanks and hyphens of any sort strewn in; at least one group has more than a digit or all have one. */
export const written = (digits: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...STYLES),
      fc.array(fc.constantFrom('', '', '', ' ', '　', '-', '－', '‐', '−', '–', 'ー', '\u200b'), {
        minLength: digits.length - 1,
        maxLength: digits.length - 1,
      }),
    )
    .map(([style, gaps]) => [...digits].map((digit, at) => `${at === 0 ? '' : gaps[at - 1]}${style(digit)}`).join(''));
