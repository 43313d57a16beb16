import { fiscalYearOf, shortFiscalYear, type IsoDate } from '../domain/fiscal-year.ts';
import { addDays, daysBetween } from '../domain/instant.ts';
import type { Milestone, MilestoneKind } from '../domain/milestone.ts';
import { isPreparatory } from './preparatory-phases.ts';

/** What a kind of milestone is called in lists, filters and calendars. */
export const MILESTONE_KIND_NAMES: Readonly<Record<MilestoneKind, string>> = {
  'phase-begins': '段階の開始',
  'phase-ends': '段階の終了',
  'target-due': '指標の期限',
  'dated-event': '予定日',
  'plan-ends': '計画の終了',
  'yearly-review': '毎年度の評価',
};

/** `2028-04-01` → `令和10年4月1日`; days before 令和 (1 May 2019, 元号を改める政令) have the western year. */
export const japaneseDate = (date: IsoDate): string => `${japaneseMonth(date)}${Number(date.slice(8, 10))}日`;

/** The day as exactly as the plan tells it: `令和10年4月1日`, `令和10年1月`, or `令和10年度中`. */
export function milestoneDate({ kind, precision, date }: Milestone): string {
  // A phase, a target or a plan of a fiscal year begins and ends with it; an event is on a day of it that nobody wrote down.
  if (precision === 'day' || (precision === 'fiscal-year' && kind !== 'dated-event')) return japaneseDate(date);
  return roughDate(date, precision);
}

const roughDate = (date: IsoDate, precision: 'month' | 'fiscal-year'): string =>
  precision === 'month' ? japaneseMonth(date) : `${shortFiscalYear(fiscalYearOf(date))}中`;

/** What it is about, without brackets: `電子契約の拡大（関市 ⑮）`, or the title of the plan. */
export function milestoneSubject({ measure, municipalityName, planTitle }: Milestone): string {
  if (measure === undefined) return planTitle;
  const number = measure.number === undefined ? '' : ` ${measure.number}`;
  return `${measure.title}（${municipalityName}${number}）`;
}

/** One line for a list or a calendar, without the date: `電子契約の拡大（関市 ⑮）：『実施』開始`. */
export function milestoneTitle(milestone: Milestone): string {
  const { kind, phase, lane } = milestone;
  const line = lane === undefined ? '' : `${lane} `;
  return `${milestoneSubject(milestone)}：${kind === 'target-due' ? `指標 ${line}『${phase}』` : `${line}${event(milestone)}`}`;
}

function event({ kind, phase, date, precision }: Milestone): string {
  switch (kind) {
    case 'phase-begins':
      return `『${phase}』${phase.endsWith('開始') ? '' : '開始'}`;
    case 'phase-ends':
      return `『${phase}』終了`;
    case 'yearly-review':
      return `${phase}（${shortFiscalYear(fiscalYearOf(date))}）`;
    case 'dated-event':
      return `『${phase}』${precision === 'day' ? '' : `（${roughDate(date, precision)}）`}`;
    case 'target-due':
    case 'plan-ends':
      return phase;
  }
}

/** The title of a milestone with its date in brackets, once: the title of some tells it already. */
export function datedTitle(milestone: Milestone): string {
  const [title, date] = [milestoneTitle(milestone), milestoneDate(milestone)];
  return title.includes(date) ? title : `${title}（${date}）`;
}

/** How long it is until then: `あと12日`, `あと約12日` where only the month is known, `本日`. */
export function timeLeft(milestone: Milestone, day: IsoDate): string {
  const left = daysBetween(day, milestone.date);
  if (left > 0) return `あと${roughly(milestone)}${left}日`;
  return milestone.precision === 'month' ? '今月中' : '本日';
}

/** Of a month nobody knows the day. */
export const roughly = ({ precision }: Milestone): string => (precision === 'month' ? '約' : '');

/** What is to happen and what is asked of the section in charge, as whole polite sentences. Doubts and places are not in them. */
export function milestoneSentence(milestone: Milestone): string {
  const { kind, phase, lane } = milestone;
  const date = milestoneDate(milestone);
  switch (kind) {
    case 'phase-begins':
      return beginning(milestone);
    case 'phase-ends':
      return `${topic(milestone)}${date}までに${stage(phase)}を終える予定です。${followUp(milestone)}`;
    case 'target-due':
      return `${milestoneSubject(milestone)}の指標${lane === undefined ? '' : `「${lane}」`}の目標は『${phase}』、期限は${date}です。`;
    case 'dated-event':
      return `${topic(milestone)}${date}に『${phase}』の予定です。${unknownDay(milestone)}`;
    case 'plan-ends':
      return `「${milestoneSubject(milestone)}」の計画期間は${date}に終わります。次の計画の準備を進めてください。`;
    case 'yearly-review':
      return `${topic(milestone)}${shortFiscalYear(fiscalYearOf(milestone.date))}分の『${phase}』を行うことになっています。計画に期日はなく、年度末の${date}を目安としています。`;
  }
}

/** `電子契約の拡大（関市 ⑮）は`, with the line of the 工程表 where there is one; of a whole plan `「関市DX計画」では、`. */
function topic(milestone: Milestone): string {
  const subject = milestoneSubject(milestone);
  if (milestone.measure === undefined) return `「${subject}」では、`;
  return milestone.lane === undefined ? `${subject}は` : `${subject}の「${milestone.lane}」は、`;
}

function beginning(milestone: Milestone): string {
  const { phase, previous } = milestone;
  const opening = `${topic(milestone)}${milestoneDate(milestone)}に`;
  if (previous === undefined)
    return `${opening}${phase.endsWith('開始') ? `『${phase}』の` : `${stage(phase)}が始まる`}予定です。`;
  const until = shortFiscalYear(fiscalYearOf(addDays(milestone.date, -1)));
  return `${opening}${stage(phase)}へ移る予定です。${
    isPreparatory(previous)
      ? `${until}末までに${stage(previous)}を終えてください。`
      : `それまでの${stage(previous)}は${until}末までの予定です。`
  }`;
}

/** A phase can be a word (実施) or a whole clause (手続を増やす), which does not begin or end by itself. */
const stage = (phase: string): string => `『${phase}』${/[ぁ-ん]$/u.test(phase) ? 'の段階' : ''}`;

const followUp = ({ next, date }: Milestone): string =>
  next === undefined ? '' : `${japaneseDate(addDays(date, 1))}に${stage(next)}へ移ります。`;

function unknownDay({ precision }: Milestone): string {
  if (precision === 'day') return '';
  return `計画が示しているのは${precision === 'month' ? '月' : '年度'}までで、日は書かれていません。`;
}

function japaneseMonth(date: IsoDate): string {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  if (date.slice(0, 7) < '2019-05') return `${year}年${month}月`;
  return `令和${year === 2019 ? '元' : year - 2018}年${month}月`;
}
