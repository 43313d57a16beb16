import type { Choice } from '../../../src/domain/answer.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { type CardMessage, cardMessage, summaryOf, type TextMessage } from './card-message.ts';
import { choiceElements } from './choice-elements.ts';
import { literal, paragraph, run } from './text.ts';

/** A sentence of Kakari's own. */
export const sentenceActivity = (text: string): TextMessage => ({
  type: 'message',
  textFormat: 'plain',
  text: literal(text),
  summary: summaryOf(text),
});

/** What Kakari can do, and questions to begin with: for a chat or team to which it was added. */
export function welcomeActivity(prompts: readonly Choice[]): CardMessage {
  const offers = [...prompts.slice(0, 4), { label: CHAT_WORDS.ja.agenda, question: CHAT_WORDS.ja.agenda }];
  return cardMessage({
    language: 'ja',
    text: [HELLO, ...LINES].join('\n'),
    body: [
      paragraph([run(HELLO, { weight: 'Bolder' })]),
      ...LINES.map((line) => paragraph([run(line)])),
      ...choiceElements(offers),
    ],
  });
}

const HELLO = '係（Kakari）です。DX計画のことを、根拠のページとともにお答えします。';

const LINES = [
  '担当課、実施の時期、目標、用語の意味などを、ふだんの言葉で聞いてください。',
  'チャネルやグループチャットでは @係 を付けて話しかけてください。',
  '「使い方」と送ると、できることの一覧をお見せします。',
];
