import { fieldOf } from './fields.ts';
import type { FoundMeasure } from './found-measure.ts';
import { readTitle } from './measure-titles.ts';
import { digits, type Merged } from './merge-measures.ts';
import type { Label, ReadTarget } from '../recognition.ts';
import { similar } from './similar.ts';
import type { LabelledTarget } from '../timetable/targets.ts';

/**
 * The measures with the indicators that a table of its own gives them, by the title or the number that stands beside each. One that
 * fits no measure, or several, is given to none.
 */
export function withTargets(measures: readonly Merged[], targets: readonly LabelledTarget[]): readonly Merged[] {
  const owners = targets.map((target) => ownerOf(target, measures));
  return measures.map((measure) => {
    const own = targets.filter((_target, index) => owners[index] === measure).map(unlabelled);
    const [first, ...others] = measure.places;
    if (own.length === 0 || first === undefined) return measure;
    return { places: [{ ...first, targets: [...first.targets, ...own] }, ...others] };
  });
}

const unlabelled = ({ labels: _labels, ...target }: LabelledTarget): ReadTarget => target;

function ownerOf({ labels, name }: LabelledTarget, measures: readonly Merged[]): Merged | undefined {
  const beside = labels.filter(({ text }) => !similar(text, name));
  const titled = measures.filter(({ places }) =>
    places.some(({ title }) => beside.some(({ text }) => isTitle(text, title))),
  );
  if (titled.length > 0) return titled.length === 1 ? titled[0] : undefined;
  const numbers = beside.flatMap(numberIn);
  const numbered = measures.filter(({ places }) =>
    places.some((place) => numbers.some((number) => isNumber(place, number))),
  );
  return numbered.length === 1 ? numbered[0] : undefined;
}

/** Whether a number is that of a measure: its own, or the end of those of the headings above and its own (Ⅰ-1-(2)). */
function isNumber({ above, number }: FoundMeasure, told: string): boolean {
  if (number === undefined) return false;
  const path = [...above.flatMap(({ label }) => label ?? []), number].map(digits).join('-');
  return digits(number) === told || (told.includes('-') && `-${path}`.endsWith(`-${told}`));
}

const isTitle = (text: string, title: string): boolean =>
  title !== '' && (similar(text, title) || similar(readTitle(text).title, title));

/** The number in a column of numbers, or alone in its cell. */
function numberIn({ head, text }: Label): readonly string[] {
  const { number, title } = readTitle(`${text.replace(/\s+/gu, '')} 題`);
  if (number === undefined || !/\d|[①-⑳]/u.test(number)) return [];
  return title === '題' || fieldOf(head) === 'number' ? [digits(number)] : [];
}
