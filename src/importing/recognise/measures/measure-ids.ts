import type { FoundMeasure } from './found-measure.ts';
import { numerals } from '../outline/numerals.ts';

/** What tells a measure from others: its number, the headings above it that not all share, the groups of its table. */
export type Placed = Pick<FoundMeasure, 'number' | 'above' | 'groups'>;

/**
 * An ASCII id for each measure, the same for the same document every time: `<municipality>-<number>` where numbers tell them
 * apart (`hida-1-2`, `hida-03`), with the numbers of the headings above where they begin anew (`hida-1-2-03`), else counted.
 */
export function measureIds(municipality: string, measures: readonly Placed[]): readonly string[] {
  const ways = [
    measures.map(({ number }) => slug(number)),
    measures.map((measure) => join(groupNumbers(measure), slug(measure.number))),
  ];
  const slugs = ways.find(tellApart) ?? counted(measures.length);
  return slugs.map((part) => `${municipality}-${part}`);
}

const tellApart = (slugs: readonly (string | undefined)[]): slugs is readonly string[] =>
  slugs.every((part) => part !== undefined && part !== '') && new Set(slugs).size === slugs.length;

const counted = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(index + 1).padStart(Math.max(2, String(count).length), '0'));

const join = (parts: readonly string[], last: string | undefined): string | undefined =>
  last === undefined ? undefined : [...parts, last].join('-');

/** The numbers of the headings above that not all share, and of the groups of a table. */
const groupNumbers = ({ above, groups }: Placed): readonly string[] =>
  [
    ...above.map(({ label }) => numerals(label ?? '')),
    ...groups.map((group) => numerals(/^[^\d]{0,8}\d+/u.exec(group.normalize('NFKC'))?.[0] ?? '')),
  ].filter((part) => part !== '');

/** `①` → 01, `1-2` → 1-2, `(3)` → 03, `Ⅱ-1` → 2-1. */
function slug(number: string | undefined): string | undefined {
  const plain = numerals(number ?? '').toLowerCase();
  if (plain === '') return undefined;
  return /^\d$/u.test(plain) ? `0${plain}` : plain;
}
