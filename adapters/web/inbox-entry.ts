import type { IsoDate } from '../../src/domain/fiscal-year.ts';
import { dayInJapan } from '../../src/domain/instant.ts';
import { occasionKey, type Reminder } from '../../src/domain/reminder.ts';
import type { WaitingReminder } from '../../src/ports/ledger.ts';
import { groupBy } from '../../src/domain/group-by.ts';

/** What a section was told of one matter: all leads of a milestone are one, with one answer. */
export interface InboxEntry {
  /** What was told last; it speaks for all, and is answered for all. */
  readonly told: WaitingReminder;
  /** On how many days the section was told. */
  readonly times: number;
  /** The reminder with the answer, once there is one; of a silence, that of the section which broke it. */
  readonly answered?: Reminder;
  /** Further reminders, still open, of which an answer takes note: of other sections, or of the section's own silence. */
  readonly noted: readonly string[];
  readonly ids: readonly string[];
}

/** All reminders of a milestone, whoever got them. */
export type RemindersAbout = (milestone: string) => readonly WaitingReminder[];

/** What lies in the inbox of a section as its matters; these and their members in the order of the reminders. */
export const entriesOf = (
  section: string,
  reminders: readonly WaitingReminder[],
  about: RemindersAbout,
): readonly InboxEntry[] =>
  [...groupBy(reminders, ({ reminder }) => matterOf(reminder, section)).values()].map((group) => entryOf(group, about));

/** What reminders of one matter have in common; leads and what was put off are one, a change is a matter of its own. */
function matterOf(reminder: Reminder, section: string): string {
  const { milestone, route, department, occasion } = reminder;
  if (occasion.kind === 'digest') return [milestone, route, department, 'digest'].join('\n');
  // DX promoters who are in charge themselves need not hear twice of what they have not answered.
  if (route === 'escalation' && department === section) return [milestone, 'owner', department, 'ahead'].join('\n');
  const isAhead = occasion.kind === 'lead' || occasion.kind === 'snooze';
  const what = isAhead ? 'ahead' : route === 'owner' ? occasionKey(occasion) : occasion.kind;
  // The DX promoters are told of several sections at once.
  return [milestone, route, route === 'owner' ? department : '', what].join('\n');
}

type Group = readonly [WaitingReminder, ...WaitingReminder[]];

function entryOf(group: Group, about: RemindersAbout): InboxEntry {
  const toOwner = group.filter(({ reminder }) => reminder.route === 'owner');
  const speaking = toOwner.length === 0 ? group : toOwner;
  const told = toldLast(speaking) ?? group[0];
  const answered = answerTo(told.reminder, group, about);
  return {
    told,
    times: new Set(speaking.map(({ reminder }) => toldOn(reminder))).size,
    ...(answered === undefined ? {} : { answered }),
    noted: notedWith(told.reminder, group),
    ids: group.map(({ reminder }) => reminder.id),
  };
}

/** The last of them; of those that say the same, the one of the section's page. */
function toldLast(reminders: readonly WaitingReminder[]): WaitingReminder | undefined {
  const [last] = reminders;
  if (last === undefined) return undefined;
  const latest = occasionKey(last.reminder.occasion);
  const onPage = reminders.find(
    ({ reminder: { contact, occasion } }) => contact.kind === 'web' && occasionKey(occasion) === latest,
  );
  return onPage ?? last;
}

/** The day in Japan on which a reminder was sent; before that, on which it is to be. */
export const toldOn = ({ sentAt, dueOn }: Reminder): IsoDate => (sentAt === undefined ? dueOn : dayInJapan(sentAt));

/** The ledger settles what a section was told by one route: one reminder of each other route and section is enough. */
function notedWith(told: Reminder, group: Group): readonly string[] {
  const open = group.map(({ reminder }) => reminder).filter(({ state }) => state === 'sent');
  const settledWith = ({ route, department }: Reminder): string => `${route}\n${department}`;
  const others = groupBy(
    open.filter((one) => settledWith(one) !== settledWith(told)),
    settledWith,
  );
  return [...others.values()].map(([first]) => first.id);
}

/** The last answer that came after this was told: to an owner, of the same section about the same milestone. */
function answerTo(told: Reminder, group: Group, about: RemindersAbout): Reminder | undefined {
  const { milestone, route, department, sentAt = '' } = told;
  if (route === 'owner') return answerOfOwner(about(milestone), department, sentAt);
  const answer = lastAnswer(group, sentAt);
  return answer ?? (route === 'escalation' ? endOfSilence(group, about(milestone), sentAt) : undefined);
}

const answerOfOwner = (among: readonly WaitingReminder[], department: string, since: string): Reminder | undefined =>
  lastAnswer(
    among.filter(({ reminder }) => reminder.route === 'owner' && reminder.department === department),
    since,
  );

/** The last answer of the sections that were silent, once all of them have answered. */
function endOfSilence(group: Group, among: readonly WaitingReminder[], since: string): Reminder | undefined {
  const silent = new Set(group.map(({ reminder }) => reminder.department));
  const answers = [...silent].map((department) => answerOfOwner(among, department, since));
  return answers.includes(undefined) ? undefined : latestOf(answers.filter((answer) => answer !== undefined));
}

const lastAnswer = (among: readonly WaitingReminder[], since: string): Reminder | undefined =>
  latestOf(among.map(({ reminder }) => reminder).filter((one) => !OPEN.has(one.state) && answerTime(one) >= since));

const latestOf = (answers: readonly Reminder[]): Reminder | undefined =>
  answers.toSorted((a, b) => (answerTime(a) < answerTime(b) ? 1 : -1))[0];

const answerTime = ({ answeredAt, sentAt = '' }: Reminder): string => answeredAt ?? sentAt;

const OPEN: ReadonlySet<Reminder['state']> = new Set(['due', 'sending', 'sent', 'failed'] as const);
