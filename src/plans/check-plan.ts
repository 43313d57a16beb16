import type { FileProblem } from '../domain/errors.ts';
import type { Measure, Plan } from '../domain/plan.ts';
import { checkPassages, type PassageFiles, placeKey } from './check-passages.ts';
import { fieldName } from './read-yaml.ts';
import type { PlanFile } from './schema.ts';

interface Located {
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}
interface Files {
  readonly municipality: Located;
  readonly head: Located;
  readonly measures: Located;
  readonly terms: Located;
}
type Complain = (file: keyof Files, path: readonly PropertyKey[], message: string) => void;

const FILE_NAMES = {
  municipality: 'municipality.yaml',
  head: 'plan.yaml',
  measures: 'measures.yaml',
  terms: 'terms.yaml',
};

/** What one file cannot show by itself: unknown sections, years outside the plan, things named twice. */
export function checkPlan(
  id: string,
  plan: Plan,
  head: PlanFile,
  files: Files,
  passages: PassageFiles,
): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  const complain: Complain = (file, path, message) => {
    const line = files[file].lineOf(path);
    problems.push({
      file: `${id}/${FILE_NAMES[file]}`,
      ...(line === undefined ? {} : { line }),
      field: fieldName(path),
      message,
    });
  };
  if (plan.municipality.id !== id) complain('municipality', ['id'], `フォルダー名「${id}」と同じ id にしてください`);
  if (plan.period[0] > plan.period[1])
    complain('head', ['period'], '計画期間の始まりが終わりより後です。[始まり, 終わり] の順に直してください');
  else {
    checkYears(plan, head.scheduleFrom ?? plan.period[0] - 1, complain);
    checkReviewYears(plan, complain);
  }
  checkDepartments(plan, head.bilingual, complain);
  checkUnique(
    plan.measures.map((measure) => measure.id),
    (at, value) => complain('measures', [at, 'id'], `id「${value}」は前にもあります。別の id にしてください`),
  );
  checkUnique(
    plan.measures.map((measure) => numberKey(measure)),
    (at) =>
      complain('measures', [at, 'number'], '同じ見出し（group）の中で番号が重なっています。どちらかを直してください'),
  );
  checkUnique(
    plan.terms.map((term) => term.name),
    (at, value) => complain('terms', [at, 'name'], `用語「${value}」は前にもあります。一つにまとめてください`),
  );
  checkUnique(
    head.progressReviews.map((review) => review.title),
    (at, value) =>
      complain(
        'head',
        ['progressReviews', at, 'title'],
        `「${value}」は前にもあります。一つにまとめるか、title を変えてください`,
      ),
  );
  checkUnique(
    head.facts.map((fact) => fact.key ?? ''),
    (at, value) => complain('head', ['facts', at, 'key'], `key「${value}」は前にもあります。どちらかを消してください`),
  );
  checkUnique(head.facts.map(placeKey), (at) =>
    complain('head', ['facts', at, 'title'], '同じ場所（place）に同じ title があります。title を変えてください'),
  );
  return [...problems, ...checkPassages(id, plan, head, passages)];
}

const numberKey = (measure: Measure): string =>
  measure.number === undefined ? '' : `${measure.group.join('/')} ${measure.number}`;

function checkDepartments(plan: Plan, bilingual: boolean, complain: Complain): void {
  const known = new Set(
    plan.municipality.departments.flatMap((department) => [department.name, department.parent ?? '']),
  );
  const unknown = (name: string): string =>
    `部署「${name}」が municipality.yaml の departments にありません。名前を直すか、部署を足してください`;
  for (const [at, measure] of plan.measures.entries()) {
    for (const [nth, owner] of measure.owners.entries()) {
      if (!known.has(owner)) complain('measures', [at, 'owners', nth], unknown(owner));
    }
    // A bureau may have ・ in its own name.
    const bureaus = known.has(measure.bureau ?? '') ? [] : (measure.bureau?.split(/[／・、]/u) ?? []);
    for (const bureau of bureaus) {
      if (!known.has(bureau)) complain('measures', [at, 'bureau'], unknown(bureau));
    }
    // An import cannot ask the plan's author; what was found nowhere is a doubt there.
    if (plan.namesOwners && bilingual && measure.owners.length === 0)
      complain(
        'measures',
        [at, 'owners'],
        '担当の部署がありません。書き足すか、担当を示さない計画なら plan.yaml の namesOwners を false にしてください',
      );
  }
  for (const [nth, name] of plan.contact.departments.entries()) {
    if (!known.has(name)) complain('head', ['contact', 'departments', nth], unknown(name));
  }
}

function checkYears(plan: Plan, first: number, complain: Complain): void {
  const outside = (year: number): boolean => year < first || year > plan.period[1];
  const sentence = (year: number): string =>
    `${year}年度は計画の工程表（${first}〜${plan.period[1]}年度）の外です。年度を直すか、plan.yaml の period か scheduleFrom を直してください`;
  for (const [at, measure] of plan.measures.entries()) {
    for (const [nth, phase] of measure.schedule.entries()) {
      if (outside(phase.from)) complain('measures', [at, 'schedule', nth, 'from'], sentence(phase.from));
      if (phase.to !== phase.from && outside(phase.to))
        complain('measures', [at, 'schedule', nth, 'to'], sentence(phase.to));
      if (phase.to < phase.from)
        complain(
          'measures',
          [at, 'schedule', nth, 'to'],
          '段階の終わりが始まりより前です。from と to を直してください',
        );
    }
    for (const [nth, target] of measure.targets.entries()) {
      const year = Object.keys(target.byYear).map(Number).find(outside);
      if (year !== undefined) complain('measures', [at, 'targets', nth, 'byYear'], sentence(year));
    }
  }
}

/** A review of the plan's own progress falls within its period. */
function checkReviewYears(plan: Plan, complain: Complain): void {
  const [first, last] = plan.period;
  for (const [at, review] of plan.progressReviews.entries()) {
    for (const [nth, year] of (review.years ?? []).entries()) {
      if (year < first || year > last)
        complain(
          'head',
          ['progressReviews', at, 'years', nth],
          `${year}年度は計画期間（${first}〜${last}年度）の外です。年度を直すか、毎年度の評価なら years を消してください`,
        );
    }
  }
}

/** Calls `twice` for every value that stood before; the empty string counts as absent. */
function checkUnique(values: readonly string[], twice: (at: number, value: string) => void): void {
  const seen = new Set<string>();
  for (const [at, value] of values.entries()) {
    if (value !== '' && seen.has(value)) twice(at, value);
    seen.add(value);
  }
}
