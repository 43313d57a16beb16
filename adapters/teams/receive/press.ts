import type { Person, Section } from '../../../src/domain/chat.ts';
import type { AnswerOutcome } from '../../../src/ports/reminder-desk.ts';
import { REMINDER_SENTENCES } from '../../../src/language/chat-sentences.ts';
import { agendaActivity } from '../cards/agenda.ts';
import type { CardData } from '../cards/card-data.ts';
import type { CardMessage } from '../cards/card-message.ts';
import { noticeActivity } from '../cards/notice.ts';
import type { TeamsParts } from '../teams-parts.ts';

/** A press that changes the card it was made on. */
export type CardPress = Extract<CardData, { readonly kind: 'answer' | 'change' | 'register' }>;

/** How a press shows on its card: anew, for all who see it or for who pressed; or as a sentence beside it. */
export type Pressed =
  | { readonly kind: 'card'; readonly message: CardMessage; readonly forAll: boolean }
  | { readonly kind: 'sentence'; readonly text: string };

/** Does what a press asks for. Rejects with what the ledger rejects with. */
export function press(parts: TeamsParts, data: CardPress, by: Person): Promise<Pressed> {
  switch (data.kind) {
    case 'answer':
      return answerReminder(parts, data, by);
    case 'change':
      return noticeWith(parts, data.reminder, data.page, new Set([data.reminder]));
    case 'register':
      return registerSection(parts, data.section, by);
  }
}

async function answerReminder(
  parts: TeamsParts,
  { reminder, answer, page, on }: Extract<CardPress, { readonly kind: 'answer' }>,
  by: Person,
): Promise<Pressed> {
  const outcome = await parts.reminders.answer(reminder, answer, `${by.name ?? ''}（Teams ${by.id}）`);
  if (outcome.kind !== 'recorded') return { kind: 'sentence', text: REFUSALS[outcome.kind] };
  return on === 'notice' ? noticeWith(parts, reminder, page) : agendaOf(parts, outcome.reminder.reminder, page, true);
}

const REFUSALS: Readonly<Record<Exclude<AnswerOutcome['kind'], 'recorded'>, string>> = {
  'unknown-reminder': REMINDER_SENTENCES.unknown,
  'too-late-to-snooze': REMINDER_SENTENCES.tooLateToSnooze,
};

/** The message that carries a reminder, as it is now. `open` are the reminders whose choices are offered again. */
async function noticeWith(
  { reminders, clock }: TeamsParts,
  reminder: string,
  page: number,
  open: ReadonlySet<string> = new Set(),
): Promise<Pressed> {
  const carried = await reminders.messageWith(reminder);
  if (carried === undefined) return { kind: 'sentence', text: REMINDER_SENTENCES.unknown };
  const message = noticeActivity({ ...carried, page, open, today: clock.today() });
  return { kind: 'card', message, forAll: open.size === 0 };
}

async function registerSection(parts: TeamsParts, section: Section, by: Person): Promise<Pressed> {
  const isKnown = await parts.desk.register(by, section);
  return isKnown ? agendaOf(parts, section, 0, false) : { kind: 'sentence', text: UNKNOWN_SECTION };
}

const UNKNOWN_SECTION = 'その課は計画に出てきません。一覧から選び直してください。';

/** What a section has coming. Where a section is chosen, everybody sees their own. */
async function agendaOf(
  { desk, clock }: TeamsParts,
  section: Section,
  page: number,
  forAll: boolean,
): Promise<Pressed> {
  const message = agendaActivity(await desk.agenda(section), { page, today: clock.today() });
  return { kind: 'card', message, forAll };
}
