import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { detectLanguage } from '../../../src/language/detect-language.ts';
import { readCardData, type CardData } from '../cards/card-data.ts';
import { sentenceActivity } from '../cards/small-messages.ts';
import { sendPatiently } from '../send/send-patiently.ts';
import type { TeamsParts } from '../teams-parts.ts';
import type { TeamsActivity } from './activity.ts';
import { answerSaid } from './hear.ts';
import { messageOf } from './message-of.ts';
import { type CardPress, press, type Pressed } from './press.ts';
import { type LaterPress, meanwhile, messagesFor } from './press-later.ts';
import { askedBy } from './read-said.ts';
import type { HttpAnswer } from './receive-activities.ts';
import { linkTo, sceneOf } from './scene.ts';

/** The answer to an `adaptiveCard/action`: the card anew, or a sentence. */
const cardAnswer = (type: 'card.adaptive' | 'activity.message', value: unknown): HttpAnswer => ({
  status: 200,
  body: { statusCode: 200, type: `application/vnd.microsoft.${type}`, value },
});

/** A press on a button (`Action.Execute`): its card is shown anew at once; what takes longer follows as a message. */
export async function takeExecute(parts: TeamsParts, activity: TeamsActivity, data: unknown): Promise<HttpAnswer> {
  const read = readCardData(data);
  if (read === undefined) return { status: 400 };
  if (read.kind === 'ask') {
    askLater(parts, activity, read.question);
    return cardAnswer('activity.message', meanwhile(read));
  }
  if (!isCardPress(read)) {
    sendLater(parts, activity, read);
    return cardAnswer('activity.message', meanwhile(read));
  }
  const pressed = await pressOrApologise(parts, activity, read);
  if (pressed.kind === 'sentence') return cardAnswer('activity.message', pressed.text);
  showToAll(parts, activity, pressed);
  return cardAnswer('card.adaptive', pressed.message.attachments[0].content);
}

/** A press that came as a message (`Action.Submit`): there is no answer that could hold the card. */
export async function takeSubmit(parts: TeamsParts, activity: TeamsActivity, data: CardData): Promise<void> {
  if (data.kind === 'ask') return askLater(parts, activity, data.question);
  if (!isCardPress(data)) return sendLater(parts, activity, data);
  const pressed = await pressOrApologise(parts, activity, data);
  if (pressed.kind === 'card') return showToAll(parts, activity, { ...pressed, forAll: true });
  await sendPatiently(parts, sceneOf(activity, parts.app.tenant).place, sentenceActivity(pressed.text));
}

const isCardPress = (data: CardData): data is CardPress =>
  data.kind === 'answer' || data.kind === 'change' || data.kind === 'register';

async function pressOrApologise(parts: TeamsParts, activity: TeamsActivity, data: CardPress): Promise<Pressed> {
  try {
    return await press(parts, data, sceneOf(activity, parts.app.tenant).by);
  } catch (error) {
    return { kind: 'sentence', text: parts.desk.apologise(error, 'ja') };
  }
}

function showToAll(
  { bot, background, reportFailure }: TeamsParts,
  { serviceUrl, conversation, replyToId }: TeamsActivity,
  { message, forAll }: Extract<Pressed, { kind: 'card' }>,
): void {
  if (!forAll || typeof replyToId !== 'string') return;
  background.run('teams-update-failed', async () => {
    const sent = await bot.update({ serviceUrl, conversation: conversation.id }, replyToId, message);
    if (sent.kind !== 'sent') reportFailure({ code: 'teams-update-not-taken' });
  });
}

/** Asks as if the person had written to Kakari. The answer says what was asked, since nobody else sees the press. */
function askLater(parts: TeamsParts, activity: TeamsActivity, question: string): void {
  const { tenant } = parts.app;
  const said = askedBy(activity, tenant, question);
  if (said === undefined) return;
  const { place, shared } = sceneOf(activity, tenant);
  const heading = CHAT_WORDS[detectLanguage(question)].asked(question);
  parts.background.run('teams-answer-failed', () =>
    answerSaid(parts, said, place, { shared, activityOf: (turn) => messageOf(parts, turn, { shared, heading }) }),
  );
}

function sendLater(parts: TeamsParts, activity: TeamsActivity, data: LaterPress): void {
  const { tenant } = parts.app;
  if (!parts.presses.isNew(activity.id)) return;
  const { place, ...scene } = sceneOf(activity, tenant);
  parts.background.run('teams-press-failed', async () => {
    const messages = await messagesFor(parts, data, scene, linkTo(activity, tenant)).catch((error: unknown) => [
      sentenceActivity(parts.desk.apologise(error, 'ja')),
    ]);
    for (const message of messages) {
      const sent = await sendPatiently(parts, place, message);
      if (sent.kind !== 'sent') return parts.reportFailure({ code: 'teams-message-not-taken' });
    }
  });
}
