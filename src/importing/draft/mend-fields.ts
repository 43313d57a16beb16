import type { DoubtSubject } from '../../domain/draft.ts';
import { KakariError } from '../../domain/errors.ts';
import { editableFields, isAddition, isOfTarget } from '../../language/editable-fields.ts';
import { normalise } from '../../language/normalise.ts';
import { findFiscalYears } from '../../language/years.ts';
import { type Entry, listOf } from './working-draft.ts';

/** Fields that stand deeper in a file, by the kind of subject that has them. */
const INSIDE: Readonly<Record<string, readonly [string, string | number]>> = {
  'plan from': ['period', 0],
  'plan to': ['period', 1],
  'plan departments': ['contact', 'departments'],
  'plan phone': ['contact', 'phone'],
  'target baselineYear': ['baseline', 'year'],
  'target baselineValue': ['baseline', 'value'],
};

type Values = Readonly<Record<string, string>>;

/**
 * Writes what a person typed where a subject stands. Lists are parted by 、 or commas, years are written in any way; an empty text
 * takes a field away. A target takes a value by year (`2027`, `令和9年度`) too; about the `schedule` or the `targets` of a measure
 * a further entry is added. Throws `KakariError` `no-field` (`field`, `known`) and `not-a-year` (`field`, `value`).
 */
export function mendFields(entry: Entry, about: DoubtSubject, values: Values): void {
  if (about.kind === 'measure' && isAddition(about)) {
    const added: Entry = {};
    writeAll(added, about, values);
    listOf(entry, about.field).push(added);
  } else writeAll(entry, about, values);
}

function writeAll(entry: Entry, about: DoubtSubject, values: Values): void {
  const kind = isOfTarget(about) ? 'target' : about.kind;
  if (kind === 'target') insideOf(entry, 'byYear');
  for (const [field, text] of Object.entries(values)) {
    const value = valueOf(about, field, text.trim());
    const year = yearOfTarget(about, field);
    const inside = INSIDE[`${kind} ${field}`];
    if (year !== undefined) write(insideOf(entry, 'byYear'), String(year), value);
    else if (inside) write(insideOf(entry, inside[0]), inside[1], value);
    else write(entry, field, value);
  }
  if (kind === 'target' && Object.keys(insideOf(entry, 'baseline')).length === 0) delete entry['baseline'];
}

function valueOf(about: DoubtSubject, field: string, text: string): unknown {
  const fields = editableFields(about);
  const known = fields.find(({ name }) => name === field);
  if (known === undefined && yearOfTarget(about, field) === undefined)
    throw new KakariError('no-field', { field, known: fields.map(({ name }) => name).join('、') });
  if (known?.form === 'list') return splitList(text);
  if (text === '') return undefined;
  if (known?.form === 'yes-or-no') return /^(はい|true|yes|1)$/iu.test(text);
  if (known?.form === 'choice') return Object.entries(known.choices).find(([, told]) => told === text)?.[0] ?? text;
  if (known?.form !== 'year') return text;
  const year = yearOf(text);
  if (year === undefined) throw new KakariError('not-a-year', { field, value: text });
  return year;
}

const yearOfTarget = (about: DoubtSubject, field: string): number | undefined =>
  isOfTarget(about) ? yearOf(field) : undefined;

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
