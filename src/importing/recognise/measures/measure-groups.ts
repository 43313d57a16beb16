import type { FoundMeasure } from './found-measure.ts';
import type { Merged } from './merge-measures.ts';
import { readNumbering } from '../outline/numbering.ts';
import type { Heading } from '../recognition.ts';
import { similar } from './similar.ts';

/**
 * The headings that group each measure, outermost first: those of the text that not all measures share, or where the measures do
 * not all have their own place in the text, those of the list that names them.
 */
export function measureGroups(measures: readonly Merged[]): readonly (readonly string[])[] {
  const listed = measures.map(({ places }) => places.find(({ groups }) => groups.length > 0)?.groups);
  const shared = sharedHeadings(measures.map(({ places }) => places[0]?.above ?? []));
  const inText = measures.map(({ places }) => headingsOf(places[0], shared));
  const ofTables = new Set(measures.flatMap(({ places }) => (isOfTable(places[0]) ? [places[0]?.above.at(-1)] : [])));
  const told = new Set(inText.map((groups) => groups.join('/'))).size > 1;
  const allInText =
    told &&
    measures.every(({ places }) => places[0]?.kind !== 'list' && places[0]?.kind !== 'overview') &&
    inText.some((groups) => groups.length > 0);
  return measures.map(({ places }, index) => {
    const own = inText[index] ?? [];
    const inTable = (listed[index] ?? []).map(plainGroup);
    if (isOfTable(places[0])) return distinct(ofTables.size > 1 ? [...own, ...inTable] : inTable);
    return distinct(allInText || inTable.length === 0 ? own : inTable);
  });
}

/** Headings over the only table of measures tell none from another; over one of several they do. */
const isOfTable = (place: FoundMeasure | undefined): boolean => (place?.groups.length ?? 0) > 0;

const distinct = (groups: readonly string[]): readonly string[] =>
  groups.filter((group, at) => group !== '' && (at === 0 || !similar(group, groups[at - 1] ?? '')));

/** The headings above all measures: they tell none from another. The innermost stays where nothing else would. */
export function sharedHeadings(chains: readonly (readonly Heading[])[]): ReadonlySet<Heading> {
  const [first = [], ...others] = chains;
  const shared = first.filter((heading) => others.every((chain) => chain.includes(heading)));
  const alone = chains.every((chain) => chain.length === shared.length);
  const last = shared.at(-1);
  return new Set(
    alone && last !== undefined && !/^第.+[章部編]$/u.test(last.label ?? '') ? shared.slice(0, -1) : shared,
  );
}

const headingsOf = (measure: FoundMeasure | undefined, shared: ReadonlySet<Heading>): readonly string[] =>
  (measure?.above ?? [])
    .filter((heading) => !shared.has(heading))
    .map(groupName)
    .filter((name, at, names) => !(names[at + 1] ?? '').startsWith(name));

/** 【基本方針1】 利便性の… → 基本方針1 利便性の…; a mere number goes. */
function groupName({ label, title }: Heading): string {
  const word = (label ?? '').replace(/[【】〔〕［］[\]《》〈〉<>＜＞]/gu, '').trim();
  return isCounted(word) ? `${word} ${title}`.trim() : title;
}

/** The words of a group in a table, as `groupName` has them. */
function plainGroup(text: string): string {
  const numbering = readNumbering(text);
  if (numbering?.label === undefined || numbering.title === '') return text;
  return groupName({ level: 1, label: numbering.label, title: numbering.title, spot: { file: '' } });
}

/** 基本方針1 names a group; 1 and (1) only count it, and 第1章 is no group. */
const isCounted = (label: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,10}\s?[\dⅠ-Ⅻ一-十]/u.test(label) &&
  !label.startsWith('第');
