import type { DoubtSubject } from '../domain/draft.ts';
import { type FiscalYear, shortFiscalYear } from '../domain/fiscal-year.ts';

/** A field of something in a draft that a person may write: `name` as `Decision` has it, and what people call it. */
export type EditableField = {
  readonly name: string;
  readonly label: string;
  /** What may not be left empty. */
  readonly isRequired: boolean;
} & (
  | { readonly form: 'line' | 'text' | 'list' | 'year' | 'yes-or-no' }
  /** What is written, by what people read. */
  | { readonly form: 'choice'; readonly choices: Readonly<Record<string, string>> }
);

type Unnamed = EditableField extends infer Field ? (Field extends unknown ? Omit<Field, 'name'> : never) : never;
type Fields = Readonly<Record<string, Unnamed>>;

const field = (form: 'line' | 'text' | 'list' | 'year' | 'yes-or-no', label: string): Unnamed => ({
  form,
  label,
  isRequired: false,
});
const required = (form: 'line' | 'text' | 'year', label: string): Unnamed => ({ form, label, isRequired: true });
const choice = (label: string, choices: Readonly<Record<string, string>>): Unnamed => ({
  form: 'choice',
  label,
  isRequired: true,
  choices,
});

const PHASE: Fields = {
  phase: required('line', '段階（計画のことば）'),
  from: required('year', '始まりの年度'),
  to: field('year', '終わりの年度'),
  lane: field('line', '工程の行の名前'),
  date: field('line', '年月（2028-01 の形）'),
};

const TARGET: Fields = {
  name: required('line', '指標の名前'),
  kind: choice('種類', { output: '活動目標', outcome: '成果目標' }),
  lane: field('line', '工程の行の名前'),
  baselineYear: field('year', '現状値の年度'),
  baselineValue: field('line', '現状値'),
};

const FIELDS: Readonly<Record<DoubtSubject['kind'], Fields>> = {
  municipality: {
    name: required('line', '自治体の名前'),
    reading: field('line', '読み'),
    prefecture: field('line', '都道府県'),
    code: field('line', '全国地方公共団体コード（6桁）'),
    names: field('list', 'ほかの呼び名'),
  },
  plan: {
    title: required('line', '計画の名称'),
    version: required('line', '版'),
    status: choice('状態', { adopted: '策定済み', draft: '素案' }),
    published: required('line', '策定の時期（2026-03 の形）'),
    from: required('year', '期間の始まり'),
    to: required('year', '期間の終わり'),
    departments: field('list', '問い合わせ先の課'),
    phone: field('line', '電話番号'),
  },
  measure: {
    number: field('line', '番号'),
    title: required('line', '取組の名称'),
    names: field('list', 'ほかの呼び名'),
    owners: field('list', '担当'),
    ownersNote: field('line', '担当の補足（全庁、ほか関係各課 など）'),
    crossCutting: field('yes-or-no', '全庁の取組か'),
    bureau: field('line', '部局'),
    summary: required('text', '概要'),
    place: required('line', '計画の中の場所'),
  },
  phase: PHASE,
  target: TARGET,
  term: {
    name: required('line', '用語'),
    names: field('list', 'ほかの呼び名'),
    reading: field('line', '読み'),
    expansion: field('line', '略さない形'),
    definition: required('text', '説明'),
  },
  review: {
    number: field('line', '番号'),
    title: required('line', '項目'),
    result: required('line', '評価'),
    note: required('text', '説明'),
  },
  document: {},
};

/** The fields, by blanks, that stand for a part of a subject; of the others all are in question. */
const IN_QUESTION: Readonly<Record<string, string>> = {
  'municipality name': 'name',
  'municipality prefecture': 'prefecture',
  'plan title': 'title',
  'plan version': 'version',
  'plan status': 'status',
  'plan published': 'published',
  'plan period': 'from to',
  'plan contact': 'departments phone',
  'measure title': 'number title names summary',
  'measure owners': 'owners ownersNote crossCutting bureau',
};

/**
 * All that may be written about a subject. Of the schedule or the targets of a measure, it is what a further entry takes. A target has a
 * value for each of `years` besides.
 */
export function editableFields(about: DoubtSubject, years: readonly FiscalYear[] = []): readonly EditableField[] {
  const fields = Object.entries(fieldsOf(about)).map(([name, one]) => ({ name, ...one }));
  return isOfTarget(about) ? [...fields, ...years.map(yearField)] : fields;
}

/** Those of `editableFields` that a doubt about the subject is about. */
export function fieldsInQuestion(about: DoubtSubject, years: readonly FiscalYear[] = []): readonly EditableField[] {
  const asked = 'field' in about ? IN_QUESTION[`${about.kind} ${about.field}`]?.split(' ') : undefined;
  return editableFields(about, years).filter(({ name }) => asked === undefined || asked.includes(name));
}

/** Whether what is written about a subject is a further entry of its list: a phase of a schedule, a target. */
export const isAddition = (about: DoubtSubject): boolean =>
  about.kind === 'measure' && (about.field === 'schedule' || about.field === 'targets');

/** Whether a draft can be without the subject. */
export function isDroppable(about: DoubtSubject): boolean {
  if (about.kind === 'municipality') return about.field === 'prefecture';
  if (about.kind === 'plan') return about.field === 'contact';
  return about.kind !== 'document';
}

/** Whether the subject is a target, or becomes one. */
export const isOfTarget = (about: DoubtSubject): boolean =>
  about.kind === 'target' || (about.kind === 'measure' && about.field === 'targets');

const yearField = (year: FiscalYear): EditableField => ({
  name: String(year),
  label: `${shortFiscalYear(year)}の値`,
  form: 'line',
  isRequired: false,
});

function fieldsOf(about: DoubtSubject): Fields {
  if (!isAddition(about)) return FIELDS[about.kind];
  return isOfTarget(about) ? TARGET : PHASE;
}
