import { contactKey, type DirectoryEntry } from '../../../src/domain/directory.ts';
import { dayInJapan } from '../../../src/domain/instant.ts';
import { lastPossibleDay, type Milestone } from '../../../src/domain/milestone.ts';
import { occasionKey } from '../../../src/domain/reminder.ts';
import { DEFAULT_POLICY } from '../../../src/reminding/reminders/policy.ts';
import { milestoneSentence, milestoneTitle } from '../../../src/language/milestone-sentences.ts';
import type { WaitingReminder } from '../../../src/ports/ledger.ts';
import { isDayOff, workingDaysLater } from './japanese-days.ts';
import { contactsFor, owedDigests, owedKey, owedLeads, type Owed } from './owed-reminders.ts';
import type { Received, Setting, Years } from './town-hall-years.ts';

/** A reminder that somebody got, and the message in which it came. */
interface Told extends WaitingReminder {
  readonly received: Received;
}

/** Everything that is not as it must be, as sentences. Looks at what the surface took; the ledger only says what stood in it. */
export function findFaults(years: Years, setting: Setting, milestones: readonly Milestone[]): readonly string[] {
  const { directory, from, to } = setting;
  const messages = new Map(years.received.map((received) => [received.message.id, received]));
  const told = years.reminders.flatMap((waiting) => {
    const received = messages.get(waiting.reminder.message ?? '');
    return received ? [{ ...waiting, received }] : [];
  });
  const mayCome = new Map([
    ...owedLeads(milestones, { since: from, until: years.last }),
    ...owedDigests(milestones, years.days),
  ]);
  const mustCome = [...mayCome].filter(([, { dueOn }]) => dueOn <= to);
  return [
    ...wrongTimes(years),
    ...repetitions(years),
    ...unfinished(years, setting),
    ...mustCome.flatMap(([key, owed]) => notTold(key, owed, told, directory)),
    ...told.flatMap((one) => wrongRecipient(one, mayCome, milestones, directory)),
    ...told.flatMap((one) => wrongWords(one, told)),
    ...told.flatMap((one) => wrongEscalation(one, told, setting)),
  ];
}

const nameOf = ({ message, day, time }: Received): string => `${contactKey(message.contact)} on ${day} ${time}`;

const keyOf = ({ reminder }: WaitingReminder): string =>
  owedKey(reminder.milestone, occasionKey(reminder.occasion), reminder.department);

const wrongTimes = ({ received }: Years): readonly string[] =>
  received.flatMap((one) => [
    ...(isDayOff(one.day) ? [`${nameOf(one)}: a day off`] : []),
    ...(one.time < '08:30' || one.time >= '17:15' ? [`${nameOf(one)}: in the quiet hours`] : []),
  ]);

function repetitions({ received }: Years): readonly string[] {
  const seen = new Set<string>();
  return received.flatMap((one) => {
    const keys = [one.message.id, `${contactKey(one.message.contact)} ${one.day}`];
    const again = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return again ? [`${nameOf(one)}: a second message`] : [];
  });
}

/** What is planned must have come to an end when all is quiet. */
const unfinished = ({ reminders }: Years, { to }: Setting): readonly string[] =>
  reminders
    .filter(({ reminder }) => ['due', 'sending', 'failed'].includes(reminder.state) && reminder.dueOn <= to)
    .map((waiting) => `${keyOf(waiting)}: still ${waiting.reminder.state}`);

function notTold(
  key: string,
  owed: Owed,
  told: readonly Told[],
  directory: readonly DirectoryEntry[],
): readonly string[] {
  const those = told.filter((one) => keyOf(one) === key);
  const days = [owed.dueOn, ...those.map(({ received }) => received.day)];
  const contacts = those.map(({ received }) => contactKey(received.message.contact)).toSorted();
  const right = days.some((day) => contactsFor(owed, directory, day).join() === contacts.join());
  return right ? [] : [`${key} due on ${owed.dueOn}: told to [${contacts.join(', ')}]`];
}

function wrongRecipient(
  one: Told,
  mayCome: ReadonlyMap<string, Owed>,
  milestones: readonly Milestone[],
  directory: readonly DirectoryEntry[],
): readonly string[] {
  const { reminder, received } = one;
  const contact = contactKey(received.message.contact);
  const { kind } = reminder.occasion;
  if (kind === 'lead' && !mayCome.has(keyOf(one))) return [`${keyOf(one)}: told, but not owed`];
  const isInCharge = milestones.some(
    ({ municipality, owners }) =>
      municipality === reminder.municipality && (reminder.department === '' || owners.includes(reminder.department)),
  );
  const promoters = directory.filter(
    ({ promoter, municipality }) => promoter && municipality === reminder.municipality,
  );
  const isPromoter = promoters.some((entry) => contactKey(entry.contact) === contact);
  const isOwn = directory.some(
    (entry) =>
      entry.municipality === reminder.municipality &&
      entry.department === reminder.department &&
      contactKey(entry.contact) === contact,
  );
  const isRight = kind === 'lead' || kind === 'digest' ? isOwn || isPromoter : isPromoter;
  return isInCharge && isRight ? [] : [`${keyOf(one)}: told to ${contact}`];
}

/**
 * What is late says so, also where it comes as one with a reminder of the same milestone that is on time; and what has passed
 * stands in the list of what passed, and nowhere else.
 */
function wrongWords({ reminder, about, received }: Told, told: readonly Told[]): readonly string[] {
  if (reminder.occasion.kind !== 'lead' || !about) return [];
  const { blocks } = received.message.notice;
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  const passed = blocks.flatMap((block) =>
    block.kind === 'list' && block.title === 'お知らせできないまま過ぎた期限' ? block.items : [],
  );
  const name = `${reminder.milestone} due on ${reminder.dueOn}, to ${nameOf(received)}`;
  const isLate = reminder.dueOn < received.day;
  if (reminder.late !== isLate) return [`${name}: late is ${reminder.late}`];
  const isAnyLate = told.some(
    (other) =>
      other.received === received && other.reminder.text === reminder.text && other.reminder.dueOn < received.day,
  );
  const own = texts.find((text) => text.includes(milestoneSentence(about)));
  if (lastPossibleDay(about) >= received.day)
    return own !== undefined && own.includes('遅延') === isAnyLate ? [] : [`${name}: ${own ?? 'no text'}`];
  const isListed = passed.some((line) => line.includes(milestoneTitle(about)));
  return isListed && own === undefined ? [] : [`${name}: has passed, but is told as if it had not`];
}

/** The promoters hear of what nobody answered in ten working days, and of nothing that was answered. */
function wrongEscalation({ reminder }: Told, told: readonly Told[], { answers, to }: Setting): readonly string[] {
  if (reminder.occasion.kind !== 'lead' || reminder.route !== 'owner' || reminder.sentAt === undefined) return [];
  const heard = told.some(
    (other) =>
      other.reminder.occasion.kind === 'escalation' &&
      other.reminder.milestone === reminder.milestone &&
      other.reminder.department === reminder.department,
  );
  if (answers(reminder.department)) return heard ? [`${reminder.id}: answered, but escalated`] : [];
  const due = workingDaysLater(dayInJapan(reminder.sentAt), DEFAULT_POLICY.escalateAfterWorkingDays);
  return due <= to && !heard ? [`${reminder.id}: not answered, nor escalated`] : [];
}
