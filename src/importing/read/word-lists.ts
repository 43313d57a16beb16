import { wordNumber } from './word-numbers.ts';
import { attributeOf, xmlTags, xmlText } from './xml-tags.ts';

/** Which list of a Word file a paragraph is in, and how deep: `w:numId` and `w:ilvl`. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** Counts the numbered paragraphs of a Word file. Every numbered paragraph must be asked for once, in the order of the file. */
export interface ListCounter {
  /** The number that Word prints before a paragraph (`第1章 `), undefined for a bullet. */
  next(place: ListPlace): string | undefined;
  /** The place that a paragraph has by the name of its style alone, where a list says so. */
  levelOfStyle(list: string, style: string): number | undefined;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly gap: boolean;
  readonly style: string | undefined;
}

interface List {
  readonly abstract: string;
  readonly starts: ReadonlyMap<number, number>;
}

/** The counter for `word/numbering.xml`; an empty text for a file that has none. */
export function listCounter(xml: string): ListCounter {
  const { levels, lists } = readLists(xml);
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    next({ list, level }) {
      const found = lists.get(list);
      const own = found === undefined ? undefined : levels.get(`${found.abstract} ${level}`);
      if (found === undefined || own === undefined) return undefined;
      if (own.format === 'bullet') return undefined;
      const count = counts.get(found.abstract) ?? [];
      counts.set(found.abstract, count);
      if (!begun.has(list)) {
        begun.add(list);
        for (const [at, start] of found.starts) count[at] = start - 1;
      }
      advance(count, level, (at) => levels.get(`${found.abstract} ${at}`)?.start ?? 1);
      const label = own.text.replace(/%([1-9])/gu, (_, digit: string) => {
        const at = Number(digit) - 1;
        return wordNumber(count[at] ?? 1, levels.get(`${found.abstract} ${at}`)?.format ?? 'decimal');
      });
      return label === '' ? undefined : label + (own.gap ? ' ' : '');
    },
    levelOfStyle(list, style) {
      const abstract = lists.get(list)?.abstract;
      const level = [0, 1, 2, 3, 4, 5, 6, 7, 8].find((at) => levels.get(`${abstract} ${at}`)?.style === style);
      return level;
    },
  };
}

function advance(count: number[], level: number, startOf: (level: number) => number): void {
  for (let at = 0; at < level; at += 1) count[at] ??= startOf(at);
  count[level] = (count[level] ?? startOf(level) - 1) + 1;
  count.length = level + 1;
}

function readLists(xml: string): {
  readonly levels: ReadonlyMap<string, Level>;
  readonly lists: ReadonlyMap<string, List>;
} {
  const levels = new Map<string, Level>();
  const lists = new Map<string, List>();
  for (const [, id, inside] of elements(xml, 'abstractNum', 'abstractNumId')) {
    for (const [, level, properties] of elements(inside, 'lvl', 'ilvl')) {
      levels.set(`${id} ${level}`, readLevel(properties));
    }
  }
  for (const [, id, inside] of elements(xml, 'num', 'numId')) {
    const starts = new Map<number, number>();
    for (const [, level, override] of elements(inside, 'lvlOverride', 'ilvl')) {
      const start = value(override, 'startOverride');
      if (start !== undefined) starts.set(Number(level), Number(start));
    }
    lists.set(id, { abstract: value(inside, 'abstractNumId') ?? '', starts });
  }
  return { levels, lists };
}

const readLevel = (properties: string): Level => ({
  start: Number(value(properties, 'start') ?? '1'),
  format: value(properties, 'numFmt') ?? 'decimal',
  text: xmlText(value(properties, 'lvlText') ?? ''),
  gap: value(properties, 'suff') !== 'nothing',
  style: value(properties, 'pStyle'),
});

/** Each element of a name with the value of one of its attributes and what stands in it. */
export function* elements(xml: string, name: string, attribute: string): Generator<readonly [string, string, string]> {
  let open: { readonly id: string; readonly from: number; readonly tag: string } | undefined;
  for (const tag of xmlTags(xml)) {
    if (tag.name !== name) continue;
    if (tag.kind === 'open' && open === undefined) {
      const id = attributeOf(tag, attribute) ?? '';
      if (tag.selfClosing) yield [tag.content, id, ''];
      else open = { id, from: tag.to, tag: tag.content };
    } else if (tag.kind === 'close' && open !== undefined) {
      yield [open.tag, open.id, xml.slice(open.from, tag.from)];
      open = undefined;
    }
  }
}

/** The `w:val` of the first element of a name. */
export function value(xml: string, name: string): string | undefined {
  for (const tag of xmlTags(xml)) {
    if (tag.kind === 'open' && tag.name === name) return attributeOf(tag, 'val');
  }
  return undefined;
}
