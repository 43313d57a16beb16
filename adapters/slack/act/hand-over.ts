import type { Person } from '../../../src/domain/chat.ts';
import { detectLanguage } from '../../../src/language/detect-language.ts';
import { handOverSentence } from '../../../src/language/chat-sentences.ts';
import { decodeAsked } from '../render/button-values.ts';
import { messageKey } from '../receive/read-message.ts';
import { sentence } from '../receive/sentence.ts';
import type { SlackParts } from '../receive/slack-parts.ts';
import { readable, say, tell } from './answer-press.ts';
import type { Press, PressedIn } from './read-press.ts';

/** Hands a question to the section in charge. Where it went, all who see the answer are told; that it failed, who pressed. */
export async function handOverQuestion(parts: SlackParts, press: Press): Promise<void> {
  const read = readable(decodeAsked(press.value));
  const place = press.in;
  if (place.kind === 'home') return;
  const { asked } = read;
  const [by, link] = await Promise.all([namedPerson(parts, press.by), linkTo(parts, place)]);
  const event = messageKey(parts.identity(), place.channel, place.ts);
  const outcome = await parts.desk.handOver({ event, asked, by, ...(link === undefined ? {} : { link }) });
  const message = sentence(handOverSentence(outcome, detectLanguage(asked.text)));
  await (outcome.kind === 'handed-over' ? say : tell)(parts, press, message);
}

/** A link is good to have, and no reason not to hand over where there is none. One to a direct chat opens for nobody else. */
const linkTo = async ({ talk }: SlackParts, place: PressedIn): Promise<string | undefined> =>
  place.kind === 'message' && !place.channel.startsWith('D') ? talk.linkTo(place.channel, place.ts) : undefined;

/** Somebody with the name that Slack shows, where it tells. */
export async function namedPerson({ talk }: SlackParts, person: Person): Promise<Person> {
  const name = await talk.nameOf(person.id);
  return name === undefined ? person : { ...person, name };
}
