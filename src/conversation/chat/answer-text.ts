import { type Asked, type Person, personKey, type Section } from '../../domain/chat.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Reply } from '../../domain/reply.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import type { OnProgress } from '../../ports/assistant.ts';
import { agenda } from './agenda.ts';
import type { ChatDeskParts } from './chat-parts.ts';
import { findSections, sectionsLike } from './find-sections.ts';
import * as own from './own-replies.ts';
import { promptsFor } from './prompts.ts';
import { type Command, commandLanguage, readCommand } from './read-command.ts';
import { municipalityName, plansFor, register, sectionOf } from './sections.ts';

/** The longest question, in UTF-16 code units; the web takes as much. */
export const QUESTION_LIMIT = 2000;

/** A reply, with the question as it can be put again. Only a `question` is a turn that a later one may refer to. */
export interface Answered {
  readonly kind: 'question' | 'command';
  readonly asked: Asked;
  readonly reply: Reply;
  readonly needs?: 'section';
}

/** What was put to Kakari. Without `by`, as when it is put again, nobody's section is known or kept. */
export interface Put {
  readonly asked: Asked;
  readonly by?: Person;
  readonly onProgress?: OnProgress;
}

/** Does what a text asks for: a command, or a question. Rejects with what the assistant or the ledger rejects with. */
export async function answerText(parts: ChatDeskParts, put: Put): Promise<Answered> {
  const command = readCommand(put.asked.text);
  switch (command.kind) {
    case 'question':
      return answerQuestion(parts, { ...put, asked: { ...put.asked, text: command.text } });
    case 'help':
      return help(parts, put);
    case 'agenda':
      return answerAgenda(parts, put, command);
    case 'section':
      return answerSection(parts, put, command);
  }
}

/** Puts a question to the assistant; one without a municipality is asked of that of the person's section. */
export async function answerQuestion(parts: ChatDeskParts, { asked, by, onProgress }: Put): Promise<Answered> {
  if (asked.text.length > QUESTION_LIMIT) {
    const text = asked.text.slice(0, QUESTION_LIMIT + 1);
    return answerTo({ ...asked, text }, own.tooLongReply(detectLanguage(text), QUESTION_LIMIT));
  }
  const section = asked.municipality === undefined && by !== undefined ? await sectionOf(parts, by) : undefined;
  const whole = section === undefined ? asked : { ...asked, municipality: section.municipality };
  const message = { ...whole, today: parts.clock.today(), ...(by && { by: personKey(by) }) };
  const reply = await parts.assistant.answer(message, onProgress);
  return { kind: 'question', asked: whole, reply };
}

/** A command needs no earlier turns to be given again. */
const answerTo = (asked: Asked, reply: Reply, needs: Pick<Answered, 'needs'> = {}): Answered => ({
  kind: 'command',
  asked: { ...asked, history: [] },
  reply,
  ...needs,
});

const NEEDS_SECTION = { needs: 'section' } as const;

function help(parts: ChatDeskParts, { asked }: Put): Answered {
  const plans = plansAsked(parts, asked);
  const language = commandLanguage(asked.text);
  return answerTo(asked, own.helpReply(plans, language, promptsFor(plans, parts.clock.today())));
}

async function answerAgenda(
  parts: ChatDeskParts,
  put: Put,
  { department }: Extract<Command, { kind: 'agenda' }>,
): Promise<Answered> {
  const { asked, by } = put;
  const section = by === undefined ? undefined : await sectionOf(parts, by);
  if (department === undefined)
    return section === undefined ? needsSection(parts, asked) : agendaOf(parts, asked, section);
  const plans = plansAsked(parts, asked);
  const found = preferring(section?.municipality, findSections(plans, department));
  const [only] = found;
  if (only === undefined && !isCalledLikeSection(department)) return answerQuestion(parts, put);
  const language = commandLanguage(asked.text);
  if (only === undefined) {
    const alike = sectionsLike(plans, department);
    return answerTo(asked, own.unknownSectionReply(plans, language, department, alike, '予定'));
  }
  return found.length === 1
    ? agendaOf(parts, asked, only)
    : answerTo(asked, own.whichSectionReply(plans, language, department, found, '予定'));
}

/** 「予定 電子契約」 asks when a measure is due, 「予定 市民生活課」 for a section, be it there or not. */
const isCalledLikeSection = (name: string): boolean => /[課室係局署館]$/u.test(name.trim());

/** Of sections of one name, those of the person's municipality. */
function preferring(municipality: string | undefined, found: readonly Section[]): readonly Section[] {
  const near = found.filter((section) => section.municipality === municipality);
  return near.length === 0 ? found : near;
}

/** Whose agenda it was is kept with the question, so that it can be put again without the person. */
async function agendaOf(parts: ChatDeskParts, asked: Asked, section: Section): Promise<Answered> {
  const { municipality, department } = section;
  const text = `予定 ${municipalityName(parts.plans(), municipality)} ${department}`;
  return answerTo({ ...asked, text, municipality }, own.agendaReply(await agenda(parts, section)));
}

const needsSection = (parts: ChatDeskParts, asked: Asked): Answered =>
  answerTo(asked, own.needsSectionReply(plansAsked(parts, asked), commandLanguage(asked.text)), NEEDS_SECTION);

async function answerSection(
  parts: ChatDeskParts,
  { asked, by }: Put,
  { department }: Extract<Command, { kind: 'section' }>,
): Promise<Answered> {
  if (by === undefined) return needsSection(parts, asked);
  const language = commandLanguage(asked.text);
  if (department === undefined) {
    const section = await sectionOf(parts, by);
    if (section === undefined) return needsSection(parts, asked);
    return answerTo(asked, own.sectionReply(parts.plans(), language, 'yours', section));
  }
  const plans = plansFor(parts, by.tenant);
  const found = findSections(plans, department);
  const [only] = found;
  if (only === undefined)
    return answerTo(
      asked,
      own.unknownSectionReply(plans, language, department, sectionsLike(plans, department), '所属'),
      NEEDS_SECTION,
    );
  if (found.length > 1) return answerTo(asked, own.whichSectionReply(plans, language, department, found, '所属'));
  await register(parts, by, only);
  return answerTo(asked, own.sectionReply(parts.plans(), language, 'registered', only));
}

const plansAsked = ({ plans }: ChatDeskParts, { municipality: id }: Asked): readonly Plan[] =>
  id === undefined ? plans() : plans().filter(({ municipality }) => municipality.id === id);
