import { contactKey } from '../../domain/directory.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import { lastPossibleDay, type Milestone } from '../../domain/milestone.ts';
import type { Reminder } from '../../domain/reminder.ts';
import type { WaitingReminder } from '../../ports/ledger.ts';
import { groupBy } from '../../domain/group-by.ts';

/** What stands in a message, in the order in which it stands there: what is urgent first, what is past at the end. */
export const ITEM_KINDS = ['ahead', 'change', 'escalation', 'wrong-owner', 'undelivered', 'digest', 'passed'] as const;

export type ItemKind = (typeof ITEM_KINDS)[number];

/** One thing told in a message, for one reminder or for several that say the same. */
export interface Item {
  readonly kind: ItemKind;
  /** The reminder that speaks for all: the one that was due last. */
  readonly first: Reminder;
  readonly all: readonly Reminder[];
  /** Absent where it is about no single milestone, as a digest. */
  readonly about?: Milestone;
  /** The sections that it concerns; empty where the plan names none. */
  readonly departments: readonly string[];
  readonly late: boolean;
}

/**
 * Reminders of one contact as the items of a message. Leads of one milestone that come together are one item; so is what the DX
 * promoters are told of one milestone for the same reason and several sections. Sections answer for themselves, and stay apart.
 */
export function itemsOf(waiting: readonly WaitingReminder[], day: IsoDate): readonly Item[] {
  const groups = groupBy(waiting, (one) => [kindOf(one, day), ...sameness(one)].join('\n'));
  return [...groups.values()]
    .map((group) => itemOf(group, day))
    .toSorted(
      (a, b) => inOrder(ITEM_KINDS.indexOf(a.kind), ITEM_KINDS.indexOf(b.kind)) || inOrder(sortWord(a), sortWord(b)),
    );
}

/** Whether somebody in the section in charge is spoken to, not the DX promoters. */
export const isToOwner = ({ first }: Item): boolean => first.route === 'owner';

function itemOf(group: readonly [WaitingReminder, ...WaitingReminder[]], day: IsoDate): Item {
  const [{ reminder, about }] = group;
  const all = group.map((one) => one.reminder);
  return {
    kind: kindOf(group[0], day),
    first: all.reduce((first, other) => (other.dueOn > first.dueOn ? other : first), reminder),
    all,
    ...(about === undefined ? {} : { about }),
    departments: [...new Set(all.map(({ department }) => department).filter((department) => department !== ''))],
    late: all.some(({ dueOn }) => dueOn < day),
  };
}

function kindOf({ reminder: { occasion }, about }: WaitingReminder, day: IsoDate): ItemKind {
  if (occasion.kind !== 'lead' && occasion.kind !== 'snooze') return occasion.kind;
  return about !== undefined && lastPossibleDay(about) < day ? 'passed' : 'ahead';
}

/** What reminders of one item have in common besides its kind. */
function sameness({ reminder: { milestone, route, department, occasion } }: WaitingReminder): readonly string[] {
  if (occasion.kind === 'digest') return [milestone, department];
  if (occasion.kind === 'change')
    return [milestone, route, route === 'owner' ? department : '', String(occasion.sequence)];
  return [milestone, route, route === 'owner' ? department : ''];
}

const sortWord = ({ about, first }: Item): string => [about?.date ?? '', first.department, first.id].join('\n');

const inOrder = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** Reminders by contact, in the order of the contacts' keys. */
export const byContact = (waiting: readonly WaitingReminder[]): readonly (readonly WaitingReminder[])[] =>
  [...groupBy(waiting, ({ reminder }) => contactKey(reminder.contact))]
    .toSorted(([a], [b]) => inOrder(a, b))
    .map(([, group]) => group);
