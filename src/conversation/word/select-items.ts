import type { Entry } from '../../domain/evidence.ts';
import type { Language } from '../../domain/message.ts';
import type { EvidenceItem } from '../../domain/worded.ts';
import { evidenceItems } from './evidence-items.ts';
import { keyOfEntry } from './item-entry.ts';

const MOST_ITEMS = 24;
const MOST_CHARACTERS = 6000;
/** What is found itself takes up to this many places; the rest is for what else is known of the first measures. */
const FOUND_ITEMS = 16;
const MEASURES_IN_FULL = 3;

/** What a model may rest an answer on, from entries in the order of their use: what was found, and all facts of the first measures. */
export function selectItems(entries: readonly Entry[], language: Language): readonly EvidenceItem[] {
  const items = evidenceItems([...entries, ...measuresOf(entries)], language);
  const byKey = new Map(items.map((item) => [placeOf(item.municipality, item.key), item]));
  const found = [...new Set(entries.flatMap((entry) => keysFor(entry)))].flatMap((key) => byKey.get(key) ?? []);
  const chosen = new Set(bounded([...found.slice(0, FOUND_ITEMS), ...factsOfFirst(entries, items), ...found]));
  // The facts of a measure stand together, so that they are read as its own.
  return items.filter((item) => chosen.has(item)).map((item, at) => ({ ...item, number: at + 1 }));
}

const placeOf = (municipality: string, key: string): string => `${municipality}\n${key}`;

/** The entry itself; before a part of a measure what the measure is. */
function keysFor(entry: Entry): readonly string[] {
  const place = (key: string): string => placeOf(entry.plan.municipality.id, key);
  const own = place(keyOfEntry(entry));
  return entry.kind === 'phase' || entry.kind === 'target' || entry.kind === 'item'
    ? [place(`${entry.measure.id}#about`), own]
    : [own];
}

/** The measures that the first passages belong to. */
const measuresOf = (entries: readonly Entry[]): readonly Entry[] =>
  entries
    .slice(0, FOUND_ITEMS)
    .flatMap((entry): readonly Entry[] =>
      entry.kind === 'passage' && entry.measure !== undefined
        ? [{ kind: 'measure', id: entry.measure.id, plan: entry.plan, measure: entry.measure }]
        : [],
    );

function factsOfFirst(entries: readonly Entry[], items: readonly EvidenceItem[]): readonly EvidenceItem[] {
  const measures = entries.flatMap((entry) =>
    'measure' in entry && entry.measure !== undefined
      ? [placeOf(entry.plan.municipality.id, `${entry.measure.id}#`)]
      : [],
  );
  const first = [...new Set(measures)].slice(0, MEASURES_IN_FULL);
  return first.flatMap((start) =>
    items.filter(({ municipality, key }) => placeOf(municipality, key).startsWith(start)),
  );
}

function bounded(items: readonly EvidenceItem[]): readonly EvidenceItem[] {
  let characters = 0;
  return [...new Set(items)].slice(0, MOST_ITEMS).filter(({ text }) => {
    const fits = characters + text.length <= MOST_CHARACTERS;
    if (fits) characters += text.length;
    return fits;
  });
}
