import type { App } from '@slack/bolt';
import { answerPress, type DoPress } from '../act/answer-press.ts';
import { askChoice } from '../act/ask-choice.ts';
import { answerReminder, reopenReminder, showMoreOfNotice } from '../act/answer-reminder.ts';
import { handOverQuestion } from '../act/hand-over.ts';
import { judgeAnswer } from '../act/judge-answer.ts';
import { registerPress } from '../act/register-press.ts';
import { shareAnswer, showDetails, showMore } from '../act/show-more.ts';
import { openHome } from '../home/open-home.ts';
import { type ActionName, actionPattern } from '../render/button-values.ts';
import { registerSection } from '../section/register-section.ts';
import { SECTION_MODAL } from '../section/section-modal.ts';
import { answerCommand, COMMAND } from './answer-command.ts';
import { answerMessage } from './answer-message.ts';
import { isFromWorkspace } from './own-workspace.ts';
import { readMessage } from './read-message.ts';
import type { SlackParts } from './slack-parts.ts';
import { stopAnswer } from './stop-answer.ts';

/** What an event is answered with. */
type DoEvent = (parts: SlackParts, event: unknown) => Promise<void>;

const hear: DoEvent = async (parts, event) => {
  const heard = readMessage(event, parts.identity());
  if (heard !== undefined) await answerMessage(parts, heard);
};

/** The events that Kakari listens to; the manifest subscribes to them. `message` is that of direct chats and channels. */
export const EVENTS: Readonly<Record<string, DoEvent>> = {
  message: hear,
  app_mention: hear,
  app_home_opened: openHome,
  agent_session_stopped: stopAnswer,
};

/** What the buttons do. */
const PRESSES: Readonly<Record<ActionName, DoPress>> = {
  choose: askChoice,
  more: showMore,
  details: showDetails,
  handOver: handOverQuestion,
  share: shareAnswer,
  feedback: judgeAnswer,
  register: registerPress,
  answer: answerReminder,
  reopen: reopenReminder,
  noticeMore: showMoreOfNotice,
};

const ACTION_NAMES = Object.keys(PRESSES) as readonly ActionName[];

/**
 * Listens to everything that comes in. All of it is acknowledged before anything is done (Slack waits three seconds), except for the
 * modal, whose acknowledgement says what to show next. What a listener rejects with goes to the app's error handler.
 */
export function registerListeners(app: App, parts: SlackParts): void {
  const { underWay } = parts;
  app.use(async ({ body, next }) => {
    if (isFromWorkspace(body, parts.identity().team)) await next();
  });
  // Bolt acknowledges events itself.
  for (const [name, act] of Object.entries(EVENTS)) app.event(name, ({ event }) => underWay.watch(act(parts, event)));
  app.command(COMMAND, async ({ ack, body }) => {
    await ack();
    await underWay.watch(answerCommand(parts, body));
  });
  for (const name of ACTION_NAMES)
    app.action(actionPattern(name), async ({ ack, body }) => {
      await ack();
      await underWay.watch(answerPress(parts, body, PRESSES[name]));
    });
  app.view(SECTION_MODAL, ({ ack, body }) => underWay.watch(registerSection(parts, body, (answer) => ack(answer))));
}
