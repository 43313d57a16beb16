import type { Language } from '../../domain/message.ts';
import { hasJapanese } from '../../language/normalise.ts';

/** What a text asks for. `department` and `section` are as the person wrote them. */
export type Command =
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'help' }
  /** What a section has coming; the person's own where none is named. */
  | { readonly kind: 'agenda'; readonly department?: string }
  /** Which section is the person's: to keep it, or without one to tell it. */
  | { readonly kind: 'section'; readonly department?: string };

/** Reads `予定`, `予定 市民課`, `用語 RPA`, `担当 電子契約`, `所属 市民課`, `使い方` and their like; anything else is a question. */
export function readCommand(typed: string): Command {
  const text = typed.trim();
  if (text === '' || HELP.test(text)) return { kind: 'help' };
  if (OWN_AGENDA.test(text)) return { kind: 'agenda' };
  if (OWN_SECTION.test(text)) return { kind: 'section' };
  const [, word = '', rest = ''] = WITH_REST.exec(text) ?? [];
  const read = COMMANDS.get(word.toLowerCase());
  return read === undefined || ASKS.test(rest) ? { kind: 'question', text } : read(rest);
}

/** The language of a command, also of one word. */
export const commandLanguage = (typed: string): Language =>
  /[a-z]/iu.test(typed) && !hasJapanese(typed) ? 'en' : 'ja';

const END = String.raw`[\s?？!！。.]*$`;

const HELP = new RegExp(String.raw`^(?:使い方|つかいかた|ヘルプ|help)(?:は|を?教えて(?:ください)?)?${END}`, 'iu');

const OWN_AGENDA = new RegExp(
  String.raw`^(?:(?:(?:(?:自分|私|わたし|うち|当方|所属)の?(?:課|室|係|部|部署|所属)?|当課)の)?予定(?:は|表|一覧)?(?:を?(?:教えて|見せて)(?:ください)?)?|(?:my (?:section(?:['’]s)? )?)?(?:schedule|agenda))${END}`,
  'iu',
);

/** The section alone asks which one is kept. */
const OWN_SECTION = new RegExp(
  String.raw`^(?:(?:(?:自分|私|わたし)の)?所属(?:は|の課(?:は)?)?|(?:my )?section)${END}`,
  'iu',
);

/** A word and what it is about, with a space, a colon or 「・」 between them. */
const WITH_REST = /^(予定|用語|担当|所属|schedule|term|owner|section)[\s:：・]+([^]+)$/iu;

/** What begins with a particle or ends with a question mark is a whole question that happens to begin with the word. */
const ASKS = /^(?:は|が|を|の|に|って|について)|[?？]$/u;

const agenda = (department: string): Command => ({ kind: 'agenda', department });
const section = (department: string): Command => ({ kind: 'section', department });
const question = (text: string): Command => ({ kind: 'question', text });

const COMMANDS: ReadonlyMap<string, (rest: string) => Command> = new Map([
  ['予定', agenda],
  ['schedule', agenda],
  ['所属', section],
  ['section', section],
  ['用語', (rest: string) => question(`${rest}とは？`)],
  ['担当', (rest: string) => question(`${rest}の担当課は？`)],
  ['term', (rest: string) => question(`What does ${rest} mean?`)],
  ['owner', (rest: string) => question(`Who is in charge of ${rest}?`)],
]);
