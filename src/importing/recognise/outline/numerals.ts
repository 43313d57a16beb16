/**
 * The numbers in a label in order, whatever its signs: ① is 1, `(3)` 3, `Ⅱ-1` 2-1, `A-2` A-2, 第3章 3, 【基本方針1】 1. Empty where it has none.
 */
export function numerals(label: string): string {
  const plain = label
    .replace(/[❶-❿]/gu, (mark) => String(mark.charCodeAt(0) - 0x2775))
    .normalize('NFKC')
    .replace(/(?<![A-Za-z])(?:X|IX|IV|V?I{1,3}|V)(?![A-Za-z])/gu, (roman) => String(ROMAN.indexOf(roman) + 1));
  const letter = /^[A-Z](?=-?\d)/u.exec(plain.trim().toUpperCase())?.[0];
  return [...(letter === undefined ? [] : [letter]), ...(plain.match(/\d+/gu) ?? []).map(Number)].join('-');
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
