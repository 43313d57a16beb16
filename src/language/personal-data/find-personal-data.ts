import type { PersonalDataSpan } from '../../domain/personal-data.ts';
import { findAddresses } from './address.ts';
import { findEmails } from './email.ts';
import { findNumbers, type Found } from './find-numbers.ts';
import { foldText } from './folded-text.ts';
import { findNames } from './names.ts';

/** Without any of these there is nothing to find. */
const SIGNS = /[\p{Nd}\p{No}@＠﹫〇零一二三四五六七八九]|氏|[([（［](?:at|アット)|名前|芳名|フルネーム|name/iu;

/**
 * The personal data in a text, in order and disjoint, in time that grows with its length only. Dates, numbers of documents and
 * measures, amounts, 法人番号, free-dial numbers and extensions are none; a name is, only behind 氏名 or next to other personal data.
 */
export function findPersonalData(text: string): readonly PersonalDataSpan[] {
  if (!SIGNS.test(text)) return [];
  const folded = foldText(text);
  const sure = disjoint([...findEmails(folded.text), ...findNumbers(folded.text), ...findAddresses(folded.text)]);
  const found = disjoint([...sure, ...findNames(folded.text, sure)]);
  return found
    .toSorted((a, b) => a.from - b.from)
    .map(({ kind, from, to }) => ({ kind, from: folded.from[from] ?? 0, to: folded.to[to - 1] ?? text.length }));
}

/** Of those that overlap only what was found first; of addresses in one another the longest. */
function disjoint(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  const taken = new Set<number>();
  const ranked = found.map((one, at) => ({ ...one, at }));
  ranked.sort((a, b) => (a.kind === 'address' && b.kind === 'address' ? b.to - b.from - (a.to - a.from) : a.at - b.at));
  for (const { kind, from, to } of ranked) {
    const positions = Array.from({ length: to - from }, (_, offset) => from + offset);
    if (positions.some((position) => taken.has(position))) continue;
    positions.forEach((position) => taken.add(position));
    kept.push({ kind, from, to });
  }
  return kept;
}
