import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { Block } from '../../domain/reply.ts';
import { japaneseDate, milestoneDate, milestoneTitle } from '../../language/milestone-sentences.ts';
import { isAhead } from './digests.ts';
import type { Item } from './items.ts';

/** What the heading of a digest is followed by, and the list of what its section has in the twelve months from `day`. */
export function digestBlocks(
  item: Item,
  upcoming: readonly Milestone[],
  day: IsoDate,
): { readonly opening: string; readonly blocks: readonly Block[] } {
  const ahead = upcoming.filter((milestone) => isAhead(milestone, day)).toSorted(byDate);
  const whose = item.first.department === '' ? '担当課の記載がない取組' : item.first.department;
  if (ahead.length === 0) return { opening: `${whose}には、これから1年の間に予定がありません。`, blocks: [] };
  const plans = [...new Set(ahead.map(({ planTitle }) => planTitle))];
  return {
    opening: `${whose}には、これから1年の間に予定が${ahead.length}件あります。`,
    blocks: [
      {
        kind: 'table',
        caption: `${japaneseDate(day)}から1年間の予定（出典：${plans.join('、')}）`,
        columns: ['時期', '予定', '出典'],
        rows: ahead.map((milestone) => [
          `${milestoneDate(milestone)}${milestone.uncertain === undefined ? '' : '※'}`,
          milestoneTitle(milestone),
          source(milestone),
        ]),
      },
      ...(ahead.every(({ uncertain }) => uncertain === undefined) ? [] : [{ kind: 'notice', text: DOUBTFUL } as const]),
    ],
  };
}

const DOUBTFUL = '時期に※の付いた予定は、計画の記載に不確かな点があります。お確かめください。';

const source = ({ place, page }: Milestone): string => (page === undefined ? place : `${page}ページ`);

const byDate = (a: Milestone, b: Milestone): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);
