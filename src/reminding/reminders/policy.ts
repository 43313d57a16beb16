import { z } from 'zod';
import { MILESTONE_KINDS, type MilestoneKind } from '../../domain/milestone.ts';
import { DEFAULT_PERSONAL_DATA_POLICY } from '../../domain/personal-data.ts';
import type { Policy } from '../../domain/policy.ts';
import { personalDataSchema, personalDataYaml } from './personal-data-section.ts';

/** What holds where an administrator writes nothing. */
export const DEFAULT_POLICY: Policy = {
  leadDays: {
    'phase-begins': [180, 90, 30, 7],
    'phase-ends': [180, 90, 30, 7],
    'target-due': [60, 14],
    'dated-event': [90, 30, 7],
    'plan-ends': [365, 180],
    'yearly-review': [30],
  },
  digestMonths: [4, 10],
  escalateAfterWorkingDays: 10,
  quietHours: { from: '17:15', to: '08:30' },
  daysOff: [],
  delivery: { attempts: 6, firstWaitMs: 60_000, longestWaitMs: 3_600_000, leaseMs: 120_000 },
  keepYears: 5,
  personalData: DEFAULT_PERSONAL_DATA_POLICY,
};

const whole = (what: string, least: number, most: number): z.ZodNumber => {
  const message = `${what}は${least}から${most}までの整数で書いてください`;
  return z.int(message).min(least, message).max(most, message);
};

const noneTwice = <T>(values: readonly T[]): boolean => new Set(values).size === values.length;

const leads = z
  .array(whole('何日前に知らせるか', 1, 3650), '[180, 90, 30, 7] のように、何日前に知らせるかを並べて書いてください')
  .refine(noneTwice, '同じ日数が二度書かれています。一つにしてください')
  .transform((days) => days.toSorted((a, b) => b - a));

const months = z
  .array(whole('月', 1, 12), '[4, 10] のように、月を並べて書いてください')
  .refine(noneTwice, '同じ月が二度書かれています。一つにしてください')
  .transform((numbers) => numbers.toSorted((a, b) => a - b));

const TIME_MESSAGE = "時刻は '08:30' のように、00:00 から 23:59 までで書いてください";
const time = z.string(TIME_MESSAGE).regex(/^([01]\d|2[0-3]):[0-5]\d$/u, TIME_MESSAGE);

const DATE_MESSAGE = '日付は 2026-11-13 の形で、暦にある日を書いてください';
const date = z.iso.date(DATE_MESSAGE);

const ID_MESSAGE = '自治体は knowledge/ のフォルダー名（英小文字・数字・ハイフン）で書いてください';
const municipality = z.string(ID_MESSAGE).regex(/^[a-z][a-z0-9-]*$/u, ID_MESSAGE);

const SECONDS_A_DAY = 86_400;
/** A message is only taken up where the office stays open for the whole lease. */
const LONGEST_LEASE_SECONDS = 600;
const { leadDays: DEFAULT_LEADS, quietHours: QUIET, delivery: DELIVERY } = DEFAULT_POLICY;

const delivery = z
  .strictObject({
    attempts: whole('送る回数', 1, 20).default(DELIVERY.attempts),
    firstWaitSeconds: whole('最初に待つ秒数', 1, SECONDS_A_DAY).default(DELIVERY.firstWaitMs / 1000),
    longestWaitSeconds: whole('最も長く待つ秒数', 1, SECONDS_A_DAY).default(DELIVERY.longestWaitMs / 1000),
    leaseSeconds: whole('一通を受け持つ秒数', 10, LONGEST_LEASE_SECONDS).default(DELIVERY.leaseMs / 1000),
  })
  .refine(({ firstWaitSeconds, longestWaitSeconds }) => firstWaitSeconds <= longestWaitSeconds, {
    path: ['longestWaitSeconds'],
    message: '最も長く待つ秒数は、最初に待つ秒数以上にしてください',
  })
  .transform(({ attempts, firstWaitSeconds, longestWaitSeconds, leaseSeconds }) => ({
    attempts,
    firstWaitMs: firstWaitSeconds * 1000,
    longestWaitMs: longestWaitSeconds * 1000,
    leaseMs: leaseSeconds * 1000,
  }));

const LEAST_OPEN_MINUTES = 30;

/** From the end of the quiet hours to their beginning; the whole day where nothing is quiet. */
function openMinutes(from: string, to: string): number {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return (minutes(from) - minutes(to) + MINUTES_A_DAY) % MINUTES_A_DAY || MINUTES_A_DAY;
}

const MINUTES_A_DAY = 1440;

const leadsOf = (kind: MilestoneKind): z.ZodDefault<typeof leads> => leads.default([...DEFAULT_LEADS[kind]]);

