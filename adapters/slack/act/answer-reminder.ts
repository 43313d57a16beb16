import type { Person } from '../../../src/domain/chat.ts';
import { REMINDER_SENTENCES } from '../../../src/language/chat-sentences.ts';
import { publishHome } from '../home/publish-home.ts';
import { decodeAnswer, decodeOnNotice, ON_AGENDA, type OnNotice } from '../render/button-values.ts';
import { outcomesOf, renderNotice } from '../render/render-notice.ts';
import type { SlackMessage } from '../render/slack-message.ts';
import { sentence } from '../receive/sentence.ts';
import type { SlackParts } from '../receive/slack-parts.ts';
import { readable, say, tell } from './answer-press.ts';
import { namedPerson } from './hand-over.ts';
import type { Press } from './read-press.ts';

/** Keeps what somebody answers to a reminder, and shows it where the button stood. */
export async function answerReminder(parts: SlackParts, press: Press): Promise<void> {
  const given = readable(decodeAnswer(press.value));
  const by = nameForTheRecord(await namedPerson(parts, press.by));
  const { kind } = await parts.reminders.answer(given.reminder, given.answer, by);
  if (kind === 'unknown-reminder') return tell(parts, press, sentence(REMINDER_SENTENCES.unknown));
  await showAgain(parts, press, given);
  if (kind === 'too-late-to-snooze') await tell(parts, press, sentence(REMINDER_SENTENCES.tooLateToSnooze));
}

/** Shows the choices of an answered reminder again. */
export async function reopenReminder(parts: SlackParts, press: Press): Promise<void> {
  const on = readable(decodeOnNotice(press.value));
  if (on.reminder !== undefined) await showAgain(parts, press, on, new Set([on.reminder]));
}

/** Shows a further page of a notice. */
export async function showMoreOfNotice(parts: SlackParts, press: Press): Promise<void> {
  const on = readable(decodeOnNotice(press.value));
  await say(parts, press, (await pageOf(parts, on, new Set())) ?? sentence(REMINDER_SENTENCES.unknown));
}

const nameForTheRecord = ({ id, name }: Person): string =>
  name === undefined ? `Slack ${id}` : `${name}（Slack ${id}）`;

/** The message, or the home, as it is now. */
async function showAgain(
  parts: SlackParts,
  press: Press,
  on: OnNotice,
  open: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { by, in: place } = press;
  if (place.kind === 'home') return publishHome(parts, by);
  if (on.message === ON_AGENDA) return sayOutcome(parts, press, on);
  const message = await pageOf(parts, on, open);
  if (message !== undefined && place.kind === 'message') await parts.talk.update(place.channel, place.ts, message);
}

/** In an answer the buttons stay, to change it; what was answered is said below, to whoever sees them. */
async function sayOutcome(parts: SlackParts, press: Press, { reminder = '' }: OnNotice): Promise<void> {
  const carried = await parts.reminders.messageWith(reminder);
  const answered = carried?.reminders.filter(({ id }) => id === reminder) ?? [];
  // Of a 予定のまとめ, whose message has no buttons, an answer has one.
  const [outcome = REMINDER_SENTENCES.kept] = outcomesOf(carried?.notice.blocks ?? [], answered);
  await say(parts, press, sentence(outcome));
}

async function pageOf(
  { reminders }: SlackParts,
  { message, page, reminder }: OnNotice,
  open: ReadonlySet<string>,
): Promise<SlackMessage | undefined> {
  const carried = await reminders.messageWith(reminder ?? message);
  if (carried === undefined) return undefined;
  return renderNotice({ notice: carried.notice, message, reminders: carried.reminders, open })[page];
}
