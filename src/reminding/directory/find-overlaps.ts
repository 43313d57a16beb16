import { contactKey, type DirectoryEntry } from '../../domain/directory.ts';
import { about, type Finding, type Row } from './rows.ts';

/** An entry with the row from which it was read. */
export interface PlacedEntry {
  readonly entry: DirectoryEntry;
  readonly row: Row;
}

/** Contacts that stand twice for the same section on the same days: one problem for each, about the line further down. */
export function findOverlaps(placed: readonly PlacedEntry[]): readonly Finding[] {
  const groups = new Map<string, PlacedEntry[]>();
  for (const one of placed) {
    const { municipality, department, contact } = one.entry;
    const key = JSON.stringify([municipality, department, contactKey(contact)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap(overlapsIn);
}

/** By first day, each need only be held against the one before it that lasts longest. */
function overlapsIn(group: readonly PlacedEntry[]): readonly Finding[] {
  const [first, ...rest] = group.toSorted((a, b) => compare(firstDay(a), firstDay(b)));
  const problems: Finding[] = [];
  let longest = first;
  for (const next of rest) {
    if (longest !== undefined && firstDay(next) <= lastDay(longest)) problems.push(overlap(longest, next));
    if (longest === undefined || lastDay(next) > lastDay(longest)) longest = next;
  }
  return problems;
}

function overlap(one: PlacedEntry, other: PlacedEntry): Finding {
  const [earlier, later] = lineOf(one) <= lineOf(other) ? [one, other] : [other, one];
  return about(
    later.row.address,
    `${lineOf(earlier)}行目と同じ部署、同じ連絡先で、期間が重なっています。どちらかの行を消すか、開始日と終了日を分けてください`,
  );
}

const lineOf = ({ row }: PlacedEntry): number => row.municipality.line;
const firstDay = ({ entry }: PlacedEntry): string => entry.from ?? '';
const lastDay = ({ entry }: PlacedEntry): string => entry.to ?? '9999-99-99';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
