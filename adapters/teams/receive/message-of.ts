import type { Turn } from '../../../src/domain/chat.ts';
import type { OutgoingActivity } from '../bot-adapter.ts';
import { type AnswerView, answerActivity } from '../cards/answer.ts';
import { sectionActivity } from '../cards/section.ts';
import type { TeamsParts } from '../teams-parts.ts';

/**
 * The message of an answer; where the person has to say first which section is theirs, with the sections to choose from in place of
 * anything else.
 */
export function messageOf(
  { desk, clock, app }: Pick<TeamsParts, 'desk' | 'clock' | 'app'>,
  turn: Turn,
  { heading, ...view }: Pick<AnswerView, 'shared' | 'heading'>,
): OutgoingActivity {
  const shown = { ...view, today: clock.today() };
  if (turn.needs === undefined) return answerActivity(turn, heading === undefined ? shown : { ...shown, heading });
  const message = answerActivity(turn, shown);
  return 'attachments' in message ? message : { ...sectionActivity(desk.sections(app.tenant)), ...message };
}
