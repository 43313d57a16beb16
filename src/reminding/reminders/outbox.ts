import { occasionKey, type Reminder } from '../../domain/reminder.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Wanted } from './planning.ts';

/** The reminders of a municipality, to be asked about. */
export interface Outbox {
  readonly reminders: readonly Reminder[];
  /** Those of one milestone, occasion and section, whatever the contact. */
  siblings(key: Pick<Wanted, 'milestone' | 'occasion' | 'department'>): readonly Reminder[];
  /** Those of one milestone and section. */
  about(milestone: string, department: string): readonly Reminder[];
  /** Whether the section said that it is done with the milestone. */
  isDone(milestone: string, department: string): boolean;
  /** Whether the section said that it is not in charge of the milestone. */
  isDisowned(milestone: string, department: string): boolean;
}

/** Nothing is looked through before somebody asks. */
export function openOutbox(reminders: readonly Reminder[]): Outbox {
  let index: ReadonlyMap<string, readonly Reminder[]> | undefined;
  const about = (milestone: string, department: string): readonly Reminder[] => {
    if (reminders.length === 0) return NONE;
    index ??= groupBy(reminders, (reminder) => key(reminder.milestone, reminder.department));
    return index.get(key(milestone, department)) ?? NONE;
  };
  return {
    reminders,
    about,
    siblings: ({ milestone, occasion, department }) => {
      const word = occasionKey(occasion);
      return about(milestone, department).filter((reminder) => occasionKey(reminder.occasion) === word);
    },
    isDone: (milestone, department) => about(milestone, department).some(({ state }) => state === 'done'),
    isDisowned: (milestone, department) =>
      about(milestone, department).some(({ state, route }) => state === 'wrong-owner' && route === 'owner'),
  };
}

const NONE: readonly Reminder[] = [];

const key = (milestone: string, department: string): string => `${milestone}\n${department}`;
