import type { SourceBlock } from '../../../domain/source-document.ts';
import { linesOf, titleKey, type Entry } from './contents.ts';
import { pagesOf, type Named } from './contents-pages.ts';
import { pageNumberOf } from './noise.ts';
import type { Outlined } from '../recognition.ts';

/**
 * Gives every block the page that is printed where it stands: of the numbers on the sheets where the file has sheets, else of the
 * table of contents and of lists that name pages (`P.8`). Where neither is sure there is no page. `blocks` are all of the file,
 * with their noise.
 */
export function withPages(
  outlined: readonly Outlined[],
  blocks: readonly SourceBlock[],
  entries: readonly Entry[],
): readonly Outlined[] {
  const told = toldPages(outlined, entries);
  const shift = shiftOf([...numbersOnSheets(blocks), ...headingsOnSheets(outlined, told)]);
  if (shift === undefined) return withToldPages(outlined, told);
  return outlined.map((one) => paged(one, (one.block.spot.page ?? Number.NaN) + shift));
}

const paged = (one: Outlined, page: number): Outlined => (page > 0 ? { ...one, page } : one);

const numbersOnSheets = (blocks: readonly SourceBlock[]): readonly number[] =>
  blocks.flatMap((block) => {
    const number = block.kind === 'table' ? undefined : pageNumberOf(block.text);
    return number === undefined || block.spot.page === undefined ? [] : [number - block.spot.page];
  });

const headingsOnSheets = (outlined: readonly Outlined[], told: ReadonlyMap<number, number>): readonly number[] =>
  [...told].flatMap(([at, page]) => {
    const sheet = outlined[at]?.block.spot.page;
    return sheet === undefined ? [] : [page - sheet];
  });

/** What at least two numbers, and most of them, say. */
function shiftOf(shifts: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const shift of shifts) counts.set(shift, (counts.get(shift) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most && most[1] >= 2 && most[1] * 2 > shifts.length ? most[0] : undefined;
}

/** Pages by the index of the heading that they are told of. */
function toldPages(outlined: readonly Outlined[], entries: readonly Entry[]): ReadonlyMap<number, number> {
  const headings: readonly Named[] = outlined.flatMap(({ block, headings: open }, at) => {
    const own = open.at(-1);
    return block.kind === 'heading' && own ? [{ at, keys: [titleKey(block.text), titleKey(own.title)] }] : [];
  });
  const lists = outlined.flatMap(({ block }) => (block.kind === 'table' ? listedPages(block) : []));
  return new Map([...pagesOf(headings, lists), ...pagesOf(headings, entries)]);
}

/** Rows of a list in the text that end in `P.8`. */
const listedPages = (block: SourceBlock): readonly Entry[] =>
  linesOf(block).flatMap((line) => {
    const cells = line.split('\t').filter((cell) => cell !== '');
    const page = /^(?:P\.?|p\.?)\s?(\d{1,3})$|^(\d{1,3})\s?(?:ページ|頁)$/u.exec(
      (cells.at(-1) ?? '').normalize('NFKC'),
    );
    const titles = [cells.at(-2) ?? '', cells.slice(-3, -1).join('')];
    return page ? [{ titles, page: Number(page[1] ?? page[2]) }] : [];
  });

/** A printed page holds at least this much, so what stands within it of a heading stands on its page or on the next. */
const LEAST_ON_PAGE = 600;

/** From a heading whose page is told, for as long as the text can still be on it and no heading as high up comes. */
function withToldPages(outlined: readonly Outlined[], told: ReadonlyMap<number, number>): readonly Outlined[] {
  let [page, since, level] = [Number.NaN, 0, 0];
  return outlined.map((one, at) => {
    const here = told.get(at);
    if (here !== undefined) [page, since, level] = [here, 0, one.headings.length];
    else if (one.headings.length <= level && one.block.kind === 'heading') page = Number.NaN;
    const next = [...told].find(([later]) => later > at)?.[1];
    const sure = since < LEAST_ON_PAGE || next === page;
    since += linesOf(one.block).join('').length;
    return sure ? paged(one, page) : one;
  });
}
