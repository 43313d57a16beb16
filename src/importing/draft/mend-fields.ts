import type { DoubtSubject } from '../../domain/draft.ts';
import { KakariError } from '../../domain/errors.ts';
import { normalise } from '../../language/normalise.ts';
import { findFiscalYears } from '../../language/years.ts';
import { type Entry, listOf } from './working-draft.ts';

type FieldKind = 'text' | 'list' | 'year' | 'yes-or-no';
type Fields = Readonly<Record<string, FieldKind>>;

const PHASE: Fields = { phase: 'text', from: 'year', to: 'year', lane: 'text', date: 'text' };
const TARGET: Fields = { name: 'text', lane: 'text', kind: 'text' };
const FIELDS: Readonly<Record<DoubtSubject['kind'], Fields>> = {
  municipality: { name: 'text', reading: 'text', prefecture: 'text', code: 'text', names: 'list' },
  plan: {
    title: 'text',
    version: 'text',
    status: 'text',
    published: 'text',
    from: 'year',
    to: 'year',
    departments: 'list',
    phone: 'text',
  },
  measure: {
    number: 'text',
    title: 'text',
    names: 'list',
    bureau: 'text',
    owners: 'list',
    ownersNote: 'text',
    crossCutting: 'yes-or-no',
    summary: 'text',
    place: 'text',
  },
  phase: PHASE,
  target: TARGET,
  term: { name: 'text', names: 'list', reading: 'text', expansion: 'text', definition: 'text' },
  review: { number: 'text', title: 'text', result: 'text', note: 'text' },
  document: {},
};

/** Fields of the plan that stand deeper in its file. */
const INSIDE: Readonly<Record<string, readonly [string, string | number]>> = {
  from: ['period', 0],
  to: ['period', 1],
  departments: ['contact', 'departments'],
  phone: ['contact', 'phone'],
};

type Values = Readonly<Record<string, string>>;

/**
 * Writes what a person typed where a subject stands. Lists are parted by 、 or commas, years are written in any way; an empty text
 * takes a field away. A target takes a value by year (`2027`, `令和9年度`) too; about the `schedule` or the `targets` of a measure
 * a further entry is added. Throws `KakariError` `no-field` (`field`, `known`) and `not-a-year` (`field`, `value`).
 */
export function mendFields(entry: Entry, about: DoubtSubject, values: Values): void {
  if (about.kind === 'measure' && (about.field === 'schedule' || about.field === 'targets')) {
    const added: Entry = {};
    writeAll(added, about.field === 'schedule' ? 'phase' : 'target', values);
    listOf(entry, about.field).push(added);
  } else writeAll(entry, about.kind, values);
}

function writeAll(entry: Entry, kind: DoubtSubject['kind'], values: Values): void {
  for (const [field, text] of Object.entries(values)) {
    const value = valueOf(kind, field, text.trim());
    const year = kind === 'target' ? yearOf(field) : undefined;
    if (year !== undefined) write(insideOf(entry, 'byYear'), String(year), value);
    else if (kind === 'plan' && INSIDE[field]) write(insideOf(entry, INSIDE[field][0]), INSIDE[field][1], value);
    else write(entry, field, value);
  }
}

function valueOf(kind: DoubtSubject['kind'], field: string, text: string): unknown {
  const known = FIELDS[kind];
  const form = known[field] ?? (kind === 'target' && yearOf(field) !== undefined ? 'text' : undefined);
  if (form === undefined) throw new KakariError('no-field', { field, known: Object.keys(known).join('、') });
  if (form === 'list') return splitList(text);
  if (text === '') return undefined;
  if (form === 'yes-or-no') return /^(はい|true|yes|1)$/iu.test(text);
  if (form === 'text') return text;
  const year = yearOf(text);
  if (year === undefined) throw new KakariError('not-a-year', { field, value: text });
  return year;
}

const splitList = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[、,，]/u)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** `2027`, `R9`, `令和9年度` → 2027. */
function yearOf(text: string): number | undefined {
  // No word of today is a year here: what follows from it (今年度) is refused by the bound.
  const years = findFiscalYears(normalise(text), { today: '1900-04-01' });
  const [year] = years;
  return years.length === 1 && year !== undefined && year > 1990 ? year : undefined;
}

function insideOf(entry: Entry, name: string): Entry {
  const inside = entry[name];
  if (typeof inside === 'object' && inside !== null) return inside as Entry;
  const fresh: Entry = {};
  entry[name] = fresh;
  return fresh;
}

function write(entry: Entry, field: string | number, value: unknown): void {
  if (value === undefined) delete entry[field];
  else entry[field] = value;
}
