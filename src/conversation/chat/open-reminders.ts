import type { IsoDate } from '../../domain/fiscal-year.ts';
import { groupBy } from '../../domain/group-by.ts';
import { addDays } from '../../domain/instant.ts';
import { lastPossibleDay, type Milestone } from '../../domain/milestone.ts';
import { answersTo, type Reminder, type ReminderAnswer } from '../../domain/reminder.ts';
import type { Block } from '../../domain/reply.ts';
import { doubtBlocks, milestoneCitation } from '../../language/milestone-blocks.ts';
import { datedTitle, milestoneSentence, milestoneTitle, timeLeft } from '../../language/milestone-sentences.ts';
import type { WaitingReminder } from '../../ports/ledger.ts';

/** A reminder about a milestone; a digest asks nothing. */
type Matter = Required<WaitingReminder>;

/**
 * The reminders of a section that nobody has answered, newest first, each with what can be answered. Of those about one milestone
 * the newest stands for all, since the ledger settles them together; what the DX promoters were told is not the section's.
 */
export function openReminderBlocks(sent: readonly WaitingReminder[], today: IsoDate): readonly Block[] {
  const open = sent.flatMap(({ reminder, about }) =>
    about !== undefined && reminder.state === 'sent' && reminder.route === 'owner' ? [{ reminder, about }] : [],
  );
  const matters = [...groupBy(open, ({ reminder }) => reminder.milestone).values()].map(([newest]) => newest);
  if (matters.length === 0) return [];
  return [
    { kind: 'text', text: `回答をお待ちしているお知らせが${matters.length}件あります。` },
    ...matters.flatMap((matter) => matterBlocks(matter, today)),
  ];
}

function matterBlocks({ reminder, about }: Matter, today: IsoDate): readonly Block[] {
  const answers = answersTo(reminder, about).filter((answer) => isPossible(answer, about, today));
  return [
    { kind: 'text', text: matterText(reminder, about, today) },
    ...doubtBlocks(about),
    { kind: 'citations', citations: [milestoneCitation(about)] },
    { kind: 'actions', reminder: reminder.id, about: milestoneTitle(about), answers },
  ];
}

/** As true today as it was when it was sent. */
function matterText({ change }: Reminder, about: Milestone, today: IsoDate): string {
  if (lastPossibleDay(about) < today)
    return `【期限を過ぎています】${datedTitle(about)}の予定の日を過ぎています。状況をお知らせください。`;
  return `【${timeLeft(about, today)}】${change ?? milestoneSentence(about)}`;
}

/** How far an answer puts a reminder off at the most. */
const DAYS_OFF: Partial<Readonly<Record<ReminderAnswer, number>>> = { 'snooze-week': 7, 'snooze-month': 31 };

/** A reminder is only put off to a day before its milestone. */
const isPossible = (answer: ReminderAnswer, about: Milestone, today: IsoDate): boolean =>
  addDays(today, DAYS_OFF[answer] ?? -1) < lastPossibleDay(about) || DAYS_OFF[answer] === undefined;
