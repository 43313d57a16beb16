import { z } from 'zod';
import type { Plan } from '../../src/domain/plan.ts';
import { occasionKey, type Reminder, REMINDER_ANSWERS, type ReminderAnswer } from '../../src/domain/reminder.ts';
import type { WaitingReminder } from '../../src/ports/ledger.ts';
import { groupBy } from './group-by.ts';
import { withoutControls } from './render/markup.ts';
import { sectionsOf } from './upcoming.ts';
import { NAME_LIMIT, type Problem } from './texts.ts';

/** What a section was told of one matter: all leads of a milestone are one, with one answer. */
export interface InboxEntry {
  /** What was told last; it speaks for all, and is answered for all. */
  readonly told: WaitingReminder;
  /** How often the section was told. */
  readonly times: number;
  /** The reminder with the section's answer, once there is one. */
  readonly answered?: Reminder;
  readonly ids: readonly string[];
}

/** What lies in the inbox of a section, in the order of the desk. */
export interface Inbox {
  readonly open: readonly InboxEntry[];
  readonly answered: readonly InboxEntry[];
}

/** The inboxes of a municipality by section: those of all its sections, and of others that were sent something. */
export function inboxesOf(plan: Plan, reminders: readonly WaitingReminder[]): ReadonlyMap<string, Inbox> {
  const departments = plan.municipality.departments.map(({ name }) => name);
  const sent = groupBy(reminders, ({ reminder }) => sectionToldOf(reminder));
  const told = [...sent.keys()].filter((section) => section !== undefined);
  const sections = new Set([...departments, ...sectionsOf(plan), ...plan.contact.departments, ...told]);
  return new Map([...sections].map((section) => [section, inboxOf(sent.get(section) ?? [])]));
}

/** The entry that holds a reminder. */
export const entryWith = ({ open, answered }: Inbox, id: string): InboxEntry | undefined =>
  [...open, ...answered].find(({ ids }) => ids.includes(id));

/**
 * The section that a reminder went to: of a section's page its address says so; elsewhere it is the section in charge, unless
 * the DX promoters were written to, whose own section nobody knows there.
 */
function sectionToldOf({ contact, municipality, department, route }: Reminder): string | undefined {
  if (contact.kind === 'web') return contact.address.slice(municipality.length + 1);
  return route === 'owner' ? department : undefined;
}

function inboxOf(reminders: readonly WaitingReminder[]): Inbox {
  const entries = [...groupBy(reminders, matterOf).values()].map((group) => entryOf(group, reminders));
  return {
    open: entries.filter(({ answered }) => answered === undefined),
    answered: entries.filter(({ answered }) => answered !== undefined),
  };
}

/** What reminders of one matter have in common; leads and what was put off are one, a change is a matter of its own. */
function matterOf({ reminder: { milestone, route, department, occasion } }: WaitingReminder): string {
  const isAhead = occasion.kind === 'lead' || occasion.kind === 'snooze';
  const what = isAhead ? 'ahead' : route === 'owner' ? occasionKey(occasion) : occasion.kind;
  // The DX promoters are told of several sections at once.
  return [milestone, route, route === 'owner' ? department : '', what].join('\n');
}

function entryOf(group: readonly [WaitingReminder, ...WaitingReminder[]], all: readonly WaitingReminder[]): InboxEntry {
  const latest = occasionKey(group[0].reminder.occasion);
  const told =
    group.find(({ reminder: { contact, occasion } }) => contact.kind === 'web' && occasionKey(occasion) === latest) ??
    group[0];
  const answered = answerTo(told.reminder, told.reminder.route === 'owner' ? all : group);
  return {
    told,
    times: new Set(group.map(({ reminder }) => occasionKey(reminder.occasion))).size,
    ...(answered === undefined ? {} : { answered }),
    ids: group.map(({ reminder }) => reminder.id),
  };
}

/** The last answer about the same milestone that came after this was told; for an owner, of the same section. */
function answerTo(told: Reminder, among: readonly WaitingReminder[]): Reminder | undefined {
  const { milestone, route, department, sentAt = '' } = told;
  return among
    .map(({ reminder }) => reminder)
    .filter((one) => one.milestone === milestone && one.route === route)
    .filter((one) => route !== 'owner' || one.department === department)
    .filter((one) => !OPEN.has(one.state) && answerTime(one) >= sentAt)
    .toSorted((a, b) => (answerTime(a) < answerTime(b) ? 1 : -1))[0];
}

const answerTime = ({ answeredAt, sentAt = '' }: Reminder): string => answeredAt ?? sentAt;

const OPEN: ReadonlySet<Reminder['state']> = new Set(['due', 'sending', 'sent', 'failed'] as const);

/** An answer as it came in. `by` is the name that was typed; it may be empty. */
export type ReadAnswer =
  | { readonly ok: true; readonly reminder: string; readonly answer: ReminderAnswer; readonly by: string }
  | { readonly ok: false; readonly problem: Problem };

/** The value of a button: which answer to which reminder. */
export const buttonValue = (answer: ReminderAnswer, reminder: string): string => `${answer} ${reminder}`;

const form = z.object({
  answer: z
    .string()
    .transform((value) => value.split(' '))
    .pipe(z.tuple([z.enum(REMINDER_ANSWERS), z.string().min(1)])),
  by: z.string().default(''),
});

/** Reads the form of an inbox. */
export function readAnswer(body: unknown): ReadAnswer {
  const read = form.safeParse(body);
  if (!read.success) return { ok: false, problem: 'answer-unreadable' };
  const [answer, reminder] = read.data.answer;
  const by = withoutControls(read.data.by).replaceAll(/\s+/g, ' ').trim();
  return [...by].length > NAME_LIMIT ? { ok: false, problem: 'name-too-long' } : { ok: true, reminder, answer, by };
}
