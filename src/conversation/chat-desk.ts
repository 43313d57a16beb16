import type { ChatDesk } from '../ports/chat-desk.ts';
import { agenda } from './chat/agenda.ts';
import { answerText } from './chat/answer-text.ts';
import type { ChatDeskParts } from './chat/chat-parts.ts';
import { apologise } from './chat/failures.ts';
import { handOver } from './chat/hand-over.ts';
import { createHearing } from './chat/hear.ts';
import { promptsFor } from './chat/prompts.ts';
import { searchPlans } from './chat/search-plans.ts';
import { plansFor, register, sectionChoices, sectionOf } from './chat/sections.ts';
import { keepAnswered, keepVerdict } from './chat/verdicts.ts';
import { answerWithoutPersonalData } from './chat/without-personal-data.ts';
import { WordedReplies } from './chat/worded-replies.ts';

export type { ChatDeskParts, ChatFailure } from './chat/chat-parts.ts';

/** The chat flow: what was said is claimed, understood as a command or a question, answered, and remembered for follow-ups. */
export function createChatDesk(parts: ChatDeskParts): ChatDesk {
  const worded = new WordedReplies();
  const again: ChatDesk['again'] = async (asked) =>
    worded.of(asked, parts.clock.today()) ?? (await answerWithoutPersonalData(parts, { asked }, answerText)).reply;
  return {
    hear: createHearing(parts, worded),
    answered: (turn, by, message) => keepAnswered(parts, turn, by, message),
    again,
    judge: (verdict) => keepVerdict(parts, verdict),
    handOver: (request) => handOver(parts, request, again),
    sections: (tenant) => sectionChoices(parts, tenant),
    sectionOf: (person) => sectionOf(parts, person),
    register: (person, section) => register(parts, person, section),
    agenda: (section) => agenda(parts, section),
    prompts: (tenant) => promptsFor(plansFor(parts, tenant), parts.clock.today()),
    search: (what, text, tenant) => searchPlans(plansFor(parts, tenant), what, text, parts.clock.today()),
    apologise: (error, language) => apologise(parts, error, language),
  };
}
