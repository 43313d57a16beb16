import type { QuestionClass } from '../../domain/answer.ts';
import { type FeedbackRecord, PLATFORM_NAMES, type Verdict } from '../../domain/chat.ts';
import { dayInJapan, type Instant, timeInJapan } from '../../domain/instant.ts';
import type { Reply } from '../../domain/reply.ts';
import { CHAT_WORDS } from '../../language/chat-sentences.ts';
import { csv } from './reminders.ts';

/** How many answers were given, and what was thought of them, oldest first. */
export interface Feedback {
  readonly answers: number;
  readonly verdicts: readonly FeedbackRecord[];
}

/** The names of municipalities by id. */
type Names = ReadonlyMap<string, string>;

const CLASSES: Readonly<Record<QuestionClass, string>> = {
  owner: '担当課',
  'measures-of-section': '課の取組',
  schedule: '時期・工程',
  milestones: '期限・予定',
  target: '目標・指標',
  term: '用語',
  'plan-fact': '計画の概要',
  review: '前の計画の評価',
  content: '取組の内容',
  comparison: '比較',
  greeting: 'あいさつ・使い方',
  'personal-data': '個人情報のため回答せず',
};

const KINDS: Readonly<Record<Reply['kind'], string>> = {
  grounded: '計画に基づく回答',
  'not-in-plan': '計画に記載なし',
  'needs-clarification': '聞き返し',
  'small-talk': 'あいさつ・案内',
};

const VERDICTS: Readonly<Record<Verdict, string>> = { helpful: CHAT_WORDS.ja.helpful, wrong: CHAT_WORDS.ja.wrong };

/** What people wrote is one line and can neither steer a terminal nor turn the direction of writing. */
const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim();

const nameOf = (municipality: string, names: Names): string =>
  municipality === '' ? 'すべての自治体' : (names.get(municipality) ?? municipality);

/**
 * Feedback for people: how many answers and verdicts, the verdicts by class of the question, and a line for each verdict of which
 * the question or a comment was retained.
 */
export function feedbackTable({ answers, verdicts }: Feedback, names: Names): string {
  if (answers === 0) return '条件に合う回答はありません。';
  const judged = verdicts.length === 0 ? '' : `（${counts(verdicts)}）`;
  const total = `回答 ${answers}件、評価 ${verdicts.length}件${judged}`;
  const classes = Object.entries(CLASSES).flatMap(([about, name]) => {
    const some = verdicts.filter((verdict) => verdict.about === about);
    return some.length === 0 ? [] : [`${name}　${counts(some)}`];
  });
  const retained = verdicts.filter(({ question, comment }) => question !== undefined || comment !== undefined);
  return [total, ...classes, ...retained.map((verdict) => line(verdict, names))].join('\n');
}

const counts = (verdicts: readonly FeedbackRecord[]): string =>
  Object.entries(VERDICTS)
    .map(([verdict, label]) => `${label} ${verdicts.filter((one) => one.verdict === verdict).length}件`)
    .join('、');

const line = ({ at, municipality, about, verdict, question, comment }: FeedbackRecord, names: Names): string =>
  [
    dayInJapan(at),
    nameOf(municipality, names),
    CLASSES[about],
    VERDICTS[verdict],
    ...(question === undefined ? [] : [`質問：${harmless(question)}`]),
    ...(comment === undefined ? [] : [`コメント：${harmless(comment)}`]),
  ].join('　');

const HEADERS = [
  '回答日時（日本時間）',
  '評価日時（日本時間）',
  '自治体',
  'チャット',
  '質問の種類',
  '回答の種類',
  '評価',
  '質問',
  'コメント',
];

const momentOf = (at: Instant): string => `${dayInJapan(at)} ${timeInJapan(at)}`;

/** A line for each verdict, as a CSV that Excel in Japan opens; cells that would be formulas are escaped. */
export const feedbackCsv = ({ verdicts }: Feedback, names: Names): string =>
  csv(
    HEADERS,
    verdicts.map((one) => [
      momentOf(one.at),
      momentOf(one.judgedAt),
      nameOf(one.municipality, names),
      PLATFORM_NAMES[one.platform],
      CLASSES[one.about],
      KINDS[one.kind],
      VERDICTS[one.verdict],
      harmless(one.question ?? ''),
      harmless(one.comment ?? ''),
    ]),
  );

/** Feedback as `feedback --json` prints it: without the messages, which lead to the chats of single persons. */
export const feedbackJson = ({ answers, verdicts }: Feedback): object => ({
  answers,
  verdicts: verdicts.map((one) => ({
    at: one.at,
    judgedAt: one.judgedAt,
    municipality: one.municipality,
    platform: one.platform,
    about: one.about,
    kind: one.kind,
    verdict: one.verdict,
    question: one.question ?? null,
    comment: one.comment ?? null,
  })),
});
