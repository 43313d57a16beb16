import type { Doubt, DoubtSubject } from '../../domain/draft.ts';
import { shortFiscalYear } from '../../domain/fiscal-year.ts';
import type { Measure, Passage, Plan } from '../../domain/plan.ts';
import { normalise } from '../../language/normalise.ts';

/** As much of the source as is shown beside a doubt. */
const SHOWN = 3;

/**
 * Finds the passages of a plan's source that a doubt is about: those that hold what was read, near the doubt before elsewhere. Where
 * nothing was read (an empty cell), those of the measure that tell most of its other years; else those at the place.
 */
export function doubtSources({ passages, measures }: Plan): (doubt: Doubt) => readonly Passage[] {
  // What has a key is told in words of the import, not of the source.
  const original = passages
    .filter(({ key }) => key === undefined)
    .map((passage) => ({ passage, text: textOf(passage) }));
  return ({ about, read, place }) => {
    const own = original.filter(({ passage }) => 'measure' in about && passage.measure === about.measure);
    // A table's rows stand at one place: those of another measure are none of this doubt's.
    const around = original.filter(({ passage }) => passage.place === place && passage.measure === undefined);
    const near = [...new Set([...own, ...around])];
    const wanted = condensed(read);
    // The same words in another measure's row tell nothing of this one, unless there is nothing else.
    const others = own.length === 0 ? original : [];
    const loose = original.filter(({ passage }) => passage.measure === undefined);
    const holding = [own, near, loose, others]
      .map((some) => some.filter(({ text }) => wanted !== '' && text.includes(wanted)))
      .find(({ length }) => length > 0);
    return (holding ?? tellingMost(near, cluesOf(about, measures))).slice(0, SHOWN).map(({ passage }) => passage);
  };
}

/** Those that hold most of the words; all of them where none holds any. */
function tellingMost<T extends { readonly text: string }>(texts: readonly T[], words: readonly string[]): readonly T[] {
  const counts = texts.map(({ text }) => words.filter((word) => text.includes(word)).length);
  const most = Math.max(...counts);
  return texts.filter((_, at) => counts[at] === most);
}

/** What a passage says that tells of the same as a doubt: the phases of a schedule and their years, the names of targets. */
function cluesOf(about: DoubtSubject, measures: readonly Measure[]): readonly string[] {
  const measure = measures.find(({ id }) => 'measure' in about && id === about.measure);
  if (measure === undefined) return [];
  const isOfTargets = about.kind === 'target' || (about.kind === 'measure' && about.field === 'targets');
  if (isOfTargets) return measure.targets.map(({ name }) => condensed(name));
  if (about.kind === 'measure' && about.field === 'owners') return measure.owners.map(condensed);
  const isOfSchedule = about.kind === 'phase' || (about.kind === 'measure' && about.field === 'schedule');
  return isOfSchedule
    ? measure.schedule.flatMap(({ phase, from, to }) =>
        [phase, shortFiscalYear(from), shortFiscalYear(to)].map(condensed),
      )
    : [];
}

const textOf = ({ title, text }: Passage): string => condensed(`${title}${text}`);

const condensed = (text: string): string => normalise(text).replace(/\s/gu, '');
