import { DEFAULT_PERSONAL_DATA_POLICY, type PersonalDataPolicy } from '../../src/domain/personal-data.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { judgeText } from '../../src/language/personal-data/judge-text.ts';
import { maskPersonalData } from '../../src/language/personal-data/mask-personal-data.ts';
import type { PlanShelf } from '../../src/ports/plan-shelf.ts';
import type { ReadResult, WebQuestion } from './read-question.ts';

type Judging = Pick<PlanShelf, 'plans'> & { readonly personalData?: PersonalDataPolicy };

/** What a page may show of a question, and the browser keep of it: all without personal data, and nothing of what was stopped. */
export interface ShownQuestion {
  readonly question: string;
  readonly history: readonly string[];
  /** False for a question that was stopped. */
  readonly kept: boolean;
}

/** A question and the turns before it as they may be shown again. */
export function withoutPersonalData({ text, history }: WebQuestion, reply: Reply, judging: Judging): ShownQuestion {
  const judge = judging.personalData ?? DEFAULT_PERSONAL_DATA_POLICY;
  const judged = judgeText(text, judge, judging.plans());
  const kept = judged.kind === 'free' && reply.about !== 'personal-data';
  const earlier = history
    .map((turn) => judgeText(turn, judge, judging.plans()))
    .flatMap((turn) => (turn.kind === 'free' ? [turn.text] : []));
  return { question: kept ? judged.text : UNSHOWN[reply.language], history: earlier, kept };
}

/** What stands in the place of a question that was stopped. */
const UNSHOWN = {
  ja: '（個人情報が含まれていたため、表示していません）',
  en: '(not shown, because it held personal data)',
};

/** Why a question was not answered, with what was typed masked: it is shown again for typing on. */
export const maskProblem = (
  read: Extract<ReadResult, { readonly ok: false }>,
  judging: Judging,
): Extract<ReadResult, { readonly ok: false }> => ({
  ...read,
  draft: maskPersonalData(read.draft),
  history: read.history
    .map((turn) => judgeText(turn, judging.personalData ?? DEFAULT_PERSONAL_DATA_POLICY, judging.plans()))
    .flatMap((turn) => (turn.kind === 'free' ? [turn.text] : [])),
});
