import type { Doubt } from '../../domain/draft.ts';
import { shortFiscalYear } from '../../domain/fiscal-year.ts';
import { problemLine } from '../../domain/errors.ts';
import type { Plan } from '../../domain/plan.ts';
import type { PlanChanges } from '../../domain/plan-changes.ts';
import { changeLines } from '../../language/import-sentences.ts';
import type { OpenDraft } from '../../ports/import-desk.ts';
import { plansJson, termsJson } from '../list.ts';
import { doubtsByReason } from './doubt-report.ts';

/** Mistakes that the report of an import shows; `review` has them all. */
const SHOWN = 20;

/** What an import found, for people. `place` is the folder of the draft. */
export function importReport(draft: OpenDraft, place: string): string {
  const { summary, plan, problems, changes } = draft;
  return [
    `${plan?.municipality.name ?? summary.municipality}（${summary.municipality}）の${plan?.measures.length === 0 ? '資料を読みましたが、取組を読み取れませんでした。下書き' : '計画を読み取り、下書きにしました'}: ${place}`,
    ...(plan ? planLines(plan) : []),
    ...problems.slice(0, SHOWN).map((problem) => `  誤り　${problemLine(problem)}`),
    ...(changes ? changesReport(changes) : []),
    ...doubtsByReason(draft),
    nextStep(draft),
  ].join('\n');
}

/** A draft that has mistakes, or nothing of what a plan is about, is not to be published as it is. */
function nextStep({ summary, plan, problems }: OpenDraft): string {
  const review = `「kakari review ${summary.municipality}」`;
  if (problems.length > 0 || plan === undefined)
    return `誤りがあるため、このままでは公開できません。次は${review}で確かめ、直してください。`;
  if (plan.measures.length === 0)
    return `取組がないため、このままでは公開しないでください。取組の見出しや一覧の表がある資料か確かめて取り込み直すか、${review}で内容を確かめてください。`;
  return `次は${review}で確かめ、「kakari review ${summary.municipality} --publish」で公開してください。`;
}

/** What a draft changes against the plan in force, under the name of that. */
export function changesReport(changes: PlanChanges): readonly string[] {
  const { title, version } = changes.from;
  const lines = changeLines(changes);
  return [
    `いまの計画「${title}」${title.includes(version) ? '' : `（${version}）`}との違い`,
    ...(lines.length === 0 ? ['ありません'] : lines).map((line) => `  ${line}`),
  ];
}

function planLines({ title, version, period, measures, terms, reviews, passages }: Plan): readonly string[] {
  const owned = measures.filter(({ owners, crossCutting }) => owners.length > 0 || crossCutting).length;
  const phases = measures.reduce((total, { schedule }) => total + schedule.length, 0);
  const targets = measures.reduce((total, measure) => total + measure.targets.length, 0);
  return [
    `  ${title}${title.includes(version) ? '' : ` ${version}`}（${shortFiscalYear(period[0])}〜${shortFiscalYear(period[1])}）`,
    `  取組${measures.length}件（うち担当あり${owned}件）、工程${phases}件、指標${targets}件、用語${terms.length}件、前の計画の振り返り${reviews.length}件、引用できる段落${passages.length}件`,
  ];
}

/** The same for programs: plans and terms as `plans --json` and `terms --json` print them, and what is doubtful. */
export function importJson(draft: OpenDraft, place: string): object {
  const { summary, plan, problems, doubts, changes } = draft;
  return {
    municipality: summary.municipality,
    folder: place,
    ...(plan ? { ...plansJson([plan]), ...termsJson([plan]) } : {}),
    doubts: doubts.map(withoutSource),
    problems,
    ...(changes ? { changes } : {}),
  };
}

function withoutSource(doubt: OpenDraft['doubts'][number]): Doubt {
  const { source: _, ...rest } = doubt;
  return rest;
}
