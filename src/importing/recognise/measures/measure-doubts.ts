import type { DraftMeasure } from '../../../domain/draft.ts';
import type { FoundMeasure, MeasureDoubt } from './found-measure.ts';
import { AGAIN, digits } from './merge-measures.ts';
import type { FoundDoubt, OwnersReading, ReadPhase, ReadTarget } from '../recognition.ts';

/** Why the number of a list is taken for the measure that its own place numbers otherwise. */
export function numberConflict(places: readonly FoundMeasure[]): readonly string[] {
  const numbers = places.flatMap(({ number, kind, tags }) =>
    number === undefined || tags.includes(AGAIN) ? [] : [{ number, kind }],
  );
  const [first] = numbers;
  const other = numbers.find(({ number }) => first !== undefined && digits(number) !== digits(first.number));
  return first === undefined || other === undefined
    ? []
    : [`本文の番号は「${first.number}」ですが、一覧の「${other.number}」と同じ取組とみなしました`];
}

/** The doubts of a measure: of its title and number, its owners, each phase and each indicator. */
export function doubtsOf(
  { id, title }: DraftMeasure,
  places: readonly FoundMeasure[],
  owners: OwnersReading | undefined,
  phases: readonly ReadPhase[],
  targets: readonly ReadTarget[],
): readonly FoundDoubt[] {
  const own = places.flatMap((place): readonly FoundDoubt[] => [
    ...place.doubts.map(({ field, ...unsure }: MeasureDoubt): FoundDoubt => ({
      ...unsure,
      about: { kind: 'measure', measure: id, field },
    })),
    ...(place.uncertain === undefined
      ? []
      : [
          {
            about: { kind: 'measure' as const, measure: id, field: 'title' as const },
            spot: place.spot,
            read: place.summary ?? '',
            assumed: title,
            reason: place.uncertain,
          },
        ]),
  ]);
  const conflict = numberConflict(places).map((reason): FoundDoubt => ({
    about: { kind: 'measure', measure: id, field: 'title' },
    spot: places[0]?.spot ?? { file: '' },
    read: `${places[0]?.number ?? ''} ${places[0]?.title ?? ''}`.trim(),
    assumed: title,
    reason,
  }));
  const ofOwners =
    owners?.unsure === undefined
      ? []
      : [{ ...owners.unsure, about: { kind: 'measure' as const, measure: id, field: 'owners' as const } }];
  const ofPhases = phases.flatMap(({ unsure, phase, from, lane }) =>
    unsure === undefined
      ? []
      : [
          {
            ...unsure,
            about: { kind: 'phase' as const, measure: id, phase, from, ...(lane === undefined ? {} : { lane }) },
          },
        ],
  );
  const ofTargets = targets.flatMap(({ unsure, name, lane }) =>
    unsure === undefined
      ? []
      : [{ ...unsure, about: { kind: 'target' as const, measure: id, name, ...(lane === undefined ? {} : { lane }) } }],
  );
  return [...own, ...conflict, ...ofOwners, ...ofPhases, ...ofTargets];
}

/** A sheet of which nobody can say whose it is. */
export const strayDoubt = (stray: FoundMeasure): FoundDoubt => ({
  about: { kind: 'document' },
  spot: stray.spot,
  read: stray.summary ?? stray.owners?.owners.join('、') ?? '',
  assumed: '',
  reason: '見出しの読み取れない個票があり、どの取組のものか判断できなかったため、取り込みませんでした',
});
