import type { Evidence } from '../../domain/evidence.ts';
import { normalise } from '../../language/normalise.ts';
import { answerContent, tell } from './answer-content.ts';
import { type Context, found, isLikely, type Outcome } from './context.ts';

/** At most this many definitions stand side by side. */
const AT_MOST = 3;

/** What a word means in the plan; several words are told one after another (「ARとVRの違い」). */
export function answerTerm(context: Context): Outcome {
  const terms = meantTerms(context);
  const [first] = terms;
  if (!first)
    return answerContent({
      ...context,
      evidence: context.evidence
        .filter(({ entry }) => entry.kind !== 'term')
        .concat(context.evidence.filter(({ entry }) => entry.kind === 'term')),
    });
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
  const strong = /意味|とは|の略|定義|用語|説明|違い|ちがい|違う|mean|stand|defin|difference|explain/u.test(
    question.text,
  );
  const named = withoutParts(terms.filter((term) => term.named > 0 && term.named >= length * (strong ? 0.3 : 0.5)));
  if (named.length > 0)
    return named.slice(
      0,
      /違い|ちがい|違う|違っ|ちがう|difference|と(?![はいこ])|and|／/u.test(question.text) ? AT_MOST : 1,
    );
  const [best] = terms;
  return best && best === evidence[0] && isLikely(best, question) ? [best] : [];
}

/** The terms with the longest names first, without those whose name is part of a longer one (DX in 行政DX). */
function withoutParts(terms: readonly Evidence[]): readonly Evidence[] {
  const longest = terms.toSorted((a, b) => b.named - a.named || b.score - a.score);
  return longest.filter(
    (term, at) =>
      !longest.slice(0, at).some((longer) => longer.named > term.named && nameOf(longer).includes(nameOf(term))),
  );
}

const nameOf = ({ entry }: Evidence): string => (entry.kind === 'term' ? normalise(entry.term.name) : '');
