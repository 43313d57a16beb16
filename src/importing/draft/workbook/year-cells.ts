import type { FiscalYear } from '../../../domain/fiscal-year.ts';
import type { Entry } from '../working-draft.ts';

/** What a schedule says by year, for people: each phase on a line of its own, with the line of the 工程表 that it stands in. */
export function yearCells(schedule: readonly Entry[]): ReadonlyMap<FiscalYear, string> {
  const lines = new Map<FiscalYear, string[]>();
  for (const { phase, from, to, lane } of schedule) {
    const line = `${typeof lane === 'string' ? `${lane}：` : ''}${String(phase)}`.replace(/\s+/gu, ' ').trim();
    const [first, last] = [Number(from), Number(to ?? from)];
    for (let year = first; year <= Math.min(last, first + LONGEST); year += 1)
      lines.set(year, [...(lines.get(year) ?? []), line]);
  }
  return new Map([...lines].map(([year, told]) => [year, told.join('\n')]));
}

/** A slip in a year would make a column for each year up to it. */
const LONGEST = 50;
