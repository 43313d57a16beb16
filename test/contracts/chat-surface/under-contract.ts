import type { Assistant } from '../../../src/ports/assistant.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import type { Abilities, Ability, Absent, PersonName, Shown, SurfaceRig, SurfaceUnderContract } from './surface-rig.ts';

/** A surface, as the parts of the contract see it. */
export interface Under<Rig extends SurfaceRig> {
  /** Opens a rig, which is closed after the test. */
  readonly open: (assistant: Assistant) => Promise<Rig>;
  readonly abilities: SurfaceUnderContract<Rig>['abilities'];
}

/** Where an ability is found in a rig. */
export type Find<Rig extends SurfaceRig, A extends Ability> = (rig: Rig) => Abilities[A];

/** Whether a surface lacks an ability. */
export const isAbsent = (ability: object): ability is Absent => 'absent' in ability;

/** What the contract's people are called, in the order in which they come. */
export const HANAKO: PersonName = '山田 花子';
export const TARO: PersonName = '鈴木 太郎';

/** Presses 続きを見る as long as the last message has it; all messages, in order. */
export async function readOn(
  buttons: Abilities['buttons'] | undefined,
  first: readonly Shown[],
): Promise<readonly Shown[]> {
  const shown = [...first];
  for (
    let last = shown.at(-1);
    buttons !== undefined && last?.buttons.includes(CHAT_WORDS.ja.more);
    last = shown.at(-1)
  ) {
    if (shown.length > 100) throw new Error('There is no end of 続きを見る.');
    const next = await buttons.press(last, CHAT_WORDS.ja.more, HANAKO);
    if (next.length === 0) break;
    shown.push(...next);
  }
  return shown;
}

/** What can be seen of a text: without white space and without characters that have no shape. */
export const seen = (text: string): string => text.replaceAll(/[\s\p{Cc}\p{Cf}\uFFFD]/gu, '');

/** The one message that is expected. Throws where there are none or several. */
export function only(shown: readonly Shown[]): Shown {
  const [message, ...more] = shown;
  if (message === undefined || more.length > 0) throw new Error(`One message was expected, not ${shown.length}.`);
  return message;
}

/** The abilities that a surface has not, with the reasons. */
export const absences = (abilities: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(abilities).flatMap(([name, ability]: [string, unknown]) =>
      typeof ability === 'object' && ability !== null && isAbsent(ability) ? [[name, ability.absent]] : [],
    ),
  );
