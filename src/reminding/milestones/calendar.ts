import ical, { ICalAlarmType, ICalEventTransparency, type ICalCalendar } from 'ical-generator';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import { addDays, momentInJapan } from '../../domain/instant.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { Policy } from '../../domain/policy.ts';
import { MILESTONE_KIND_NAMES, milestoneSentence, milestoneTitle } from '../../language/milestone-sentences.ts';
import { sourceOf } from './milestone-source.ts';

/** What a calendar needs besides the milestones; the same options and milestones give the same text, byte for byte. */
export interface CalendarOptions {
  /** What a calendar program calls the feed. */
  readonly name: string;
  /** Days before a milestone, for each kind; the two nearest ring at nine o'clock in Japan. */
  readonly leadDays: Policy['leadDays'];
  /** By milestone id, as the ledger has them; a milestone that it has not seen yet is at its first version. */
  readonly revisions: ReadonlyMap<string, { readonly sequence: number; readonly since: IsoDate }>;
  /** The page that shows a milestone. */
  readonly url?: (milestone: Milestone) => string;
}

const ALARMS = 2;
const ALARM_TIME = '09:00';

/**
 * Behind this line stands where the days are days. The library's own `timezone` would write the process's local times, and
 * its `x` would write behind the events, where no property may stand (RFC 5545, 3.6).
 */
const HEAD = 'VERSION:2.0\r\n';

/** DTSTAMP is required (RFC 5545, 3.6.1), also of what the ledger has not seen; any day would do, if it is always the same. */
const UNSEEN = { sequence: 0, since: '2000-01-01' };

/**
 * The milestones as an iCalendar file (RFC 5545): one all-day event each, whose UID stays when its day moves. Lines are folded at
 * 75 octets. It does not depend on the time zone of the process.
 */
export function renderCalendar(milestones: readonly Milestone[], options: CalendarOptions): string {
  const calendar = ical({
    name: options.name,
    prodId: { company: 'Kakari', product: 'Kakari', language: 'JA' },
  });
  for (const milestone of milestones) addEvent(calendar, milestone, options);
  return `${calendar.toString().replace(HEAD, `${HEAD}X-WR-TIMEZONE:Asia/Tokyo\r\n`)}\r\n`;
}

function addEvent(calendar: ICalCalendar, milestone: Milestone, options: CalendarOptions): void {
  const { sequence, since } = options.revisions.get(milestone.id) ?? UNSEEN;
  const changed = new Date(momentInJapan(since, '00:00'));
  const title = milestoneTitle(milestone);
  const event = calendar.createEvent({
    id: `${milestone.id}@kakari`,
    sequence,
    stamp: changed,
    lastModified: changed,
    start: new Date(`${milestone.date}T00:00:00.000Z`),
    allDay: true,
    summary: title,
    description: describe(milestone),
    categories: [{ name: MILESTONE_KIND_NAMES[milestone.kind] }],
    transparency: ICalEventTransparency.TRANSPARENT,
    url: options.url?.(milestone) ?? null,
  });
  for (const days of alarmsOf(options.leadDays[milestone.kind])) {
    event.createAlarm({
      type: ICalAlarmType.display,
      trigger: new Date(momentInJapan(addDays(milestone.date, -days), ALARM_TIME)),
      description: `【${days}日前】${title}`,
    });
  }
}

/** The nearest ones, furthest first. */
const alarmsOf = (leadDays: readonly number[]): readonly number[] => leadDays.toSorted((a, b) => b - a).slice(-ALARMS);

const describe = (milestone: Milestone): string =>
  [
    milestoneSentence(milestone),
    `担当：${milestone.owners.length === 0 ? '計画に示されていません' : milestone.owners.join('、')}`,
    `出典：${sourceOf(milestone)}`,
    ...(milestone.uncertain === undefined ? [] : [`※ 不確かな点：${milestone.uncertain}`]),
  ].join('\n');
