import { englishFiscalYear, formatFiscalYear, type FiscalYear, shortFiscalYear } from '../../domain/fiscal-year.ts';
import type { Language } from '../../domain/message.ts';
import type { Department, Item, Measure, Phase, Plan, Review, Target, Term } from '../../domain/plan.ts';
import { phaseInEnglish } from '../../language/phases.ts';
import { measureTitle, ownersText } from '../../language/entry-texts.ts';

/** The sentences of answers, one object a language. */
export interface Phrases {
  readonly year: (year: FiscalYear) => string;
  readonly measure: (measure: Measure) => string;
  readonly owner: (measure: Measure, departments: readonly Department[]) => string;
  readonly span: (phase: Phase, plan: Plan) => string;
  readonly phase: (phase: Phase, plan: Plan) => string;
  readonly phaseName: (phase: Phase) => string;
  readonly join: (parts: readonly string[]) => string;
  readonly targetByYear: (target: Target, years: readonly FiscalYear[]) => string;
  readonly item: (item: Item, measure: Measure, state: 'current' | 'planned') => string;
  readonly term: (term: Term) => string;
  readonly review: (review: Review) => string;
}

/** `2028-01` → `令和10年1月（2028年1月、令和9年度）`. */
function monthJa(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const era =
    year < 2019 || (year === 2019 && month < 5) ? '' : `令和${year === 2019 ? '元' : year - 2018}年${month}月`;
  const western = `${year}年${month}月`;
  return era === '' ? western : `${era}（${western}、${shortFiscalYear(month <= 3 ? year - 1 : year)}）`;
}

const spanJa = ({ from, to, date }: Phase, plan: Plan): string => {
  if (date !== undefined) return `${monthJa(date)}から`;
  if (from === to) return `${formatFiscalYear(from)}${from === plan.period[1] ? 'から' : ''}`;
  return `${formatFiscalYear(from)}から${formatFiscalYear(to)}まで`;
};

const japanese: Phrases = {
  year: formatFiscalYear,
  measure: (measure) => `「${measureTitle(measure)}」`,
  owner: (measure) => `担当は${ownersText(measure)}です（取組：${measureTitle(measure)}）。`,
  span: spanJa,
  phaseName: ({ phase }) => `「${phase}」`,
  phase: (phase, plan) => `「${phase.phase}」は${spanJa(phase, plan)}`,
  join: (parts) => parts.join('、'),
  targetByYear: (target, years) =>
    `${target.name}：${valuesOf(target, years)
      .map(
        ({ from, to, value, now }) =>
          `${from === to ? formatFiscalYear(from) : `${formatFiscalYear(from)}〜${formatFiscalYear(to)}`}${now ? '（現状）' : ''} ${value}`,
      )
      .join('、')}`,
  item: (item, measure, state) =>
    `「${item.title}」は、施策${measureTitle(measure)} の${state === 'current' ? '現在の取組です（すでに取り組んでいます）' : '今後の取組です（これから取り組む予定です）'}。`,
  term: (term) => `${term.name}${readingOf(term)}：${term.definition}`,
  review: (review) => `「${review.title}」の評価は「${review.result}」です。${review.note}`,
};

const spanEn = ({ from, to, date }: Phase, plan: Plan): string => {
  const month = date === undefined ? '' : ` (from ${date})`;
  if (from === to) return `${from === plan.period[1] ? 'from ' : 'in '}${englishFiscalYear(from)}${month}`;
  return `from ${englishFiscalYear(from)}${month} to ${englishFiscalYear(to)}`;
};
const phaseEn = (phase: Phase): string =>
  phase.english === undefined ? `${phaseInEnglish(phase.phase)} (${phase.phase})` : `${phase.english} (${phase.phase})`;

/** In both languages; a plan without English has but its own title. */
const measureEn = (measure: Measure): string =>
  measure.english === measure.title ? `"${measureTitle(measure)}"` : `"${measure.english}" (${measureTitle(measure)})`;

const english: Phrases = {
  year: englishFiscalYear,
  measure: measureEn,
  owner: (measure, departments) => {
    const named = measure.owners.map((owner) => {
      const department = departments.find(({ name }) => name === owner);
      return department && department.english !== owner ? `${owner} (${department.english})` : owner;
    });
    return `${named.join(', ')}${measure.crossCutting ? ', with all sections involved' : ''} — in charge of ${measureEn(measure)}.`;
  },
  span: spanEn,
  phaseName: phaseEn,
  phase: (phase, plan) => `${phaseEn(phase)}: ${spanEn(phase, plan)}`,
  join: (parts) => parts.join('; '),
  targetByYear: (target, years) =>
    `${target.english ?? target.name}: ${valuesOf(target, years)
      .map(
        ({ from, to, value, now }) =>
          `${from === to ? englishFiscalYear(from) : `${englishFiscalYear(from)} to ${englishFiscalYear(to)}`}${now ? ' (baseline)' : ''} ${value}`,
      )
      .join(', ')}`,
  item: (item, measure, state) =>
    `${state === 'current' ? 'Already under way' : 'Planned for the future, not yet started according to the plan'}: "${item.english}" (${item.title}), measure ${measureTitle(measure)}.`,
  term: (term) =>
    `${term.english === term.name ? term.name : `${term.name} (${term.english})`}${term.expansion === undefined ? '' : ` — ${term.expansion}`}: ${term.definitionEnglish}`,
  review: (review) => `${review.english} (${review.title}) was judged 「${review.result}」. ${review.noteEnglish}`,
};

function readingOf(term: Term): string {
  const inside = [term.reading, term.expansion].filter((text) => text !== undefined && text !== term.name);
  return inside.length === 0 ? '' : `（${inside.join('、')}）`;
}

interface Value {
  readonly from: FiscalYear;
  readonly to: FiscalYear;
  readonly value: string;
  readonly now: boolean;
}

/** The values of the years asked for, or all of them, the baseline first; equal values of years in a row as one. */
function valuesOf({ baseline, byYear }: Target, years: readonly FiscalYear[]): readonly Value[] {
  const all: readonly Value[] = [
    ...(baseline ? [{ from: baseline.year, to: baseline.year, value: baseline.value, now: true }] : []),
    ...Object.entries(byYear).map(([year, value]) => ({ from: Number(year), to: Number(year), value, now: false })),
  ];
  const asked = all.filter(({ from }) => years.includes(from));
  return (asked.length > 0 ? asked : all).reduce<Value[]>((joined, next) => {
    const last = joined.at(-1);
    const goesOn = last && last.value === next.value && last.now === next.now && last.to + 1 === next.from;
    return goesOn ? [...joined.slice(0, -1), { ...last, to: next.to }] : [...joined, next];
  }, []);
}

/** The sentences of a language. */
export const phrasesIn = (language: Language): Phrases => (language === 'ja' ? japanese : english);

/** `はい。` or `いいえ。`, to begin a sentence with. */
export const yesOrNo = (language: Language, yes: boolean): string => {
  if (language === 'en') return yes ? 'Yes. ' : 'No. ';
  return yes ? 'はい。' : 'いいえ。';
};
