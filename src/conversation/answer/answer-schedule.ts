import type { Evidence } from '../../domain/evidence.ts';
import type { Measure, Phase, Plan } from '../../domain/plan.ts';
import { normalise } from '../../language/normalise.ts';
import { answerContent, tell } from './answer-content.ts';
import { answerStates } from './answer-states.ts';
import { answerTarget } from './answer-target.ts';
import { type Context, found, isLikely, type Outcome, type RankedMeasure, rankMeasures, silent } from './context.ts';
import { filterOf, isAsked } from './list-filter.ts';
import { fits } from './wanted-value.ts';
import {
  beforeStatement,
  nowStatement,
  phasesStatement,
  type Scheduled,
  yearStatement,
} from './schedule-statements.ts';

/** A passage must be this much better than the best measure to answer a question about time. */
const PASSAGE_LEAD = 1.1;

/** When a phase starts or ends, what a year holds, whether something already runs. */
export function answerSchedule(context: Context): Outcome {
  const { question } = context;
  const [best] = context.evidence;
  const [top] = rankMeasures(context.evidence);
  if (!isLikely(best, question)) return silent(context, 'schedule', 'unknown-subject');
  if (best.entry.kind === 'review' || best.entry.kind === 'term' || !top || !isLikely(top.best, question))
    return answerContent(context);
  const { measure } = top;
  if (best.entry.kind === 'target' && question.years.length > 0 && question.wanted?.kind !== 'date')
    return answerTarget(context);
  const passage = best.entry.kind === 'passage' ? best.entry : undefined;
  const dated = passage !== undefined && fits(passage, { kind: 'date' }, question.language);
  if (dated && passage.measure !== measure && best.score > top.score * PASSAGE_LEAD) return answerContent(context);
  if (measure.schedule.length > 0) return answerPhases(context, top);
  if (question.wanted?.kind === 'date')
    return dated ? answerContent(context) : silent(context, 'schedule', 'no-schedule');
  if (measure.current.length + measure.planned.length > 0) return answerStates(context, top);
  return passage ? answerContent(context) : silent(context, 'schedule', 'no-schedule');
}

function answerPhases(context: Context, top: RankedMeasure): Outcome {
  const { plan, question } = context;
  const { measure, score, best } = top;
  const tellWhen = question.years.length > 0 ? yearStatement : question.already ? nowStatement : phasesStatement;
  const isTarget = best.entry.kind === 'target' && question.years.length === 0 && !question.already;
  if (isTarget) return found({ plan, about: 'schedule', measure, score, statements: [tell(best.entry, context)] });
  const scheduled = scheduledOf(top, context);
  const before = tellWhen === phasesStatement ? beforeStatement(scheduled, context) : undefined;
  const statements = [tellWhen(scheduled, context), ...(before ? [before] : [])];
  return found({ plan, about: 'schedule', measure, score, statements });
}

/** The lane that was found, or the whole schedule where the question is about the measure; and the phases asked for. */
function scheduledOf({ measure, best }: RankedMeasure, context: Context): Scheduled {
  const { evidence, plan, question } = context;
  const { entry } = best;
  const lane = laneOf(measure, best, context);
  const inLane = lane === undefined ? [] : measure.schedule.filter((phase) => phase.lane === lane);
  const schedule = question.all || inLane.length === 0 ? measure.schedule : inLane;
  const filter = filterOf(question, { ...plan, measures: [measure] });
  const narrowed = filter.literal.length + filter.families.length > 0;
  const asked = narrowed
    ? mostDirect(
        schedule.filter((phase) => isAsked(phase, filter)),
        plan,
      )
    : [];
  if (entry.kind === 'phase' && !question.all && (asked.length === 0 || asked.includes(entry.phase))) {
    return { measure, schedule, asked: [entry.phase] };
  }
  const claimed =
    question.confirming && asked.length === 0 && !question.phases.some((phase) => STAGES.has(phase))
      ? bestPhase(measure, best, evidence)
      : undefined;
  return { measure, schedule, asked: claimed ? [claimed] : asked };
}

/** Of several lines that fit, those of the plan's own years, and of them those with a month or that say that something begins. */
function mostDirect(phases: readonly Phase[], { period }: Plan): readonly Phase[] {
  const own = phases.filter((phase) => phase.to >= period[0]);
  const planned = own.length > 0 ? own : phases;
  const dated = planned.filter((phase) => phase.date !== undefined);
  const begins = planned.filter((phase) => /開始|稼働|導入|本格/u.test(phase.phase));
  if (dated.length > 0) return dated;
  return planned.length > 2 && begins.length > 0 ? begins : planned;
}

/** Families of phases that are stages of their own: a question that names one puts that stage forward, not a line of the schedule. */
const STAGES = new Set(['study', 'pilot', 'expand', 'review']);

/** The phase that a question puts forward without naming a stage (「窓口DXSaaSが入るのはR8で合ってる？」). */
function bestPhase(measure: Measure, best: Evidence, evidence: readonly Evidence[]): Phase | undefined {
  const found = evidence.find(
    ({ entry, score }) => entry.kind === 'phase' && entry.measure === measure && score >= best.score / 2,
  );
  return found?.entry.kind === 'phase' ? found.entry.phase : undefined;
}

/** The words that a line of a schedule is made of. */
const partsOf = (lane: string): readonly string[] =>
  normalise(lane)
    .split(/[・、/の\s()]/u)
    .filter((part) => part.length > 1);

/** A line of the schedule is meant when something in it scores at least this share of what was found. */
const LANE_SHARE = 0.4;

/** The line of a measure's schedule that the question is about; undefined for the whole measure. */
function laneOf(measure: Measure, best: Evidence, { evidence, question }: Context): string | undefined {
  const named = measure.schedule.find(
    ({ lane }) =>
      lane !== undefined &&
      partsOf(lane).some((part) => question.text.includes(part) && !normalise(measure.title).includes(part)),
  );
  if (named) return named.lane;
  const wholeMeasure = best.entry.kind === 'measure' && best.named > 0;
  const part = evidence.find(
    ({ entry, score }) =>
      (entry.kind === 'phase' || entry.kind === 'target') &&
      entry.measure === measure &&
      score >= best.score * (wholeMeasure ? 1 : LANE_SHARE),
  );
  if (part?.entry.kind === 'phase') return part.entry.phase.lane;
  return part?.entry.kind === 'target' ? part.entry.target.lane : undefined;
}
