import type { Statement } from '../../domain/answer.ts';
import type { Item, Measure } from '../../domain/plan.ts';
import { tell } from './answer-content.ts';
import { type Context, entryOf, found, type Outcome, type RankedMeasure } from './context.ts';
import { citationOf, evidenceText } from '../../language/entry-texts.ts';

/** An item must be nearly as good as the measure itself for the question to be about it. */
const ITEM_NEARLY = 0.9;
/** … and not much weaker than the best passage about the measure. */
const ITEM_AT_LEAST = 0.6;

/** For plans without years: what is done now and what comes next, of one item or of a whole measure. */
export function answerStates(context: Context, top: RankedMeasure): Outcome {
  const { evidence, plan, question } = context;
  const about = { plan, about: 'schedule' as const, measure: top.measure, score: top.score };
  const item = evidence.find(({ entry }) => entry.kind === 'item' && entry.measure === top.measure);
  const whole = evidence.find(({ entry }) => entry.kind === 'measure' && entry.measure === top.measure)?.score ?? 0;
  const wholeMeasure =
    question.numbers.length > 0 || !item || item.score < Math.max(whole * ITEM_NEARLY, top.score * ITEM_AT_LEAST);
  if (!wholeMeasure && item) return found({ ...about, statements: [tell(item.entry, context)] });
  const current = /現在|いま|今(?![後年])|already|current|now/u.test(question.text);
  const planned = /今後|これから|次|将来|予定|いつ|先|plan|next|future|upcoming|when/u.test(question.text);
  const states = [
    ...(planned || !current ? [listOf(top.measure, top.measure.planned, 'planned', context)] : []),
    ...(current || !planned ? [listOf(top.measure, top.measure.current, 'current', context)] : []),
  ];
  return found({ ...about, statements: states });
}

const LEADS = {
  ja: { current: 'の現在の取組です。', planned: 'の今後の取組です。年度は計画に示されていません。' },
  en: { current: ': current work', planned: ': planned work (the plan gives no years)' },
};

function listOf(
  measure: Measure,
  items: readonly Item[],
  state: 'current' | 'planned',
  { phrases, plan, question }: Context,
): Statement {
  const entry = entryOf(measure, plan);
  return {
    block: {
      kind: 'list',
      title: `${phrases.measure(measure)}${LEADS[question.language][state]}`,
      items: items.map((item) => (question.language === 'en' ? `${item.english} (${item.title})` : item.title)),
    },
    citations: [citationOf(entry)],
    evidence: evidenceText(entry),
  };
}
