import { fiscalYearOf } from '../../src/domain/fiscal-year.ts';
import type { Milestone } from '../../src/domain/milestone.ts';
import { ANY_MILESTONE, type MilestoneSelection } from './milestone-selection.ts';

/** The address of the 期限一覧 of a municipality. */
export const milestonesPath = (municipality: string, selection: MilestoneSelection = ANY_MILESTONE): string =>
  `/milestones/${encodeURIComponent(municipality)}${queryOf(selection)}`;

/** The address of a milestone in the 期限一覧 of its year. */
export const milestonePath = ({ municipality, date, id }: Milestone): string =>
  `${milestonesPath(municipality, { year: fiscalYearOf(date) })}#${encodeURIComponent(id)}`;

/** The address under which a calendar program finds the same milestones. */
export const calendarPath = (municipality: string, selection: MilestoneSelection): string =>
  `/calendar/${encodeURIComponent(municipality)}.ics${queryOf(selection)}`;

/** The address of the inbox of a section, or of the list of a municipality's sections. */
export const inboxPath = (municipality: string, department?: string): string =>
  ['/inbox', municipality, ...(department === undefined ? [] : [department])]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join('/');

/** The address of the list of drafts, of a draft, or of what is done with it. */
export const importPath = (municipality?: string, act?: 'rest' | 'edit' | 'publish' | 'discard'): string =>
  ['/imports', ...(municipality === undefined ? [] : [encodeURIComponent(municipality)]), ...(act ? [act] : [])].join(
    '/',
  );

/** The address where a part of a draft is mended; `key` is its `subjectKey`. */
export const editPath = (municipality: string, key: string): string =>
  `${importPath(municipality, 'edit')}?${new URLSearchParams({ on: key }).toString()}`;

function queryOf({ year, section, kind }: MilestoneSelection): string {
  const query = new URLSearchParams({
    ...(year === undefined ? {} : { year: String(year) }),
    ...(section === undefined ? {} : { section }),
    ...(kind === undefined ? {} : { kind }),
  });
  return query.size === 0 ? '' : `?${query.toString()}`;
}
