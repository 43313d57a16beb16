import type { Citation } from '../domain/answer.ts';
import type { IsoDate } from '../domain/fiscal-year.ts';
import type { Milestone } from '../domain/milestone.ts';
import type { Block } from '../domain/reply.ts';
import { datedTitle, japaneseDate, milestoneDate, milestoneTitle } from './milestone-sentences.ts';

/** What is ahead in the year from a day as a table by date, and what ※ in it means. Empty where nothing is. */
export function upcomingBlocks(ahead: readonly Milestone[], day: IsoDate): readonly Block[] {
  if (ahead.length === 0) return [];
  const plans = [...new Set(ahead.map(({ planTitle }) => planTitle))];
  return [
    {
      kind: 'table',
      caption: `${japaneseDate(day)}から1年間の予定（出典：${plans.join('、')}）`,
      columns: ['時期', '予定', '出典'],
      rows: ahead
        .toSorted(byDate)
        .map((milestone) => [
          `${milestoneDate(milestone)}${milestone.uncertain === undefined ? '' : '※'}`,
          milestoneTitle(milestone),
          source(milestone),
        ]),
    },
    ...(ahead.every(({ uncertain }) => uncertain === undefined) ? [] : [{ kind: 'notice', text: DOUBTFUL } as const]),
  ];
}

const DOUBTFUL = '時期に※の付いた予定は、計画の記載に不確かな点があります。お確かめください。';

const source = ({ place, page }: Milestone): string => (page === undefined ? place : `${page}ページ`);

const byDate = (a: Milestone, b: Milestone): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

/** What of a milestone the plan leaves unsure, as a notice; empty where nothing is. */
export function doubtBlocks({ uncertain }: Milestone): readonly Block[] {
  if (uncertain === undefined) return [];
  const reason = uncertain.endsWith('。') ? uncertain : `${uncertain}。`;
  return [{ kind: 'notice', text: `計画の記載に不確かな点があります。時期をお確かめください。${reason}` }];
}

/** Where a milestone stands in its plan. */
export function milestoneCitation(milestone: Milestone): Citation {
  const { municipalityName, planTitle, version, place, page, uncertain } = milestone;
  return {
    municipality: municipalityName,
    plan: planTitle,
    version,
    place,
    ...(page === undefined ? {} : { page }),
    passage: datedTitle(milestone),
    ...(uncertain === undefined ? {} : { uncertain }),
  };
}
