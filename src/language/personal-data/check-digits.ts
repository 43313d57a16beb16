const valuesOf = (digits: string): readonly number[] => [...digits].map(Number);

const weighted = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);

// 総務省令第八十五号（平成26年）第5条: Q is 2 to 7 from the lowest digit, and then 2 to 6.
const MY_NUMBER_WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Whether 12 digits are a マイナンバー by their check digit. Twelve zeros fit too, but are a form that is not filled in. */
export function isMyNumber(digits: string): boolean {
  if (!/^\d{12}$/u.test(digits) || /^0+$/u.test(digits)) return false;
  const values = valuesOf(digits);
  const rest = weighted(values, MY_NUMBER_WEIGHTS) % 11;
  return values[11] === (rest <= 1 ? 0 : 11 - rest);
}

/** Whether 13 digits are a 法人番号 by the check digit before them (法人番号の指定等に関する省令 第2条). */
export function isCorporateNumber(digits: string): boolean {
  if (!/^\d{13}$/u.test(digits)) return false;
  const [check, ...values] = valuesOf(digits);
  const sum = weighted(values, [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]);
  return check === 9 - (sum % 9);
}

/** Whether 13 digits are a JAN code or an ISBN by their check digit (GS1). */
export function isArticleNumber(digits: string): boolean {
  if (!/^\d{13}$/u.test(digits)) return false;
  return weighted(valuesOf(digits), [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

/** Whether 14 to 16 digits are the number of a payment card: in the range of a brand, with the check digit of ISO/IEC 7812-1. */
export const isCardNumber = (digits: string): boolean => BRANDS.test(digits) && fitsLuhn(digits);

const BRANDS = new RegExp(
  `^(?:${[
    String.raw`4\d{15}`, // Visa
    String.raw`(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}`, // Mastercard
    String.raw`35(?:2[89]|[3-8]\d)\d{12}`, // JCB
    String.raw`3[47]\d{13}`, // American Express
    String.raw`(?:30[0-5]\d|3095|36\d{2}|3[89]\d{2})\d{10}(?:\d{2})?`, // Diners Club
    String.raw`(?:6011|64[4-9]\d|65\d{2}|62\d{2})\d{12}`, // Discover, UnionPay
  ].join('|')})$`,
  'u',
);

function fitsLuhn(digits: string): boolean {
  const doubled = valuesOf(digits)
    .toReversed()
    .map((value, at) => (at % 2 === 0 ? value : value * 2 - (value > 4 ? 9 : 0)));
  return doubled.reduce((sum, value) => sum + value, 0) % 10 === 0;
}
