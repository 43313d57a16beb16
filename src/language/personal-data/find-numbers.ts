import type { PersonalDataKind } from '../../domain/personal-data.ts';
import { findCardNumber } from './card-number.ts';
import { type DigitRun, digitRuns, type Window } from './digit-runs.ts';
import { findMyNumber, findNamedMyNumber } from './my-number.ts';
import { findOtherNumber } from './other-numbers.ts';
import { findNamedPensionNumber, findResidentRecordCode } from './registered-numbers.ts';
import { findPhone } from './phone.ts';

/** Something found in the folded text. */
export interface Found {
  readonly kind: PersonalDataKind;
  readonly from: number;
  readonly to: number;
}

/** Looks at the groups of a run from one on: the window of it that is one thing, if any. `extent` is what stands for it in the text. */
export type NumberFinder = (
  text: string,
  run: DigitRun,
  first: number,
) => { readonly window: Window; readonly from?: number; readonly to?: number } | undefined;

/** In this order: a word beside a number says most, then what is no personal data, then what check digits tell, then forms. */
const FINDERS: readonly { readonly kind: PersonalDataKind | 'none'; readonly find: NumberFinder }[] = [
  { kind: 'my-number', find: findNamedMyNumber },
  { kind: 'basic-pension-number', find: findNamedPensionNumber },
  { kind: 'resident-record-code', find: findResidentRecordCode },
  { kind: 'none', find: findOtherNumber },
  { kind: 'card-number', find: findCardNumber },
  { kind: 'my-number', find: findMyNumber },
  { kind: 'phone', find: findPhone },
];

/** A number that was left out may stand free where its neighbour was found: so often is looked again. */
const MOST_ROUNDS = 4;

/** The numbers of persons in a folded text. */
export function findNumbers(text: string): readonly Found[] {
  const found: Found[] = [];
  let runs = digitRuns(text);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = found.length;
    for (const { kind, find } of FINDERS) runs = runs.flatMap((run) => takeOut(text, run, kind, find, found));
    if (found.length === before) break;
  }
  return found;
}

/** Keeps what a finder finds in a run, and returns the runs that are left around it. */
function takeOut(
  text: string,
  run: DigitRun,
  kind: PersonalDataKind | 'none',
  find: NumberFinder,
  found: Found[],
): readonly DigitRun[] {
  const rest: DigitRun[] = [];
  let start = 0;
  let first = 0;
  while (first < run.length) {
    const hit = find(text, run, first);
    if (hit === undefined) {
      first += 1;
      continue;
    }
    const { window } = hit;
    if (kind !== 'none') found.push({ kind, from: hit.from ?? window.from, to: hit.to ?? window.to });
    rest.push(run.slice(start, window.first));
    first = window.last + 1;
    start = first;
  }
  rest.push(run.slice(start));
  return rest.filter((piece) => piece.length > 0);
}