/**
 * The YAML that an administrator writes (see `policyYaml`), as a `Policy`. Every part may be left out: `DEFAULT_POLICY` holds
 * there, also for a file with nothing but comments. Refuses what it does not know. `keepYears` is at least 2, because planning looks back on more than a year of what was
 * sent (`LOOK_BACK_DAYS`).
 */
export const policySchema = z.preprocess(
  (file) => (file === null ? {} : file),
  z.strictObject({
    leadDays: z
      .strictObject({
        'phase-begins': leadsOf('phase-begins'),
        'phase-ends': leadsOf('phase-ends'),
        'target-due': leadsOf('target-due'),
        'dated-event': leadsOf('dated-event'),
        'plan-ends': leadsOf('plan-ends'),
        'yearly-review': leadsOf('yearly-review'),
      } satisfies Record<MilestoneKind, unknown>)
      .prefault({}),
    digestMonths: months.default([...DEFAULT_POLICY.digestMonths]),
    escalateAfterWorkingDays: whole('営業日の数', 1, 250).default(DEFAULT_POLICY.escalateAfterWorkingDays),
    quietHours: z
      .strictObject({ from: time.default(QUIET.from), to: time.default(QUIET.to) })
      .refine(
        ({ from, to }) => openMinutes(from, to) >= LEAST_OPEN_MINUTES,
        '送れる時間が短すぎます。30分以上あけてください',
      )
      .prefault({}),
    daysOff: z.array(z.strictObject({ date, municipality: municipality.optional() })).default([]),
    delivery: delivery.prefault({}),
    keepYears: whole('保存する年数', 2, 100).default(DEFAULT_POLICY.keepYears),
    personalData: personalDataSchema.prefault({}),
  }),
);

const KIND_COMMENTS: Readonly<Record<MilestoneKind, string>> = {
  'phase-begins': '段階が始まる日（4月1日など）',
  'phase-ends': '段階を終える日（3月31日など）',
  'target-due': '指標の期限',
  'dated-event': '計画に日付や月のある予定',
  'plan-ends': '計画期間の終わり',
  'yearly-review': '毎年度の評価・見直し',
};

/** A policy as the YAML that `policySchema` reads, with Japanese comments: `policySchema` makes the same policy of it. */
export function policyYaml(policy: Policy): string {
  const { attempts, firstWaitMs, longestWaitMs, leaseMs } = policy.delivery;
  return `# お知らせと個人情報の決まり。省いた項目には標準の値が使われます。時刻と日付は日本時間です。

# 期限の何日前に知らせるか。その日が休みなら、前の営業日に知らせます。[] と書くと知らせません。
leadDays:
${MILESTONE_KINDS.map((kind) => `  ${kind}: [${policy.leadDays[kind].join(', ')}]  # ${KIND_COMMENTS[kind]}`).join('\n')}

# 課ごとの「予定のまとめ」を、最初の営業日に送る月。
digestMonths: [${policy.digestMonths.join(', ')}]

# 回答がないとき、何営業日たったらDX推進担当に知らせるか。
escalateAfterWorkingDays: ${policy.escalateAfterWorkingDays}

# 何も送らない時間帯。夜をまたげます。from と to を同じにすると、時間帯を限りません。
quietHours: {from: '${policy.quietHours.from}', to: '${policy.quietHours.to}'}

# 土日、祝日、12月29日から1月3日のほかに休む日。municipality を省くと、すべての自治体が休みます。
${daysOffYaml(policy.daysOff)}

# 届かなかったときの送り直し。待つ秒数は、失敗のたびに2倍になります。
delivery:
  attempts: ${attempts}  # 送ってみる回数
  firstWaitSeconds: ${firstWaitMs / 1000}  # 最初の失敗のあとに待つ秒数
  longestWaitSeconds: ${longestWaitMs / 1000}  # 待つ秒数の上限
  leaseSeconds: ${leaseMs / 1000}  # 一台が一通を受け持つ秒数。過ぎると別の一台が引き継ぎます。

# 記録を保存する年数。過ぎたものは削除できるようになります。
keepYears: ${policy.keepYears}

${personalDataYaml(policy.personalData)}`;
}

function daysOffYaml(daysOff: Policy['daysOff']): string {
  if (daysOff.length === 0) return '# 例: - {date: 2026-11-13, municipality: seki}\ndaysOff: []';
  const lines = daysOff.map(({ date: day, municipality: whose }) =>
    whose === undefined ? `  - {date: ${day}}` : `  - {date: ${day}, municipality: ${whose}}`,
  );
  return ['daysOff:', ...lines].join('\n');
}
