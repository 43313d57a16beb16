import type { Evidence } from '../../domain/evidence.ts';
import { answerContent, tell } from './answer-content.ts';
import { type Context, found, isLikely, measureOf, type Outcome, rankMeasures, silent } from './context.ts';
import { fits } from './wanted-value.ts';

/** A target competes with the passages at a little less than its score. */
const NEARLY = 0.8;
/** Targets of the same table that belong together (①…②…). */
const TOGETHER = 0.93;

/** A numeric target, for the years asked or for all; a year without a value is not in the plan. */
export function answerTarget(context: Context): Outcome {
  const { evidence, plan, question } = context;
  const targets = evidence.filter(({ entry }) => entry.kind === 'target');
  const [best] = targets;
  const top = evidence[0];
  if (!best || !isLikely(best, question) || best.score < (top?.score ?? 0) * NEARLY) return withoutTarget(context);
  const meant = targets
    .filter((target) => target.score >= best.score * TOGETHER && measureOf(target.entry) === measureOf(best.entry))
    .slice(0, 3);
  const known = meant.filter(
    (target) => question.years.length === 0 || question.years.some((year) => hasValue(target, year)),
  );
  if (known.length === 0) return silent({ ...context, evidence: meant }, 'target', 'no-such-year');
  const measure = measureOf(best.entry);
  return found({
    plan,
    about: 'target',
    score: best.score,
    ...(measure ? { measure } : {}),
    statements: known.map(({ entry }) => tell(entry, context)),
  });
}

function hasValue({ entry }: Evidence, year: number): boolean {
  return (
    entry.kind === 'target' && (entry.target.byYear[String(year)] !== undefined || entry.target.baseline?.year === year)
  );
}

/** The plan may still tell a goal in words; a figure asked for must then stand there. */
function withoutTarget(context: Context): Outcome {
  const { question } = context;
  const [top] = context.evidence;
  const goal =
    top &&
    isLikely(top, question) &&
    top.entry.kind === 'passage' &&
    /目標|指標|target|goal/iu.test(`${top.entry.passage.title}${top.entry.passage.text}`);
  const figure =
    top?.entry.kind === 'passage' &&
    isLikely(top, question) &&
    question.wanted !== undefined &&
    fits(top.entry, question.wanted, question.language);
  if (figure || (goal && question.wanted === undefined)) return answerContent(context);
  return silent(
    context,
    'target',
    rankMeasures(context.evidence).some(({ best }) => isLikely(best, question)) ? 'no-targets' : 'unknown-subject',
  );
}
