import type { Choice } from '../../domain/answer.ts';
import type { Section } from '../../domain/chat.ts';
import type { Language } from '../../domain/message.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Block, Reply } from '../../domain/reply.ts';
import { CHAT_WORDS } from '../../language/chat-sentences.ts';
import { isEverybody } from '../../language/everybody.ts';
import { CHAT_TEXTS } from './chat-texts.ts';
import { municipalityName } from './sections.ts';

/** How Kakari is used, with questions to begin with. */
export function helpReply(plans: readonly Plan[], language: Language, prompts: readonly Choice[]): Reply {
  const texts = CHAT_TEXTS[language];
  return small(language, [
    { kind: 'text', text: texts.help },
    { kind: 'list', title: texts.commandsTitle, items: texts.commands(exampleSection(plans)) },
    ...(prompts.length === 0 || language === 'en' ? [] : [{ kind: 'choices', choices: prompts } as const]),
  ]);
}

/** That a section must be registered first. */
export const needsSectionReply = (plans: readonly Plan[], language: Language): Reply =>
  asksBack(language, CHAT_TEXTS[language].needsSection(exampleSection(plans)));

/** That a section was registered, or which one is. */
export function sectionReply(
  plans: readonly Plan[],
  language: Language,
  what: 'registered' | 'yours',
  { municipality, department }: Section,
): Reply {
  const named = { department, municipalityName: municipalityName(plans, municipality) };
  return small(language, [
    { kind: 'text', text: CHAT_TEXTS[language][what](named) },
    { kind: 'choices', choices: [{ label: CHAT_WORDS[language].agenda, question: OWN_AGENDA[language] }] },
  ]);
}

/** That no section has a name, with those whose names are like it. */
export const unknownSectionReply = (
  plans: readonly Plan[],
  language: Language,
  typed: string,
  alike: readonly Section[],
  command: '予定' | '所属',
): Reply => asksBack(language, CHAT_TEXTS[language].unknownSection(typed), sectionCommands(plans, alike, command));

/** Asks which of several sections of one name is meant. */
export const whichSectionReply = (
  plans: readonly Plan[],
  language: Language,
  typed: string,
  found: readonly Section[],
  command: '予定' | '所属',
): Reply => asksBack(language, CHAT_TEXTS[language].whichMunicipality(typed), sectionCommands(plans, found, command));

/** The same command for each of some sections, with its municipality. */
const sectionCommands = (
  plans: readonly Plan[],
  sections: readonly Section[],
  command: '予定' | '所属',
): readonly Choice[] =>
  sections.map(({ municipality, department }) => {
    const label = `${municipalityName(plans, municipality)} ${department}`;
    return { label, question: `${command} ${label}` };
  });

export const tooLongReply = (language: Language, limit: number): Reply =>
  asksBack(language, CHAT_TEXTS[language].tooLong(limit));

/** What a section has coming, as a reply; the plan speaks Japanese. */
export const agendaReply = (blocks: readonly Block[]): Reply => ({
  language: 'ja',
  kind: 'grounded',
  about: 'milestones',
  blocks,
});

const small = (language: Language, blocks: readonly Block[]): Reply => ({
  language,
  kind: 'small-talk',
  about: 'greeting',
  blocks,
});

const asksBack = (language: Language, text: string, choices: readonly Choice[] = []): Reply => ({
  language,
  kind: 'needs-clarification',
  about: 'measures-of-section',
  blocks: [{ kind: 'text', text }, ...(choices.length === 0 ? [] : [{ kind: 'choices', choices } as const])],
});

/** What is typed to ask for it. */
const OWN_AGENDA: Readonly<Record<Language, string>> = { ja: '予定', en: 'schedule' };

/** A section that the reader knows: one that is in charge of something. */
function exampleSection(plans: readonly Plan[]): string {
  const owners = plans.flatMap(({ measures }) => measures.flatMap((measure) => measure.owners));
  const known = plans.flatMap(({ municipality }) => municipality.departments.map(({ name }) => name));
  return (
    owners.find((owner) => owner.endsWith('課') && known.includes(owner) && !isEverybody(owner)) ?? known[0] ?? '総務課'
  );
}
