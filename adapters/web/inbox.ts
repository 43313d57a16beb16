import type { Plan } from '../../src/domain/plan.ts';
import { answersTo, type Occasion, type Reminder } from '../../src/domain/reminder.ts';
import type { WaitingReminder } from '../../src/ports/ledger.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import { entriesOf, type InboxEntry, type RemindersAbout } from './inbox-entry.ts';
import { sectionsOf } from './upcoming.ts';

/** What lies in the inbox of a section. */
export interface Inbox {
  /** What the section in charge has not answered: the next milestone first. */
  readonly unanswered: readonly InboxEntry[];
  /** What is to be noted only and was not yet: first what is to be passed on, last whose silence it is. */
  readonly unnoted: readonly InboxEntry[];
  /** Digests that nobody took note of, in the order of the sections; they ask nothing. */
  readonly digests: readonly InboxEntry[];
  /** The rest, the newest first. */
  readonly answered: readonly InboxEntry[];
}

/** The inboxes of a municipality by section: those of all its sections, and of others that were sent something. */
export function inboxesOf(plan: Plan, reminders: readonly WaitingReminder[]): ReadonlyMap<string, Inbox> {
  const departments = plan.municipality.departments.map(({ name }) => name);
  const byMilestone = groupBy(reminders, ({ reminder }) => reminder.milestone);
  const about: RemindersAbout = (milestone) => byMilestone.get(milestone) ?? [];
  const sent = groupBy(reminders, ({ reminder }) => sectionToldOf(reminder));
  const told = [...sent.keys()].filter((section) => section !== undefined);
  const sections = new Set([...departments, ...sectionsOf(plan), ...plan.contact.departments, ...told]);
  const order = [...sections];
  return new Map(order.map((section) => [section, sorted(entriesOf(section, sent.get(section) ?? [], about), order)]));
}

/** The entry that holds a reminder. */
export const entryWith = ({ unanswered, unnoted, digests, answered }: Inbox, id: string): InboxEntry | undefined =>
  [...unanswered, ...unnoted, ...digests, ...answered].find(({ ids }) => ids.includes(id));

/** Whether nothing is asked but to take note. */
export const isToNote = ({ told }: InboxEntry): boolean => answersTo(told.reminder, told.about).length === 1;

/** Whether it is a digest. */
export const isDigest = ({ told }: InboxEntry): boolean => told.reminder.occasion.kind === 'digest';

/**
 * The section that a reminder went to: of a section's page its address says so; elsewhere it is the section in charge, unless
 * the DX promoters were written to, whose own section nobody knows there.
 */
function sectionToldOf({ contact, municipality, department, route }: Reminder): string | undefined {
  if (contact.kind === 'web') return contact.address.slice(municipality.length + 1);
  return route === 'owner' ? department : undefined;
}

function sorted(entries: readonly InboxEntry[], order: readonly string[]): Inbox {
  const placeOf = ({ told }: InboxEntry): number => order.indexOf(told.reminder.department);
  const open = entries.filter(({ answered }) => answered === undefined);
  const asking = open.filter((entry) => !isDigest(entry));
  return {
    unanswered: asking.filter((entry) => !isToNote(entry)).toSorted(byDay),
    unnoted: asking.filter(isToNote).toSorted((a, b) => rankOf(a) - rankOf(b) || byDay(a, b)),
    digests: open.filter(isDigest).toSorted((a, b) => placeOf(a) - placeOf(b)),
    answered: entries.filter(({ answered }) => answered !== undefined),
  };
}

const rankOf = ({ told }: InboxEntry): number => RANKS.indexOf(told.reminder.occasion.kind);

/** What is not named here, such as a lead of a section without a contact, comes first of all: it is to be passed on. */
const RANKS: readonly Occasion['kind'][] = ['change', 'wrong-owner', 'undelivered', 'escalation'];

/** By the day of the milestone, then the newest first, then by measure, which the id of a milestone begins with. */
const byDay = (a: InboxEntry, b: InboxEntry): number =>
  compare(a.told.about?.date, b.told.about?.date) ||
  compare(b.told.reminder.dueOn, a.told.reminder.dueOn) ||
  compare(a.told.reminder.milestone, b.told.reminder.milestone);

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
