import { z } from 'zod';
import {
  DEFAULT_PERSONAL_DATA_POLICY,
  PERSONAL_DATA_KINDS,
  type PersonalDataHandling,
  type PersonalDataKind,
  type PersonalDataPolicy,
} from '../../domain/personal-data.ts';
import { PERSONAL_DATA_NAMES } from '../../language/personal-data/placeholders.ts';

/** A rule is shown within a sentence. */
const LONGEST_RULE = 200;

const handling = (kind: PersonalDataKind): z.ZodDefault<z.ZodEnum<{ stop: 'stop'; mask: 'mask' }>> =>
  z
    .enum(['stop', 'mask'], 'stop（答えずに止める）か mask（伏せて答える）を書いてください')
    .default(DEFAULT_PERSONAL_DATA_POLICY.handling[kind]);

const OWNER = /^(?:\*|[a-z][a-z0-9-]*)$/u;
const OWNER_MESSAGE =
  "自治体は knowledge/ のフォルダー名（英小文字・数字・ハイフン）で、すべての自治体のものは '*' と書いてください";
const RULE_MESSAGE = `決まりの名前と条を、一行、${LONGEST_RULE}文字までで書いてください`;

/** A key that is wrong is told as a value would be, with its line. */
const rules = z
  .record(
    z.string(),
    z.string(RULE_MESSAGE).trim().min(1, RULE_MESSAGE).max(LONGEST_RULE, RULE_MESSAGE).regex(/^.*$/u, RULE_MESSAGE),
  )
  .check(({ value, issues }) => {
    for (const owner of Object.keys(value).filter((one) => !OWNER.test(one)))
      issues.push({ code: 'custom', message: OWNER_MESSAGE, path: [owner], input: owner });
  })
  .transform((written) => new Map(Object.entries(written)));

/** The section `personalData` of the policy file, as a `PersonalDataPolicy`; what is left out is as in the default. */
export const personalDataSchema = z.strictObject({
  handling: z
    .strictObject({
      'my-number': handling('my-number'),
      'basic-pension-number': handling('basic-pension-number'),
      'resident-record-code': handling('resident-record-code'),
      'card-number': handling('card-number'),
      phone: handling('phone'),
      email: handling('email'),
      address: handling('address'),
      name: handling('name'),
    } satisfies Record<PersonalDataKind, unknown>)
    .prefault({}),
  rules: rules.prefault({}),
});

/** The section as YAML with comments: `personalDataSchema` makes the same of it. */
export function personalDataYaml({ handling: handled, rules: written }: PersonalDataPolicy): string {
  const line = (kind: PersonalDataKind, how: PersonalDataHandling): string =>
    `    ${kind}: ${how}  # ${PERSONAL_DATA_NAMES.ja[kind]}`;
  return `# 質問に個人情報があったとき。stop は答えずに止め（何も送らず、残しません）、mask は伏せて答えます。
personalData:
  handling:
${PERSONAL_DATA_KINDS.map((kind) => line(kind, handled[kind])).join('\n')}
  # 止めたときに示す決まり。書かないときは、計画の記載か、個人情報の保護に関する法律を示します。'*' はすべての自治体のものです。
${rulesYaml(written)}
`;
}

function rulesYaml(rulesWritten: PersonalDataPolicy['rules']): string {
  if (rulesWritten.size === 0) return "  # 例: {seki: '○○市情報セキュリティポリシー 第5条'}\n  rules: {}";
  // JSON strings are YAML strings, whatever they hold.
  return [
    '  rules:',
    ...[...rulesWritten].map(([id, rule]) => `    ${JSON.stringify(id)}: ${JSON.stringify(rule)}`),
  ].join('\n');
}
