import { KakariError } from '../../../src/domain/errors.ts';
import { detectLanguage } from '../../../src/language/detect-language.ts';
import type { Language } from '../../../src/domain/message.ts';
import type { SlackMessage } from '../render/slack-message.ts';
import { guarded } from '../receive/guarded.ts';
import type { SlackParts } from '../receive/slack-parts.ts';
import { type Press, readPress } from './read-press.ts';

/** What a button does. What it rejects with is told to the person. */
export type DoPress = (parts: SlackParts, press: Press) => Promise<void>;

/** Does what a button is for. Rejects only where the payload is not Slack's. */
export async function answerPress(parts: SlackParts, body: unknown, act: DoPress): Promise<void> {
  const press = readPress(body, parts.identity());
  const to = (message: SlackMessage): Promise<void> => tell(parts, press, message);
  await guarded(parts, { text: press.in.kind === 'message' ? press.in.text : '', to }, () => act(parts, press));
}

/** Shows a message to the person who pressed, and where possible to nobody else. */
export async function tell({ talk }: SlackParts, { by, in: place }: Press, message: SlackMessage): Promise<void> {
  if (place.kind === 'private') await talk.respond(place.url, message, 'one');
  else if (place.kind === 'home') await talk.post({ channel: await talk.directWith(by.id) }, message);
  else await talk.whisper(spotOf(place), by.id, message);
}

/** Says more where the pressed message stands: in its thread, to whoever sees the message. */
export async function say(parts: SlackParts, press: Press, message: SlackMessage): Promise<void> {
  const place = press.in;
  if (place.kind !== 'message') await tell(parts, press, message);
  else await parts.talk.post({ channel: place.channel, root: place.thread ?? place.ts }, message);
}

/** What only one person sees in a thread without answers, Slack shows to nobody: outside of threads it is shown in the channel. */
const spotOf = ({ channel, thread }: { readonly channel: string; readonly thread?: string }) => ({
  channel,
  ...(thread === undefined ? {} : { root: thread }),
});

/** What a button carries, where it could be read: those of older versions of Kakari, perhaps, cannot. */
export function readable<T>(read: T | undefined): T {
  if (read === undefined) throw new KakariError('slack-button-unreadable', {});
  return read;
}

/** The language of the pressed message. */
export const languageOf = ({ in: place }: Press): Language =>
  place.kind === 'message' ? detectLanguage(place.text) : 'ja';
