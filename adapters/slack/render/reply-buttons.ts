import type { Asked } from '../../../src/domain/chat.ts';
import { citationsOf, type Reply } from '../../../src/domain/reply.ts';
import { CHAT_WORDS, type ChatWords } from '../../../src/language/chat-sentences.ts';
import { ACTIONS, encodeAsked } from './button-values.ts';
import { inRows } from './choice-buttons.ts';
import { plainOf } from './rich-text.ts';
import type { SlackBlock, SlackButton } from './slack-message.ts';

/** A page of an answer, as far as its end depends on it. */
export interface ReplyEnd {
  readonly reply: Reply;
  readonly asked: Asked;
  /** From 0. */
  readonly page: number;
  readonly hasMore: boolean;
  readonly needsSection: boolean;
  readonly ephemeral: boolean;
}

/** What can be done with an answer: buttons, each only where it leads somewhere, and what one thinks of it. */
export function replyButtons(end: ReplyEnd): readonly SlackBlock[] {
  const { reply, page, ephemeral } = end;
  const words = CHAT_WORDS[reply.language];
  const isFirst = page === 0;
  // Of what is no answer there is nothing to share, nor to think.
  const isAnswer = reply.kind !== 'small-talk' && reply.about !== 'personal-data' && !end.needsSection;
  const buttons: readonly (SlackButton | undefined)[] = [
    isFirst && end.needsSection ? button(ACTIONS.register, words.register, 'register') : undefined,
    isFirst && reply.inCharge !== undefined ? askButton(ACTIONS.handOver, words.askOwner, end, 0) : undefined,
    end.hasMore ? askButton(ACTIONS.more, words.more, end, page + 1) : undefined,
    isFirst && citationsOf(reply).length > 0 ? askButton(ACTIONS.details, words.details, end, 0) : undefined,
    isFirst && ephemeral && isAnswer ? askButton(ACTIONS.share, words.share, end, 0) : undefined,
  ];
  return [
    ...inRows(buttons.filter((one) => one !== undefined)),
    ...(isFirst && !ephemeral && isAnswer ? [feedback(words)] : []),
  ];
}

const askButton = (action: string, label: string, { asked }: ReplyEnd, page: number): SlackButton | undefined => {
  const value = encodeAsked({ asked, page });
  return value === undefined ? undefined : button(action, label, value);
};

const button = (action: string, label: string, value: string): SlackButton => ({
  type: 'button',
  action_id: action,
  text: plainOf(label),
  value,
});

const feedback = (words: ChatWords): SlackBlock => ({
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: ACTIONS.feedback,
      positive_button: { text: plainOf(words.helpful), value: 'helpful' },
      negative_button: { text: plainOf(words.wrong), value: 'wrong' },
    },
  ],
});
