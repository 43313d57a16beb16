import type { Instant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Reminder, ReminderAnswer, ReminderFilter, ReminderState } from '../../domain/reminder.ts';
import type { AnswerLedger, CarriedReminders, LedgerRecord, WaitingReminder } from '../../ports/ledger.ts';
import type { LedgerAccess } from './ledger-access.ts';
import { reminderOf, waitingOf } from './rows.ts';
import type { ReminderRow, Tables } from './schema.ts';
import { writeRecords } from './write-records.ts';

type Answer = Parameters<AnswerLedger['recordAnswer']>[0];

const STATE_OF: Readonly<Record<ReminderAnswer, ReminderState>> = {
  acknowledge: 'acknowledged',
  'snooze-week': 'snoozed',
  'snooze-month': 'snoozed',
  done: 'done',
  'wrong-owner': 'wrong-owner',
};

/** Reminders as they are looked up, and what sections answer. */
export const answerLedger = (access: LedgerAccess): AnswerLedger => ({
  reminders: (filter) => access.read((db) => readReminders(db, filter)),
  reminder: (id) => access.read((db) => readReminder(db, id)),
  messageWith: (id) => access.read((db) => readMessageWith(db, id)),
  recordAnswer: (answer, at) => access.write((db) => recordAnswer(access, db, answer, at)),
});

const withMilestones = (db: Tables) =>
  db
    .selectFrom('reminders')
    .leftJoin('milestones', 'milestones.id', 'reminders.milestone')
    .selectAll('reminders')
    .select('milestones.body');

async function readReminders(db: Tables, filter: ReminderFilter): Promise<readonly WaitingReminder[]> {
  const { municipality, department, state, escalated, from, to } = filter;
  let query = withMilestones(db).orderBy('due_on', 'desc').orderBy('reminders.id');
  if (municipality !== undefined) query = query.where('reminders.municipality', '=', municipality);
  if (department !== undefined) query = query.where('department', '=', department);
  if (state !== undefined) query = query.where('state', '=', state);
  if (escalated !== undefined) query = query.where('escalated_on', escalated ? 'is not' : 'is', null);
  if (from !== undefined) query = query.where('due_on', '>=', from);
  if (to !== undefined) query = query.where('due_on', '<=', to);
  return (await query.execute()).map(waitingOf);
}

async function readReminder(db: Tables, id: string): Promise<WaitingReminder | undefined> {
  const row = await withMilestones(db).where('reminders.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : waitingOf(row);
}

async function readMessageWith(db: Tables, idOfEither: string): Promise<CarriedReminders | undefined> {
  const message = await db
    .selectFrom('messages')
    .where((eb) =>
      eb.or([
        eb('id', '=', idOfEither),
        eb('id', 'in', eb.selectFrom('reminders').where('reminders.id', '=', idOfEither).select('reminders.message')),
      ]),
    )
    .select(['id', 'notice'])
    .executeTakeFirst();
  if (message === undefined) return undefined;
  const { id, notice } = message;
  const rows = await db.selectFrom('reminders').selectAll().where('message', '=', id).orderBy('id').execute();
  return { id, notice: JSON.parse(notice) as Notice, reminders: rows.map(reminderOf) };
}

async function recordAnswer(
  access: LedgerAccess,
  db: Tables,
  answer: Answer,
  at: Instant,
): Promise<Reminder | undefined> {
  const rows = await siblings(access, db, answer.reminder);
  const asked = rows.find(({ id }) => id === answer.reminder);
  if (asked === undefined || asked.state === 'due') return undefined;
  const answered = {
    state: STATE_OF[answer.answer],
    answered_at: at,
    answered_by: answer.by,
    snoozed_until: answer.snoozedUntil ?? null,
  } as const;
  const news = rows.filter((row) => isNews(row, answered));
  if (news.length === 0) return reminderOf(asked);
  const ids = news.map(({ id }) => id);
  await db.updateTable('reminders').set(answered).where('id', 'in', ids).execute();
  await writeRecords(
    db,
    news.map((row) => recordOfAnswer(row, answer, at)),
  );
  return reminderOf(ids.includes(asked.id) ? { ...asked, ...answered } : asked);
}

/**
 * The reminder, those of the same milestone, occasion and section, what else of the milestone the section was told by the same
 * route and left open, and what the promoters were told of its silence, which is over: for this transaction alone.
 */
const siblings = ({ locksRows }: LedgerAccess, db: Tables, reminder: string): Promise<readonly ReminderRow[]> =>
  db
    .selectFrom('reminders')
    .innerJoin('reminders as asked', (join) =>
      join.onRef('asked.milestone', '=', 'reminders.milestone').onRef('asked.department', '=', 'reminders.department'),
    )
    .where('asked.id', '=', reminder)
    .where((eb) =>
      eb.or([
        eb('reminders.occasion_key', '=', eb.ref('asked.occasion_key')),
        eb.and([eb('reminders.state', '=', 'sent'), eb('reminders.route', '=', eb.ref('asked.route'))]),
        eb.and([
          eb('reminders.state', '=', 'sent'),
          eb('reminders.route', '=', 'escalation'),
          eb('asked.route', '=', 'owner'),
        ]),
      ]),
    )
    .selectAll('reminders')
    .orderBy('reminders.id')
    .$if(locksRows, (query) => query.forUpdate('reminders'))
    .execute();

/** The same answer of the same person, as of a button pressed twice, is no news. */
const isNews = (row: ReminderRow, answered: Pick<ReminderRow, 'state' | 'answered_by' | 'snoozed_until'>): boolean =>
  row.state !== answered.state ||
  row.answered_by !== answered.answered_by ||
  row.snoozed_until !== answered.snoozed_until;

const recordOfAnswer = (row: ReminderRow, { answer, by, snoozedUntil }: Answer, at: Instant): LedgerRecord => ({
  at,
  actor: by,
  action: 'reminder-answered',
  municipality: row.municipality,
  subject: row.id,
  detail: {
    answer,
    milestone: row.milestone,
    occasion: row.occasion_key,
    department: row.department,
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
  },
});
