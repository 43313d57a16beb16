import type { IsoDate } from '../../domain/fiscal-year.ts';
import { lastPossibleDay, type Milestone } from '../../domain/milestone.ts';
import { answersTo, type ReminderAnswer } from '../../domain/reminder.ts';
import type { Block } from '../../domain/reply.ts';
import { doubtBlocks, milestoneCitation } from '../../language/milestone-blocks.ts';
import { milestoneTitle } from '../../language/milestone-sentences.ts';
import type { Item } from './items.ts';
import { type SnoozeAnswer, snoozeUntil } from './snooze.ts';
import type { WorkingDays } from './working-days.ts';

/** What is shown of an item that is about one milestone: its text, a doubt of the source, where it stands, what can be answered. */
export function itemBlocks(item: Item, text: string, day: IsoDate, workingDays: WorkingDays): readonly Block[] {
  const { about } = item;
  return [
    { kind: 'text', text },
    ...(about === undefined
      ? []
      : [...doubtBlocks(about), { kind: 'citations', citations: [milestoneCitation(about)] } as const]),
    actions(item, day, workingDays),
  ];
}

/** What is shown of all that passed before it could be told. */
export function passedBlocks(
  items: readonly { readonly item: Item; readonly text: string }[],
  title: string,
  day: IsoDate,
  workingDays: WorkingDays,
): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'list', title, items: items.map(({ text }) => text) },
    {
      kind: 'citations',
      citations: items.flatMap(({ item }) => (item.about === undefined ? [] : [milestoneCitation(item.about)])),
    },
    ...items.map(({ item }) => actions(item, day, workingDays)),
  ];
}

function actions(item: Item, day: IsoDate, workingDays: WorkingDays): Block {
  const { first, about } = item;
  return {
    kind: 'actions',
    reminder: first.id,
    about: about === undefined ? '予定のまとめ' : milestoneTitle(about),
    answers: offered(item, day, workingDays),
  };
}

/** The answers of the reminder, without putting it off where that is no longer possible. */
function offered({ about, first }: Item, day: IsoDate, workingDays: WorkingDays): readonly ReminderAnswer[] {
  const answers = answersTo(first, about);
  if (about === undefined) return answers;
  const snoozes = possibleSnoozes(about, day, workingDays);
  return answers.filter((answer) => !isSnooze(answer) || snoozes.includes(answer));
}

/** A month that is no longer than the week offers nothing. */
function possibleSnoozes(about: Milestone, day: IsoDate, workingDays: WorkingDays): readonly SnoozeAnswer[] {
  const last = lastPossibleDay(about);
  const week = snoozeUntil('snooze-week', last, day, workingDays, about.municipality);
  const month = snoozeUntil('snooze-month', last, day, workingDays, about.municipality);
  if (week === undefined) return month === undefined ? [] : ['snooze-month'];
  return month === undefined || month <= week ? ['snooze-week'] : ['snooze-week', 'snooze-month'];
}

const isSnooze = (answer: ReminderAnswer): answer is SnoozeAnswer =>
  answer === 'snooze-week' || answer === 'snooze-month';
