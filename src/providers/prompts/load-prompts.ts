import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PromptTemplate } from '@langchain/core/prompts';
import { KakariError } from '../../domain/errors.ts';
import type { Language } from '../../domain/message.ts';
import type { Prompts, PromptSlots } from '../../ports/prompts.ts';

/** The texts that ship with Kakari. */
const SHIPPED = fileURLToPath(new URL('../../../prompts', import.meta.url));

/** What each text must be told; it may be told nothing else. */
const SLOTS: { readonly [N in keyof PromptSlots]: readonly (keyof PromptSlots[N] & string)[] } = {
  answer: ['manner', 'conversation', 'items', 'question'],
  standalone: ['conversation', 'question'],
  rank: ['question', 'passages'],
};
const NAMES = ['answer', 'standalone', 'rank'] as const;
const LANGUAGES = ['ja', 'en'] as const;

interface Text {
  readonly system: PromptTemplate;
  readonly user: PromptTemplate;
}

/**
 * Reads the texts for a model from `folder`, one file for each text and language, and checks them. Throws `KakariError` with the
 * field `file`: `prompt-unreadable`, `prompt-incomplete` (one of its two parts is not there, field `part`), `prompt-invalid`
 * (braces that do not match), `prompt-slot` (a slot that is missing or that nobody fills, field `slot`).
 */
export function loadPrompts(folder: string = SHIPPED): Prompts {
  const texts = new Map<string, Text>();
  for (const name of NAMES) {
    for (const language of LANGUAGES) {
      texts.set(`${name} ${language}`, readText(join(folder, `${name}.${language}.md`), SLOTS[name]));
    }
  }
  const textOf = (name: keyof PromptSlots, language: Language): Text => {
    const text = texts.get(`${name} ${language}`);
    if (text === undefined) throw new KakariError('prompt-unreadable', { file: `${name}.${language}.md` });
    return text;
  };
  return {
    fill: async (name, language, slots) => {
      const { system, user } = textOf(name, language);
      return { system: await system.format({}), user: await user.format({ ...slots }) };
    },
  };
}

function readText(file: string, slots: readonly string[]): Text {
  const { system, user } = partsOf(file);
  // In the part that is only ours, a slot would let others speak in our name.
  return { system: templateOf(file, system, []), user: templateOf(file, user, slots) };
}

const PART = /^<!-- (system|user) -->$/gmu;

/** A file is two parts, each under a line that names it. */
function partsOf(file: string): { readonly system: string; readonly user: string } {
  const [, first, system = '', second, user = ''] = read(file).replaceAll('\r\n', '\n').split(PART);
  if (first !== 'system' || system.trim() === '') throw new KakariError('prompt-incomplete', { file, part: 'system' });
  if (second !== 'user' || user.trim() === '') throw new KakariError('prompt-incomplete', { file, part: 'user' });
  return { system: system.trim(), user: user.trim() };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KakariError('prompt-unreadable', { file }, { cause });
  }
}

function templateOf(file: string, text: string, slots: readonly string[]): PromptTemplate {
  const template = parsed(file, text);
  const named: readonly string[] = template.inputVariables;
  const slot = slots.find((each) => !named.includes(each)) ?? named.find((each) => !slots.includes(each));
  if (slot !== undefined) throw new KakariError('prompt-slot', { file, slot });
  return template;
}

function parsed(file: string, text: string): PromptTemplate {
  try {
    return PromptTemplate.fromTemplate(text);
  } catch (cause) {
    throw new KakariError('prompt-invalid', { file }, { cause });
  }
}
