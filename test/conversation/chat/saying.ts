import type { Person, Said, Turn } from '../../../src/domain/chat.ts';
import { plainText } from '../../../src/domain/reply.ts';
import type { ChatDesk, Heard } from '../../../src/ports/chat-desk.ts';

export const HANAKO: Person = { platform: 'slack', tenant: 'T1', id: 'U1', name: '山田 花子' };
export const TARO: Person = { platform: 'slack', tenant: 'T1', id: 'U2', name: '鈴木 太郎' };

let count = 0;

/** Something that 山田 花子 says to Kakari in her direct chat, unless told otherwise; each time another message. */
export const said = (text: string, rest: Partial<Said> = {}): Said => {
  count += 1;
  return { event: `slack:T1:D1:${count}`, by: HANAKO, conversation: 'slack:T1:D1', to: 'kakari', text, ...rest };
};

/** The turn of something that was answered. */
export function turnOf(heard: Heard): Turn {
  if (heard.kind !== 'answered') throw new Error(`not answered but ${heard.kind}`);
  return heard.turn;
}

/** The answer as plain text. */
export const textOf = (heard: Heard): string => plainText(turnOf(heard).reply);

/** Lets the desk hear something, and posts the answer as a surface does. */
export async function converse(desk: ChatDesk, what: Said): Promise<Turn> {
  const turn = turnOf(await desk.hear(what));
  await desk.answered(turn, what.by, `answer to ${what.event}`);
  return turn;
}
