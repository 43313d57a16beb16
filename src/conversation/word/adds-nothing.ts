import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { Plan } from '../../domain/plan.ts';
import { normalise } from '../../language/normalise.ts';
import { findFiscalYears } from '../../language/years.ts';

/** What a rewritten question is compared with. */
export interface Said {
  /** The question and the turns before it. */
  readonly texts: readonly string[];
  readonly plans: readonly Plan[];
  readonly today: IsoDate;
}

/** Whether a rewritten question names no section, year, number, municipality, product or katakana word that was not said before. */
export function addsNothing(rewritten: string, { texts, plans, today }: Said): boolean {
  const before = normalise(texts.join('\n'));
  const now = normalise(rewritten);
  const isNew = (name: string): boolean => now.includes(name) && !before.includes(name);
  const years = new Set(findFiscalYears(before, { today }));
  return (
    !namesOf(plans).some(isNew) &&
    !wordsIn(now).some(isNew) &&
    !findFiscalYears(now, { today }).some((year) => !years.has(year)) &&
    !numbersIn(now).some((number) => !numbersIn(before).includes(number))
  );
}

/** The names of sections and municipalities. */
const namesOf = (plans: readonly Plan[]): readonly string[] =>
  plans.flatMap(({ municipality: { name, english, names, departments } }) =>
    [
      name,
      english,
      ...names,
      ...departments.flatMap((department) => [department.name, department.english, ...department.names]),
    ].map(normalise),
  );

/** Sections by their ending, whether a plan knows them or not, and the words that are mostly names: katakana and Latin ones in Japanese. */
const wordsIn = (text: string): readonly string[] => [
  ...(text.match(/[\p{Script=Han}ァ-ヶーa-z]{2,}(?:課|室|部|局|係|支所)/gu) ?? []),
  ...(/[ぁ-ん]/u.test(text) ? (text.match(/[ァ-ヶー]{3,}|[a-z][a-z-]+/gu) ?? []) : []),
];

const numbersIn = (text: string): readonly string[] => text.match(/\d+/gu) ?? [];
