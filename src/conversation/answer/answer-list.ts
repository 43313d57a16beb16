import type { Statement } from '../../domain/answer.ts';
import { englishFiscalYear, shortFiscalYear } from '../../domain/fiscal-year.ts';
import type { Measure, Phase } from '../../domain/plan.ts';
import { type Context, entryOf, found, type Outcome, rankMeasures, silent } from './context.ts';
import { citationOf, evidenceText, measureTitle } from '../../language/entry-texts.ts';
import { filterOf, type ListFilter, matching, narrows, phasesMeant } from './list-filter.ts';

/** A chat answer shows this many; the rest is counted. */
const AT_MOST = 40;
/** More citations than this help nobody. */
const CITED = 3;

/** The measures of a section, a year, a phase or a heading. */
export function answerList(context: Context): Outcome {
  const { plan, question } = context;
  const filter = filterOf(question, plan);
  const about = filter.owners.length > 0 && filter.years.length === 0 ? 'measures-of-section' : 'milestones';
  if (!narrows(filter)) return silent(context, about, 'unknown-subject');
  if (filter.owners.length > 0 && !plan.namesOwners) return silent(context, about, 'no-owners');
  const rows = matching(plan, filter);
  if (rows.length === 0)
    return silent({ ...context, evidence: [] }, about, filter.years.length > 0 ? 'no-such-year' : 'unknown-subject');
  return found({
    plan,
    about,
    score: 3,
    statements: [listOf(rows, filter, context)],
    ...(rows.length === 1 && rows[0] ? { measure: rows[0].measure } : {}),
  });
}

/** Of several measures that a question speaks of, those that score at least this share of the best one. */
const SELECTED = 0.5;

/** What several measures that a question names do in its years (「R8の計画づくり、LANと人材育成だけ洗い出して」); undefined for one measure. */
export function answerSelected(context: Context): Outcome | undefined {
  const { plan, question, evidence } = context;
  const filter = filterOf(question, plan);
  const ranked = rankMeasures(evidence);
  const least = (ranked[0]?.score ?? 0) * SELECTED;
  const rows = ranked
    .filter(({ score }) => score >= least)
    .map(({ measure }) => ({ measure, phases: phasesMeant(measure, { ...filter, literal: [] }) }))
    .filter(({ phases }) => phases.length > 0);
  return rows.length < 2
    ? undefined
    : found({ plan, about: 'milestones', score: ranked[0]?.score ?? 0, statements: [listOf(rows, filter, context)] });
}

interface Row {
  readonly measure: Measure;
  readonly phases: readonly Phase[];
}

/** A list with its heading; `rows` is not empty. */
export function listOf(rows: readonly Row[], filter: ListFilter, { plan, question }: Context): Statement {
  const english = question.language === 'en';
  const timed = filter.years.length > 0 || filter.literal.length + filter.families.length > 0;
  const items = rows.slice(0, AT_MOST).map((row) => itemText(row, english, timed, filter));
  const more = rows.length - items.length;
  const entries = rows.map(({ measure }) => entryOf(measure, plan));
  return {
    block: {
      kind: 'list',
      title: english ? titleEn(rows.length, filter) : titleJa(rows.length, filter),
      items: more > 0 ? [...items, english ? `and ${more} more` : `ほか${more}件`] : items,
    },
    citations: entries.slice(0, CITED).map((entry) => citationOf(entry)),
    evidence: [...entries.map(evidenceText), ...filter.owners, ...filter.years].join('\n'),
  };
}

function itemText({ measure, phases }: Row, english: boolean, timed: boolean, filter: ListFilter): string {
  const title = english ? `${measure.english} (${measureTitle(measure)})` : measureTitle(measure);
  if (!timed || phases.length === 0) return title;
  const year = english ? englishFiscalYear : shortFiscalYear;
  const shown = phases.map((phase) => {
    const name = english && phase.english !== undefined ? phase.english : phase.phase;
    const doubt = phase.uncertain === undefined ? '' : english ? ', source unclear' : '・原資料が不鮮明';
    return filter.years.length === 1
      ? `${name}${doubt}`
      : `${name}（${year(phase.from)}${phase.to === phase.from ? '' : `〜${year(phase.to)}`}${doubt}）`;
  });
  return `${title}：${shown.join('、')}`;
}

function titleJa(count: number, filter: ListFilter): string {
  const years = filter.years.map(shortFiscalYear).join('・');
  const about = [
    filter.owners.join('・'),
    years,
    filter.literal.map((phase) => `「${phase}」`).join('・'),
    filter.tags.join('・'),
    filter.groups.join('・'),
  ]
    .filter(Boolean)
    .join('、');
  return filter.owners.length > 0 && years === ''
    ? `${about}が担当に入っている取組は${count}件です。`
    : `${about}${filter.begins && filter.years.length > 0 ? 'に始まる' : 'の'}取組は${count}件です。`;
}

function titleEn(count: number, filter: ListFilter): string {
  const about = [
    filter.owners.join(', '),
    filter.years.map(englishFiscalYear).join(', '),
    filter.literal.join(', '),
    filter.groups.join(', '),
  ]
    .filter(Boolean)
    .join(' / ');
  return `${count} measure${count === 1 ? '' : 's'} — ${about}:`;
}
