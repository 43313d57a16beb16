import { isPartLabel } from './part-labels.ts';
import type { Heading } from '../recognition.ts';

/**
 * Where something stands, for a citation: `第3章 1.1 フロントヤード改革 ①`. A chapter goes by its number where more follows, so does a
 * counted ①; labels that only name a part of a measure are left out. Empty above the first heading.
 */
export function placeOf(headings: readonly Heading[]): string {
  const naming = headings.filter((heading) => heading.label !== undefined || !isPartLabel(heading.title));
  const short = naming.filter((heading, at) => !naming.slice(at + 1).some((deeper) => extendsLabel(deeper, heading)));
  const kept = short.length > MOST ? [...short.slice(0, 1), ...short.slice(1 - MOST)] : short;
  const place = joined(kept);
  // Where that is too long, what has no number goes, save for the first and the last.
  return place.length <= LONGEST_PLACE
    ? place
    : joined(kept.filter(({ label }, at) => label !== undefined || at === 0 || at === kept.length - 1));
}

const joined = (headings: readonly Heading[]): string =>
  headings.map((heading, at) => nameOf(heading, at === headings.length - 1)).join(' ');

const LONGEST_PLACE = 60;

/** 1.1 says already that it stands in 1. */
const extendsLabel = (deeper: Heading, { label }: Heading): boolean => {
  const own = plain(label);
  return (
    /\d$/u.test(own) &&
    plain(deeper.label)
      .replace(/[-–‐−ー・]/gu, '.')
      .startsWith(`${own}.`)
  );
};

const plain = (label: string | undefined): string =>
  (label ?? '').normalize('NFKC').replace(/[.\s【】()]+$|[\s【】()]/gu, '');

const MOST = 4;
const LONGEST = 40;

function nameOf({ label, title }: Heading, last: boolean): string {
  if (label === undefined) return cut(withoutOwners(title));
  if (title === '' || /^[①-⑳㉑-㊿]$/u.test(label) || (/^第.+章$/u.test(label) && !last)) return label;
  return `${label}${/[】.．]$/u.test(label) ? '' : ' '}${cut(withoutOwners(title))}`;
}

/** (1) 端末の設置〔総務部 総務課〕: who does it is no place. */
const withoutOwners = (title: string): string =>
  title
    .replace(/(?<=.)[〔【〈《(（][^〔【〈《(（〕】〉》)）]*[課室部局][^〔【〈《(（〕】〉》)）]*[〕】〉》)）]$/u, '')
    .trim();

const cut = (title: string): string => (title.length <= LONGEST ? title : `${title.slice(0, LONGEST - 1)}…`);
