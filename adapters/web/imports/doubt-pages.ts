/** Doubts that stand on one page. */
const ON_A_PAGE = 50;

/** A page of a list, counted from 1. */
export interface ListPage<T> {
  readonly shown: readonly T[];
  readonly page: number;
  readonly pages: number;
}

/** The page that was asked for, or the nearest that there is. */
export function pageOf<T>(all: readonly T[], wanted: number): ListPage<T> {
  const pages = Math.max(1, Math.ceil(all.length / ON_A_PAGE));
  const page = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), pages) : 1;
  return { shown: all.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE), page, pages };
}

/** The number of the page on which the item with an id stands; 1 where it does not. */
export const pageWith = (all: readonly { readonly id: string }[], wanted: string): number =>
  Math.floor(
    Math.max(
      0,
      all.findIndex(({ id }) => id === wanted),
    ) / ON_A_PAGE,
  ) + 1;

/** The id of what is to be looked at when one is settled: the next that is still there, else the first. */
export function nextAfter(
  settled: string,
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
): string | undefined {
  const left = new Set(after.map(({ id }) => id));
  const at = before.findIndex(({ id }) => id === settled);
  return [...before.slice(at + 1), ...after].find(({ id }) => left.has(id))?.id;
}
