import type { Evidence } from '../../domain/evidence.ts';
import { answerContent, tell } from './answer-content.ts';
import { type Context, found, isLikely, type Outcome } from './context.ts';

/** At most this many definitions stand side by side. */
const AT_MOST = 3;

/** What a word means in the plan; several words are told one after another (「ARとVRの違い」). */
export function answerTerm(context: Context): Outcome {
  const terms = meantTerms(context);
  const [first] = terms;
  if (!first) return answerContent(context);
  return found({
    plan: context.plan,
    about: 'term',
    score: first.score + first.named / 10,
    statements: terms.map((evidence) => tell(evidence.entry, context)),
  });
}

/** Terms named in the question; else the best one, where nothing else in the plan fits better. */
function meantTerms({ evidence, question }: Context): readonly Evidence[] {
  const terms = evidence.filter(({ entry }) => entry.kind === 'term');
  const length = question.subject.replace(/\s/gu, '').length;
  const named = terms.filter((term) => term.named > 0 && (term.named >= length * 0.4 || term.named >= 4));
  if (named.length > 0) return named.slice(0, /違い|ちがい|違う|違っ|ちがう|difference|と|and|／/u.test(question.text) ? AT_MOST : 1);
  const [best] = terms;
  return best && best === evidence[0] && isLikely(best) ? [best] : [];
}
