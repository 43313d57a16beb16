import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { type FileProblem, FileProblemsError } from '../../domain/errors.ts';
import { firstDayOf } from '../../domain/fiscal-year.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import { readYaml } from '../../plans/read-yaml.ts';
import { DEFAULT_POLICY, policySchema } from '../../reminding/reminders/policy.ts';

/**
 * Reads the policy (of reminders, and of personal data in questions): the file that the configuration names, else `policy.yaml` in the data folder, else the defaults. Throws
 * `FileProblemsError` `policy-invalid` with every problem of it.
 */
export function loadPolicy(config: Pick<Config, 'data' | 'policy'>, plans: readonly Plan[]): Policy {
  const file = config.policy ?? join(config.data, 'policy.yaml');
  if (config.policy === undefined && !existsSync(file)) return DEFAULT_POLICY;
  const read = readYaml(file, file, policySchema);
  if (!read.ok) throw new FileProblemsError('policy-invalid', { file }, read.problems);
  const problems = read.value.daysOff.flatMap((dayOff, index) =>
    dayOffProblems(dayOff, plans).map(({ field, message }): FileProblem => {
      const line = read.lineOf(['daysOff', index, field]);
      return { file, field: `daysOff[${index + 1}件目].${field}`, message, ...(line === undefined ? {} : { line }) };
    }),
  );
  const strangers = [...read.value.personalData.rules.keys()].filter((id) => id !== '*' && !isKnown(id, plans));
  problems.push(...strangers.map((id) => ruleProblem(file, id, read.lineOf(['personalData', 'rules', id]), plans)));
  if (problems.length > 0) throw new FileProblemsError('policy-invalid', { file }, problems);
  return read.value;
}

const isKnown = (id: string, plans: readonly Plan[]): boolean => plans.some((plan) => plan.municipality.id === id);

/** The rule of a municipality that there is not. */
const ruleProblem = (file: string, id: string, line: number | undefined, plans: readonly Plan[]): FileProblem => ({
  file,
  field: `personalData.rules.${id}`,
  message: unknownMunicipality(id, plans),
  ...(line === undefined ? {} : { line }),
});

const unknownMunicipality = (id: string, plans: readonly Plan[]): string =>
  `自治体「${id}」は登録されていません。次のどれかを書いてください: ${plans.map((plan) => plan.municipality.id).join(', ')}`;

/** What only the plans can tell: whose day off it is, and whether it can matter. */
function dayOffProblems(
  { date, municipality }: Policy['daysOff'][number],
  plans: readonly Plan[],
): readonly { readonly field: 'date' | 'municipality'; readonly message: string }[] {
  const concerned = plans.filter((plan) => municipality === undefined || plan.municipality.id === municipality);
  if (concerned.length === 0) {
    return [{ field: 'municipality', message: unknownMunicipality(municipality ?? '', plans) }];
  }
  const first = firstDayOf(Math.min(...concerned.map((plan) => plan.period[0])));
  return date < first
    ? [{ field: 'date', message: `${date} は計画期間（${first}から）より前です。年を確かめてください` }]
    : [];
}
