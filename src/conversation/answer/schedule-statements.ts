import type { Statement } from '../../domain/answer.ts';
import { fiscalYearOf } from '../../domain/fiscal-year.ts';
import type { Measure, Phase } from '../../domain/plan.ts';
import { familiesOf } from '../../language/phases.ts';
import { type Context, entryOf } from './context.ts';
import { citationOf, evidenceText, measureTitle } from '../../language/entry-texts.ts';
import { yesOrNo } from './phrases.ts';
import { joinedSpans } from './spans.ts';

/** The part of a measure's schedule that a question is about, and the phases it names (none: all). */
export interface Scheduled {
  readonly measure: Measure;
  readonly schedule: readonly Phase[];
  readonly asked: readonly Phase[];
}

/** When the phases that were asked for run, or all of them. */
export function phasesStatement({ measure, schedule, asked }: Scheduled, context: Context): Statement {
  const { phrases, plan, question } = context;
  const shown = joinedSpans(asked.length > 0 ? asked : schedule);
  if (shown.length > 4 || new Set(shown.map(({ lane }) => lane)).size > 1)
    return listStatement(shown, measure, context);
  const text = phrases.join(shown.map((phase) => phrases.phase(phase, plan)));
  const sentence =
    question.language === 'en' ? `${text} — ${phrases.measure(measure)}.` : `${text}です（${measureTitle(measure)}）。`;
  return told(sentence, shown, measure, context);
}

/** What runs just before the phase that was asked for, as a sentence of its own; undefined where nothing does. */
export function beforeStatement({ measure, schedule, asked }: Scheduled, context: Context): Statement | undefined {
  const { phrases, plan, question } = context;
  const [first] = asked;
  const earlier = joinedSpans(schedule).filter(
    (phase) => first && !asked.includes(phase) && phase.to < first.from && phase.lane === first.lane,
  );
  const latest = Math.max(...earlier.map(({ to }) => to));
  const before = earlier.filter(({ to }) => to === latest);
  if (before.length === 0) return undefined;
  const text =
    question.language === 'en'
      ? `Before that: ${phrases.join(before.map((phase) => phrases.phase(phase, plan)))}.`
      : `その前は${phrases.join(before.map((phase) => `${phrases.phaseName(phase)}（${phrases.span(phase, plan)}）`))}です。`;
  return told(text, before, measure, context);
}

/** What the years asked for hold; a claim about a phase is confirmed or corrected. */
export function yearStatement({ measure, schedule, asked }: Scheduled, context: Context): Statement {
  const { phrases, plan, question } = context;
  const active = schedule.filter((phase) => question.years.some((year) => phase.from <= year && year <= phase.to));
  const english = question.language === 'en';
  const claimed = question.confirming && asked.length > 0;
  const begins = /(?:年度?|令和\d+|r\d+)から/u.test(question.text);
  if (claimed && !asked.some((phase) => active.includes(phase) && (!begins || question.years.includes(phase.from)))) {
    const text = phrases.join(joinedSpans(asked).map((phase) => phrases.phase(phase, plan)));
    return told(
      `${yesOrNo(question.language, false)}${text}${english ? '.' : `です（${measureTitle(measure)}）。`}`,
      asked,
      measure,
      context,
    );
  }
  if (active.length > 0 && active.length <= 3 && question.years.length > 1)
    return phasesStatement({ measure, schedule: active, asked: [] }, context);
  const years = phrases.join(question.years.map(phrases.year));
  if (active.length === 0) {
    const rest = phrases.join(joinedSpans(schedule).map((phase) => phrases.phase(phase, plan)));
    return told(
      english
        ? `Nothing is written for ${years} — ${phrases.measure(measure)}. ${rest}.`
        : `${years}の予定は工程表に書かれていません（${measureTitle(measure)}）。${rest}です。`,
      schedule,
      measure,
      context,
    );
  }
  if (active.length > 3) return listStatement(active, measure, context, years);
  const names = phrases.join(active.map(phrases.phaseName));
  const denied = question.confirming && asked.length === 0 && question.phases.length > 0;
  const verdict = claimed || denied ? yesOrNo(question.language, claimed) : '';
  return told(
    english
      ? `${verdict}${years}: ${names} — ${phrases.measure(measure)}.`
      : `${verdict}${years}は${names}です（${measureTitle(measure)}）。`,
    active,
    measure,
    context,
  );
}

/** Whether it already runs, by the clock. */
export function nowStatement({ measure, schedule }: Scheduled, context: Context): Statement {
  const { phrases, plan, question } = context;
  const now = fiscalYearOf(question.today);
  const english = question.language === 'en';
  const running = schedule.filter((phase) => phase.from <= now && !onlyPrepares(phase));
  const next = schedule.find((phase) => phase.from > now);
  const current = schedule.filter((phase) => phase.from <= now && now <= phase.to);
  const shown = [...(current.length > 0 ? current : running.slice(-1)), ...(next ? [next] : [])];
  const parts = phrases.join(shown.map((phase) => phrases.phase(phase, plan)));
  const verdict = yesOrNo(question.language, running.length > 0);
  return told(
    english
      ? `${verdict}According to the plan: ${parts} — ${phrases.measure(measure)}.`
      : `${verdict}計画では、${parts}です（${measureTitle(measure)}）。`,
    shown,
    measure,
    context,
  );
}

const onlyPrepares = (phase: Phase): boolean => {
  const families = familiesOf(phase.phase);
  return (
    !families.includes('run') &&
    !families.includes('expand') &&
    !families.includes('pilot') &&
    (families.includes('study') || families.includes('draft'))
  );
};

function listStatement(shown: readonly Phase[], measure: Measure, context: Context, years = ''): Statement {
  const { phrases, plan, question } = context;
  const name = phrases.measure(measure);
  const lead =
    question.language === 'en'
      ? `Schedule of ${name}${years === '' ? '' : ` in ${years}`}:`
      : `${name}の${years === '' ? '' : `${years}の`}予定です。`;
  const items = shown.map(
    (phase) => `${phase.lane === undefined ? '' : `${phase.lane}：`}${phrases.phase(phase, plan)}`,
  );
  return { ...told('', shown, measure, context), block: { kind: 'list', title: lead, items } };
}

/** A statement about phases of a measure; the first doubt among them goes with the citation. */
function told(text: string, phases: readonly Phase[], measure: Measure, { plan, question }: Context): Statement {
  const entry = entryOf(measure, plan);
  const doubt = phases.find((phase) => phase.uncertain !== undefined)?.uncertain ?? measure.uncertain;
  return {
    block: { kind: 'text', text },
    citations: [citationOf(entry, doubt)],
    evidence: [evidenceText(entry), ...question.years].join('\n'),
  };
}
