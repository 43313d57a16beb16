import type { Asked, Said } from '../../domain/chat.ts';
import { later } from '../../domain/instant.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import type { OnProgress } from '../../ports/assistant.ts';
import type { ChatDesk, Heard } from '../../ports/chat-desk.ts';
import { type Answered, answerQuestion, answerText } from './answer-text.ts';
import type { ChatDeskParts } from './chat-parts.ts';
import { isChatter } from './chatter.ts';
import { ConversationMemory } from './conversation-memory.ts';
import { FailedEvents } from './failed-events.ts';
import { apologise } from './failures.ts';
import { createForgetting } from './forget-chats.ts';
import { answerWithoutPersonalData } from './without-personal-data.ts';
import type { WordedReplies } from './worded-replies.ts';

/** How long an event belongs to the process that took it: longer than any answer takes. */
const LEASE_MS = 2 * 60 * 1000;

const SILENT: Heard = { kind: 'silent' };

/** Hears what people say and answers what is for Kakari, once. Never rejects. */
export function createHearing(parts: ChatDeskParts, worded: WordedReplies): ChatDesk['hear'] {
  const memory = new ConversationMemory();
  const forget = createForgetting(parts);
  const failed = new FailedEvents();
  return async (said, onProgress) => {
    try {
      const heard = await hearOnce({ ...parts, memory, worded }, said, onProgress);
      await forget().catch((error: unknown) => apologise(parts, error, 'ja'));
      return heard;
    } catch (error) {
      // An apology is an answer too: the event gets no second one, also while the ledger cannot keep that.
      if (!failed.add(said.event)) return SILENT;
      await parts.ledger.finishEvent(said.event, parts.clock.now()).catch(() => undefined);
      return { kind: 'failed', sentence: apologise(parts, error, detectLanguage(said.text)) };
    }
  };
}

interface HearingParts extends ChatDeskParts {
  readonly memory: ConversationMemory;
  readonly worded: WordedReplies;
}

async function hearOnce(parts: HearingParts, said: Said, onProgress?: OnProgress): Promise<Heard> {
  const { clock, ledger, memory, worded } = parts;
  if (!(await isForKakari(parts, said))) return SILENT;
  const at = clock.now();
  if (!(await ledger.takeEvent(said.event, at, later(at, LEASE_MS)))) return SILENT;
  const answered = await answer(parts, said, memory.history(said, at), onProgress);
  if (said.to === 'thread' && answered.reply.kind === 'small-talk') return leaveAlone(parts, said);
  const { kind, ...turn } = answered;
  worded.keep(turn.asked, clock.today(), turn.reply);
  if (kind === 'question' && turn.reply.kind !== 'small-talk') memory.remember(said, turn.asked.text, at);
  return { kind: 'answered', turn: { event: said.event, conversation: said.conversation, ...turn } };
}

/** What is said in a thread is for Kakari where it takes part, unless people only talk. Of the rest nothing is kept. */
async function isForKakari({ ledger }: ChatDeskParts, { to, text, conversation }: Said): Promise<boolean> {
  return to === 'kakari' || (!isChatter(text) && (await ledger.note('thread', conversation)) !== undefined);
}

/** Commands are for Kakari alone: in a thread, what reads like one may be said to others. */
function answer(
  parts: ChatDeskParts,
  { by, to, text }: Said,
  history: readonly string[],
  onProgress?: OnProgress,
): Promise<Answered> {
  const municipality = parts.municipalityOf(by.tenant);
  const asked: Asked = { text: text.trim(), history, ...(municipality === undefined ? {} : { municipality }) };
  const put = { asked, by, ...(onProgress && { onProgress }) };
  return answerWithoutPersonalData(parts, put, to === 'thread' ? answerQuestion : answerText);
}

async function leaveAlone({ ledger, clock }: ChatDeskParts, { event }: Said): Promise<Heard> {
  await ledger.finishEvent(event, clock.now());
  return SILENT;
}
