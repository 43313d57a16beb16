import type { Asked, Person } from '../../../src/domain/chat.ts';
import type { Language } from '../../../src/domain/message.ts';
import { CHAT_WORDS, handOverSentence, REMINDER_SENTENCES } from '../../../src/language/chat-sentences.ts';
import { detectLanguage } from '../../../src/language/detect-language.ts';
import type { OutgoingActivity } from '../bot-adapter.ts';
import { agendaActivity } from '../cards/agenda.ts';
import { answerActivity } from '../cards/answer.ts';
import type { CardData } from '../cards/card-data.ts';
import { detailsActivities } from '../cards/details.ts';
import { noticeActivity } from '../cards/notice.ts';
import { sectionActivity } from '../cards/section.ts';
import { sentenceActivity } from '../cards/small-messages.ts';
import type { TeamsParts } from '../teams-parts.ts';
import type { CardPress } from './press.ts';
import type { Scene } from './scene.ts';

/** A press that is answered by further messages, which may take as long as an answer. */
export type LaterPress = Exclude<CardData, CardPress | { readonly kind: 'ask' }>;

/** The messages that a press asks for. Rejects with what the ledger rejects with. `link` leads to the message pressed on. */
export async function messagesFor(
  parts: TeamsParts,
  data: LaterPress,
  { by, shared }: Pick<Scene, 'by' | 'shared'>,
  link: string | undefined,
): Promise<readonly OutgoingActivity[]> {
  const { desk, clock } = parts;
  switch (data.kind) {
    case 'more': {
      const turn = { event: '', asked: data.asked, reply: await desk.again(data.asked) };
      return [answerActivity(turn, { page: data.page, today: clock.today(), shared })];
    }
    case 'details':
      return detailsActivities(await desk.again(data.asked));
    case 'hand-over':
      return [await handOver(parts, data, by, link)];
    case 'more-notice':
      return [await noticePage(parts, data)];
    case 'agenda':
      return [await agendaPage(parts, by, data.page)];
    case 'choose-section':
      return [sectionActivity(desk.sections(by.tenant))];
  }
}

/** What is said where a press asks for messages, until they come. */
export const meanwhile = (data: Exclude<CardData, CardPress>): string => CHAT_WORDS[spokenIn(data)].working;

function spokenIn(data: Exclude<CardData, CardPress>): Language {
  if ('asked' in data) return languageOf(data.asked);
  return data.kind === 'ask' ? detectLanguage(data.question) : 'ja';
}

const languageOf = ({ text }: Asked) => detectLanguage(text);

async function handOver(
  { desk }: TeamsParts,
  { asked, event }: Extract<LaterPress, { readonly kind: 'hand-over' }>,
  by: Person,
  link: string | undefined,
): Promise<OutgoingActivity> {
  const handed = await desk.handOver({ event, asked, by, ...(link === undefined ? {} : { link }) });
  return sentenceActivity(handOverSentence(handed, languageOf(asked)));
}

async function noticePage(
  { reminders, clock }: TeamsParts,
  { message, page }: Extract<LaterPress, { readonly kind: 'more-notice' }>,
): Promise<OutgoingActivity> {
  const carried = await reminders.messageWith(message);
  if (carried === undefined) return sentenceActivity(REMINDER_SENTENCES.unknown);
  return noticeActivity({ ...carried, page, today: clock.today() });
}

async function agendaPage({ desk, clock }: TeamsParts, by: Person, page: number): Promise<OutgoingActivity> {
  const section = await desk.sectionOf(by);
  if (section === undefined) return sectionActivity(desk.sections(by.tenant));
  return agendaActivity(await desk.agenda(section), { page, today: clock.today() });
}
