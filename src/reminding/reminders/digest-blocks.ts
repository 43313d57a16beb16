import type { IsoDate } from '../../domain/fiscal-year.ts';
import { isAhead, type Milestone } from '../../domain/milestone.ts';
import type { Block } from '../../domain/reply.ts';
import { upcomingBlocks } from '../../language/milestone-blocks.ts';
import type { Item } from './items.ts';

/** What the heading of a digest is followed by, and the list of what its section has in the twelve months from `day`. */
export function digestBlocks(
  item: Item,
  upcoming: readonly Milestone[],
  day: IsoDate,
): { readonly opening: string; readonly blocks: readonly Block[] } {
  const ahead = upcoming.filter((milestone) => isAhead(milestone, day));
  const whose = item.first.department === '' ? '担当課の記載がない取組' : item.first.department;
  if (ahead.length === 0) return { opening: `${whose}には、これから1年の間に予定がありません。`, blocks: [] };
  return {
    opening: `${whose}には、これから1年の間に予定が${ahead.length}件あります。`,
    blocks: upcomingBlocks(ahead, day),
  };
}
