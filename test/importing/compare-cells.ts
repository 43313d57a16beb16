import type { FoundMeasure } from './compare-drafts.ts';
import type { ExpectedMeasure } from './expected-plan.ts';
import { key, partOfRetold, retold, standsIn } from './same-words.ts';
import { share } from './shares.ts';

/** One fiscal year of one phase; `names` are the keys of the wordings that are right for it. */
interface Cell {
  readonly year: number;
  readonly phase: string;
  readonly names: readonly string[];
  readonly certain: boolean;
  /** Told in a sentence: any stretch of the source that has one of the names in it is right. */
  readonly prose: boolean;
}

/**
 * Cells are compared as fiscal year × wording of the phase, each once a measure, whatever the line of the schedule they stand in. A cell
 * that the expectation is certain of is found where the draft has it, certain or not (`certain` tells how many are); what the
 * expectation is unsure of is counted apart. A cell that the draft is certain of and that the expectation has neither way is
 * invented, unless the expectation has no schedule for the measure at all. Where the expectation retells a long cell, its
 * own wording is as good (`retold`, `partOfRetold`); where the plan tells the schedule in sentences, a longer
 * wording is as good, if it stands in the source just so.
 */
export function compareCells(found: FoundMeasure | undefined, wanted: ExpectedMeasure, source: string) {
  const has = cellsOf((found?.schedule ?? []).map((phase) => ({ ...phase, also: [] })));
  const same = (one: Cell, cell: Cell): boolean => sameCell(one, cell, source);
  const asked = cellsOf(wanted.schedule);
  const [sure, unsure] = [asked.filter((cell) => cell.certain), asked.filter((cell) => !cell.certain)];
  const hits = sure.filter((cell) => has.some((one) => same(one, cell)));
  const certain = hits.filter((cell) => has.some((one) => one.certain && same(one, cell)));
  const more = has.filter((one) => !asked.some((cell) => same(one, cell)));
  const denied = asked.length === 0 ? [] : more.filter((one) => one.certain);
  return {
    cells: share(hits.length, sure.length),
    certain: share(certain.length, hits.length),
    uncertainCells: share(unsure.filter((cell) => has.some((one) => same(one, cell))).length, unsure.length),
    overconfident: unsure.filter((cell) => has.some((one) => one.certain && same(one, cell))).length,
    differences: [
      ...sure.filter((cell) => !hits.includes(cell)).map((cell) => `cell missed: ${cell.year} 「${cell.phase}」`),
      ...more.map((one) => `cell ${one.certain ? 'extra' : 'extra, unsure'}: ${one.year} 「${one.phase}」`),
    ],
    invented: denied.map((one) => `cell ${one.year} 「${one.phase}」 is given as certain`),
  };
}

const sameCell = (found: Cell, wanted: Cell, source: string): boolean =>
  found.year === wanted.year &&
  found.names.some(
    (name) =>
      wanted.names.includes(name) ||
      retold(name, wanted.phase, source) ||
      partOfRetold(name, wanted.phase, source) ||
      (wanted.prose && wanted.names.some((word) => name.includes(word)) && standsIn(name, source)),
  );

interface Span {
  readonly phase: string;
  readonly also: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly uncertain?: string;
  readonly prose?: boolean;
}

/** Each year of each phase once; certain where any of the phases that give it is. */
function cellsOf(phases: readonly Span[]): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const { phase, also, from, to, uncertain, prose = false } of phases) {
    const names = [phase, ...also].map(key);
    for (let year = from; year <= to; year += 1) {
      const id = `${year} ${names[0]}`;
      cells.set(id, {
        year,
        phase,
        names,
        prose,
        certain: uncertain === undefined || (cells.get(id)?.certain ?? false),
      });
    }
  }
  return [...cells.values()];
}
