import type { Language } from '../../src/domain/message.ts';

/** Why a request was not answered. */
export type Problem =
  | 'question-empty'
  | 'question-too-long'
  | 'request-unreadable'
  | 'request-not-json'
  | 'request-too-large'
  | 'municipality-unknown'
  | 'answer-unreadable'
  | 'name-too-long'
  | 'reminder-unknown'
  | 'decision-unreadable'
  | 'draft-unknown'
  | 'imports-closed'
  | 'password-needed'
  | 'foreign-origin'
  | 'unknown-host'
  | 'not-found';

/** The longest question that is answered, in UTF-16 code units. */
export const QUESTION_LIMIT = 2000;

/** The longest name that is kept, with an answer to a reminder or of who publishes a plan, in characters. */
export const NAME_LIMIT = 50;

/** What a person reads instead of an answer. */
export const SENTENCES: Readonly<Record<Problem, string>> = {
  'question-empty': '質問を入力してください。',
  'question-too-long': `質問が長すぎます。${QUESTION_LIMIT.toLocaleString('ja-JP')}文字までにまとめてください。`,
  'request-unreadable': '質問を読み取れませんでした。question に質問の文字列を入れてください。',
  'request-not-json': 'Content-Type を application/json にして、JSON で送ってください。',
  'request-too-large': '送られた文章が大きすぎるため、受け取れませんでした。短くして、もう一度お試しください。',
  'municipality-unknown': '指定された自治体の計画は登録されていません。',
  'answer-unreadable': '回答を読み取れませんでした。受信箱を開き直して、ボタンから回答してください。',
  'name-too-long': `回答者は${NAME_LIMIT}文字までで入力してください。回答は記録していません。`,
  'reminder-unknown': 'このお知らせは、この課の受信箱にありません。受信箱を開き直してください。',
  'decision-unreadable': '入力を読み取れませんでした。画面を開き直して、もう一度お試しください。',
  'draft-unknown':
    'この下書きはありません。公開されたか、捨てられた可能性があります。「取込の確認」の一覧を確かめてください。',
  'imports-closed':
    '取込の確認は、係が動いているコンピューターの画面からだけ使えます。ほかのコンピューターから使うには、管理者が環境変数 KAKARI_IMPORT_PASSWORD にパスワードを設定してください。',
  'password-needed':
    '取込の確認には、管理者が決めたパスワードが必要です。ユーザー名には、公開の記録に残すお名前を入力してください。',
  'foreign-origin': 'ほかのサイトからの送信は受け付けていません。この画面から送信してください。',
  'unknown-host': 'このアドレスでは利用できません。管理者に案内されたアドレスを開いてください。',
  'not-found': 'お探しのページは見つかりませんでした。アドレスが変わったか、計画が登録されていない可能性があります。',
};

/** Headings and labels around an answer, in the language of the answer. */
export interface AnswerWords {
  readonly asked: string;
  readonly sources: string;
  /** What a mark is called that leads to the source of a number. */
  readonly source: (number: number) => string;
  readonly passage: string;
  readonly next: string;
  readonly which: string;
  readonly uncertain: string;
  readonly currentYear: string;
  readonly item: string;
  readonly page: (page: number) => string;
}

/** `AnswerWords` by language. */
export const ANSWER_WORDS: Readonly<Record<Language, AnswerWords>> = {
  ja: {
    asked: '質問：',
    sources: '出典',
    source: (number) => `出典${number}`,
    passage: '計画の内容：',
    next: '続けて聞く',
    which: 'どれについて知りたいですか',
    uncertain: '不確か',
    currentYear: '今年度',
    item: '取組',
    page: (page) => `${page}ページ`,
  },
  en: {
    asked: 'Question: ',
    sources: 'Sources',
    source: (number) => `Source ${number}`,
    passage: 'What the plan says: ',
    next: 'Ask next',
    which: 'Which one do you mean?',
    uncertain: 'uncertain',
    currentYear: 'this year',
    item: 'Measure',
    page: (page) => `p. ${page}`,
  },
};
