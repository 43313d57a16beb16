import type { HandedOver } from '../domain/chat.ts';
import type { Language } from '../domain/message.ts';

/** What stands around an answer in a chat: headings, buttons, and what Kakari says when one is pressed. */
export interface ChatWords {
  readonly sources: string;
  readonly uncertain: string;
  readonly page: (page: number) => string;
  readonly next: string;
  readonly which: string;
  readonly helpful: string;
  readonly wrong: string;
  readonly thanks: string;
  readonly askOwner: string;
  readonly more: string;
  readonly details: string;
  readonly share: string;
  readonly register: string;
  readonly agenda: string;
  readonly working: string;
  readonly stopped: string;
  /** How an answer that a person shares is headed. */
  readonly asked: (question: string) => string;
}

/** `ChatWords` by language. */
export const CHAT_WORDS: Readonly<Record<Language, ChatWords>> = {
  ja: {
    sources: '出典',
    uncertain: '不確か',
    page: (page) => `${page}ページ`,
    next: '続けて聞く',
    which: 'どれについて知りたいですか',
    helpful: '役に立った',
    wrong: '違う',
    thanks: 'ありがとうございます。今後の改善に役立てます。',
    askOwner: '担当課に確認する',
    more: '続きを見る',
    details: '出典の内容を見る',
    share: 'チャンネルに共有',
    register: '所属の課を登録する',
    agenda: '自分の課の予定',
    working: 'お調べしています…',
    stopped: 'お調べするのをやめました。',
    asked: (question) => `質問：${question}`,
  },
  en: {
    sources: 'Sources',
    uncertain: 'uncertain',
    page: (page) => `p. ${page}`,
    next: 'Ask next',
    which: 'Which one do you mean?',
    helpful: 'Helpful',
    wrong: 'Not right',
    thanks: 'Thank you. This helps to improve the answers.',
    askOwner: 'Ask the section in charge',
    more: 'Show more',
    details: 'What the sources say',
    share: 'Share in the channel',
    register: 'Register my section',
    agenda: "My section's schedule",
    working: 'Looking it up…',
    stopped: 'I stopped looking.',
    asked: (question) => `Question: ${question}`,
  },
};

/** What a person is told when something went wrong inside; the log has the error under the same number. */
export const failureSentence = (reference: string, language: Language): string =>
  language === 'en'
    ? `Sorry, something went wrong. Please try again in a little while. (Reference ${reference})`
    : `申し訳ありません。処理の途中で問題が起きました。時間をおいて、もう一度お試しください。（受付番号 ${reference}）`;

/** What a person is told who hands a question to the section in charge. `sections` are those that were written to, or cannot be. */
interface HandOverWords {
  readonly owner: (sections: readonly string[]) => string;
  readonly promoters: (sections: readonly string[]) => string;
  readonly noContact: (sections: readonly string[]) => string;
  readonly before: string;
  readonly failed: string;
}

const HAND_OVER_WORDS: Readonly<Record<Language, HandOverWords>> = {
  ja: {
    owner: (sections) => `${sections.join('、')}に質問を送りました。`,
    promoters: (sections) =>
      `担当課の連絡先が登録されていないため、DX推進担当（${sections.join('、')}）に質問を送りました。`,
    noContact: (sections) =>
      sections.length === 0
        ? 'チャットで質問を送れる連絡先が登録されていません。お手数ですが、直接お問い合わせください。'
        : `${sections.join('、')}には、チャットで質問を送れません。お手数ですが、直接お問い合わせください。`,
    before: 'この質問は、すでに担当課に送っています。',
    failed: '質問を送れませんでした。時間をおいて、もう一度お試しください。',
  },
  en: {
    owner: (sections) => `I sent the question to ${sections.join(', ')}.`,
    promoters: (sections) =>
      `The section in charge cannot be reached by chat, so I sent the question to the DX promoters (${sections.join(', ')}).`,
    noContact: (sections) =>
      sections.length === 0
        ? 'I know nobody whom I can reach by chat. Please ask in person.'
        : `I cannot reach ${sections.join(', ')} by chat. Please ask in person.`,
    before: 'This question was sent to the section in charge before.',
    failed: 'I could not send the question. Please try again in a little while.',
  },
};

/** What a person is told who answers a reminder: that it is kept, or why it cannot be answered so. Reminders are always in Japanese. */
export const REMINDER_SENTENCES = {
  kept: '回答を記録しました。',
  tooLateToSnooze: '期限が近いため、後で知らせることはできません。別の回答を選んでください。',
  unknown: 'このお知らせは記録に残っていないため、回答を受け付けられません。',
} as const;

/** Where a question went, as the person who handed it over is told. */
export function handOverSentence(handed: HandedOver, language: Language): string {
  const words = HAND_OVER_WORDS[language];
  switch (handed.kind) {
    case 'handed-over':
      return words[handed.to](handed.sections);
    case 'no-contact':
      return words.noContact(handed.sections);
    case 'handed-over-before':
      return words.before;
    case 'failed':
      return words.failed;
  }
}
