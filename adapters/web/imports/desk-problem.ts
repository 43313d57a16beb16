import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type FileProblem, FileProblemsError, KakariError } from '../../../src/domain/errors.ts';

/** Why the desk did not do what was asked, as people read it. */
export interface DeskProblem {
  readonly status: ContentfulStatusCode;
  readonly sentence: string;
  readonly problems: readonly FileProblem[];
}

type Told = readonly [ContentfulStatusCode, (fields: KakariError['fields']) => string];

const SENTENCES: Readonly<Record<string, Told>> = {
  'no-doubt': [409, () => 'ここは、もう決まっているか、下書きからなくなっています。いまの下書きを確かめてください。'],
  'draft-changed': [
    409,
    () => 'ほかの人か、ほかの画面が、先に下書きを変えました。いまの下書きを確かめて、もう一度送ってください。',
  ],
  'draft-invalid': [
    400,
    () => 'このままでは計画として使えないため、下書きは変えていません。次のところを直してください。',
  ],
  'plan-invalid': [400, () => '下書きに誤りがあるため、公開していません。次のところを直してください。'],
  'cannot-drop': [400, () => 'ここは計画に欠かせないため、消せません。正しい内容に直してください。'],
  'no-field': [400, () => '入力を読み取れませんでした。画面を開き直して、もう一度お試しください。'],
  'not-a-year': [
    400,
    ({ value }) => `「${value}」を年度として読めません。令和9年度、R9、2027 のどれかの形で入力してください。`,
  ],
  'doubts-unreadable': [
    500,
    ({ file }) => `下書きの ${file} を読めません。書き換えたところを元に戻すか、取り込み直してください。`,
  ],
  'draft-unreadable': [
    500,
    ({ place }) => `下書きのフォルダー（${place}）を読めません。管理者に権限を確かめてもらってください。`,
  ],
  'draft-unwritable': [
    500,
    ({ place }) => `下書きのフォルダー（${place}）に書き込めません。管理者に権限を確かめてもらってください。`,
  ],
  'no-space': [
    500,
    ({ place }) => `空き容量がないため、何も変えていません（${place}）。管理者に容量を空けてもらってください。`,
  ],
};

/** What was published is in the ledger or it is not: the draft is still there. */
const LEDGER: Told = [
  503,
  () => '台帳に書き込めないため、公開していません。下書きは残っています。しばらくしてからもう一度お試しください。',
];

/** The problem behind an error of the desk; undefined where the error is one of the inside. */
export function deskProblem(error: unknown): DeskProblem | undefined {
  if (!(error instanceof KakariError)) return undefined;
  const told = error.code.startsWith('ledger-') ? LEDGER : SENTENCES[error.code];
  if (told === undefined) return undefined;
  const [status, sentence] = told;
  const problems = error instanceof FileProblemsError ? error.problems : [];
  return { status, sentence: sentence(error.fields), problems };
}
