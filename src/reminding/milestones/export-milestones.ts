import { stringify } from 'csv-stringify/sync';
import type { Milestone } from '../../domain/milestone.ts';
import {
  MILESTONE_KIND_NAMES,
  milestoneDate,
  milestoneSentence,
  milestoneTitle,
} from '../../language/milestone-sentences.ts';
import { sourceOf } from './milestone-source.ts';

/** A milestone for other programs. What is not known is null, so that every milestone has the same fields. */
export const milestoneJson = (milestone: Milestone) => ({
  id: milestone.id,
  municipality: milestone.municipality,
  plan: milestone.plan,
  measure: milestone.measure ? { number: milestone.measure.number ?? null, title: milestone.measure.title } : null,
  kind: milestone.kind,
  date: milestone.date,
  precision: milestone.precision,
  phase: milestone.phase,
  owners: milestone.owners,
  uncertain: milestone.uncertain !== undefined,
  uncertainReason: milestone.uncertain ?? null,
  lane: milestone.lane ?? null,
  previous: milestone.previous ?? null,
  next: milestone.next ?? null,
  place: milestone.place,
  page: milestone.page ?? null,
  sentence: milestoneSentence(milestone),
});

const COLUMNS: readonly (readonly [string, (milestone: Milestone) => string])[] = [
  ['日付', ({ date }) => date],
  ['時期', milestoneDate],
  ['種類', ({ kind }) => MILESTONE_KIND_NAMES[kind]],
  ['自治体', ({ municipalityName }) => municipalityName],
  ['番号', ({ measure }) => measure?.number ?? ''],
  ['取組', ({ measure }) => measure?.title ?? ''],
  ['行・指標', ({ lane }) => lane ?? ''],
  ['内容', ({ phase }) => phase],
  ['前の段階', ({ previous }) => previous ?? ''],
  ['次の段階', ({ next }) => next ?? ''],
  ['担当', ({ owners }) => owners.join('、')],
  ['不確かな点', ({ uncertain }) => uncertain ?? ''],
  ['説明', milestoneSentence],
  ['出典', sourceOf],
  ['ID', ({ id }) => id],
];

/**
 * The milestones as CSV that a spreadsheet opens as it is: UTF-8 with a BOM, CRLF (RFC 4180), and an apostrophe before what the
 * spreadsheet would take for a formula (`+5%`).
 */
export const milestonesCsv = (milestones: readonly Milestone[]): string =>
  stringify(
    [COLUMNS.map(([name]) => name), ...milestones.map((milestone) => COLUMNS.map(([, valueOf]) => valueOf(milestone)))],
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );

/** The milestones as lines for a terminal, without a line break at the end. */
export const milestonesTable = (milestones: readonly Milestone[]): string =>
  milestones
    .map((milestone) => {
      const owners = milestone.owners.length === 0 ? '' : `　担当：${milestone.owners.join('、')}`;
      const doubt = milestone.uncertain === undefined ? '' : '　※不確か';
      return `${milestone.date}　${milestoneTitle(milestone)}${owners}${doubt}`;
    })
    .join('\n');
