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
