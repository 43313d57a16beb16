import type { Statement } from '../domain/answer.ts';
import type { Language } from '../domain/message.ts';
import type { Plan } from '../domain/plan.ts';

/** What the source of these statements leaves unsure: the first doubt, or nothing. */
export function doubtNotices(statements: readonly Statement[], language: Language): readonly string[] {
  const doubts = statements.flatMap(({ citations }) => citations.flatMap(({ uncertain }) => uncertain ?? []));
  return doubts
    .slice(0, 1)
    .map((doubt) =>
      language === 'en' ? 'The source is unclear here; see the cited place.' : `原資料に不確かな点があります：${doubt}`,
    );
}

/** That a plan is not decided yet, for each that is not. */
export const draftNotices = (plans: readonly Plan[], language: Language): readonly string[] =>
  plans
    .filter(({ status }) => status === 'draft')
    .map(({ municipality: { name } }) =>
      language === 'en' ? `${name}'s plan is still a draft (素案).` : `${name}の計画は素案の段階です。`,
    );
