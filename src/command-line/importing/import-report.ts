import { shortFiscalYear } from '../../domain/fiscal-year.ts';
import { problemLine } from '../../domain/errors.ts';
import type { Plan } from '../../domain/plan.ts';
import { changeLines, spotText, subjectText } from '../../language/import-sentences.ts';
import type { OpenDraft } from '../../ports/import-desk.ts';
import { plansJson, termsJson } from '../list.ts';

/** Doubts that the report of an import shows whole; the rest is counted. */
const SHOWN = 20;

/** What an import found, for people. `place` is the folder of the draft. */
export function importReport(draft: OpenDraft, place: string): string {
  const { summary, plan, problems, changes } = draft;
  return [
    `${plan?.municipality.name ?? summary.municipality}（${summary.municipality}）の計画を読み取り、下書きにしました: ${place}`,
    ...(plan ? planLines(plan) : []),
    ...problems.slice(0, SHOWN).map((problem) => `  誤り　${problemLine(problem)}`),
    ...(changes ? ['いまの計画との違い', ...indented(changeLines(changes), 'ありません')] : []),
    ...doubtLines(draft, { shown: SHOWN }),
    `次は「kakari review ${summary.municipality}」で確かめ、「kakari review ${summary.municipality} --publish」で公開してください。`,
  ].join('\n');
}

const indented = (lines: readonly string[], none: string): readonly string[] =>
  (lines.length === 0 ? [none] : lines).map((line) => `  ${line}`);

function planLines({ title, version, period, measures, terms, reviews, passages }: Plan): readonly string[] {
  const owned = measures.filter(({ owners, crossCutting }) => owners.length > 0 || crossCutting).length;
  const phases = measures.reduce((total, { schedule }) => total + schedule.length, 0);
  const targets = measures.reduce((total, measure) => total + measure.targets.length, 0);
  return [
    `  ${title}${title.includes(version) ? '' : ` ${version}`}（${shortFiscalYear(period[0])}〜${shortFiscalYear(period[1])}）`,
    `  取組${measures.length}件（うち担当あり${owned}件）、工程${phases}件、指標${targets}件、用語${terms.length}件、前の計画の振り返り${reviews.length}件、引用できる段落${passages.length}件`,
  ];
}

/** The doubts, each with its place, what was read, what was assumed and why; `whole` adds the stretch of the source. */
export function doubtLines({ doubts, plan }: OpenDraft, { shown = Infinity, whole = false } = {}): readonly string[] {
  if (doubts.length === 0) return ['確かめてほしいところはありません。'];
  const rest = doubts.length - shown;
  return [
    `確かめてほしいところ　${doubts.length}件`,
    ...doubts
      .slice(0, shown)
      .flatMap(({ id, about, spot, place, read, assumed, reason, source }) => [
        `  ${id}　${subjectText(about, plan)}`,
        `      ${[place, spotText(spot)].filter(Boolean).join('、')}`,
        ...(read === '' ? [] : [`      資料: ${oneLine(read)}`]),
        `      下書き: ${assumed === '' ? '（空のまま）' : oneLine(assumed)}`,
        `      ${reason}`,
        ...(whole ? source.map(({ text }) => `      元の文: ${text.replace(/\s+/gu, ' ')}`) : []),
      ]),
    ...(rest > 0 ? [`  ほか${rest}件`] : []),
  ];
}

/** A quotation as one line that fits a terminal. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

/** The same for programs: plans and terms as `plans --json` and `terms --json` print them, and what is doubtful. */
export function importJson(draft: OpenDraft, place: string): object {
  const { summary, plan, problems, doubts, changes } = draft;
  return {
    municipality: summary.municipality,
    folder: place,
    ...(plan ? { ...plansJson([plan]), ...termsJson([plan]) } : {}),
    doubts: doubts.map(({ source: _, ...doubt }) => doubt),
    problems,
    ...(changes ? { changes } : {}),
  };
}
