import type { IsoDate } from '../../src/domain/fiscal-year.ts';
import { addDays, momentInJapan } from '../../src/domain/instant.ts';
import type { Milestone, MilestoneFilter } from '../../src/domain/milestone.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { ReminderAnswer, ReminderFilter, ReminderState } from '../../src/domain/reminder.ts';
import type { CarriedReminders, WaitingReminder } from '../../src/ports/ledger.ts';
import type { AnswerOutcome, ReminderDesk } from '../../src/ports/reminder-desk.ts';

const STATES: Readonly<Record<ReminderAnswer, ReminderState>> = {
  acknowledge: 'acknowledged',
  'snooze-week': 'snoozed',
  'snooze-month': 'snoozed',
  done: 'done',
  'wrong-owner': 'wrong-owner',
};

const SNOOZE_DAYS: Partial<Readonly<Record<ReminderAnswer, number>>> = { 'snooze-week': 7, 'snooze-month': 30 };

/** A desk over a list of milestones and a list of reminders, at nine in the morning of one day. It keeps what was answered. */
export class FakeReminderDesk implements ReminderDesk {
  readonly answers: { readonly reminder: string; readonly answer: ReminderAnswer; readonly by: string }[] = [];
  readonly #today: IsoDate;
  readonly #milestones: readonly Milestone[];
  readonly #notices: ReadonlyMap<string, Notice>;
  #reminders: readonly WaitingReminder[];

  /** `notices` are the messages that carry reminders, by the id that those have in `message`. */
  constructor(
    today: IsoDate,
    milestones: readonly Milestone[],
    reminders: readonly WaitingReminder[],
    notices: ReadonlyMap<string, Notice> = new Map(),
  ) {
    this.#today = today;
    this.#notices = notices;
    this.#milestones = milestones.toSorted((a, b) => compare(`${a.date} ${a.id}`, `${b.date} ${b.id}`));
    this.#reminders = reminders;
  }

  milestones(filter: MilestoneFilter): readonly Milestone[] {
    return this.#milestones.filter(
      ({ municipality, owners, kind, date }) =>
        isWanted(filter.municipality, municipality) &&
        (filter.department === undefined || owners.includes(filter.department)) &&
        isWanted(filter.kind, kind) &&
        isWithin(date, filter),
    );
  }

  calendar(filter: MilestoneFilter): Promise<string> {
    const events = this.milestones(filter).flatMap(({ id, date }) => [
      'BEGIN:VEVENT',
      `UID:${id}`,
      `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
      'END:VEVENT',
    ]);
    return Promise.resolve(['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n'));
  }

  reminders(filter: ReminderFilter): Promise<readonly WaitingReminder[]> {
    const found = this.#reminders.filter(
      ({ reminder }) =>
        reminder.state !== 'due' &&
        isWanted(filter.municipality, reminder.municipality) &&
        isWanted(filter.department, reminder.department) &&
        isWanted(filter.state, reminder.state) &&
        isWanted(filter.escalated, reminder.escalatedOn !== undefined) &&
        isWithin(reminder.dueOn, filter),
    );
    return Promise.resolve(found.toSorted((a, b) => compare(b.reminder.dueOn, a.reminder.dueOn)));
  }

  messageWith(id: string): Promise<CarriedReminders | undefined> {
    const message = this.#reminders.find(({ reminder }) => reminder.id === id)?.reminder.message ?? id;
    const notice = this.#notices.get(message);
    if (notice === undefined) return Promise.resolve(undefined);
    const carried = this.#reminders.map(({ reminder }) => reminder).filter((one) => one.message === message);
    return Promise.resolve({ id: message, notice, reminders: carried.toSorted((a, b) => compare(a.id, b.id)) });
  }

  answer(id: string, answer: ReminderAnswer, by: string): Promise<AnswerOutcome> {
    const told = this.#reminders.find(({ reminder }) => reminder.id === id);
    if (told === undefined) return Promise.resolve({ kind: 'unknown-reminder' });
    const days = SNOOZE_DAYS[answer];
    const snoozedUntil = days === undefined ? undefined : addDays(this.#today, days);
    if (snoozedUntil !== undefined && snoozedUntil >= (told.about?.date ?? '9999-12-31'))
      return Promise.resolve({ kind: 'too-late-to-snooze', reminder: told });
    this.answers.push({ reminder: id, answer, by });
    const { snoozedUntil: _, ...reminder } = told.reminder;
    const answered: WaitingReminder = {
      ...told,
      reminder: {
        ...reminder,
        state: STATES[answer],
        answeredAt: momentInJapan(this.#today, '09:00'),
        answeredBy: by,
        ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
      },
    };
    this.#reminders = this.#reminders.map((one) => (one === told ? answered : one));
    return Promise.resolve({ kind: 'recorded', reminder: answered });
  }
}

const isWanted = <T>(wanted: T | undefined, value: T): boolean => wanted === undefined || wanted === value;

const isWithin = (day: IsoDate, { from, to }: { readonly from?: IsoDate; readonly to?: IsoDate }): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
