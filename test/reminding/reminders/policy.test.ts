import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc } from '../../fast-check.ts';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/instant.ts';
import {
  PERSONAL_DATA_KINDS,
  type PersonalDataHandling,
  type PersonalDataKind,
} from '../../../src/domain/personal-data.ts';
import type { Policy } from '../../../src/domain/policy.ts';
import { type FileResult, readYaml } from '../../../src/plans/read-yaml.ts';
import { DEFAULT_POLICY, policySchema, policyYaml } from '../../../src/reminding/reminders/policy.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kakari-policy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(yaml: string): FileResult<Policy> {
  const file = join(folder, 'policy.yaml');
  writeFileSync(file, yaml);
  return readYaml(file, 'policy.yaml', policySchema);
}

const valueOf = (yaml: string): Policy | undefined => {
  const result = read(yaml);
  return result.ok ? result.value : undefined;
};

describe('a policy', () => {
  it.each(['{}', '', '# nothing but a comment\n'])('of which nothing is written (%j) is the default', (yaml) => {
    expect(valueOf(yaml)).toEqual(DEFAULT_POLICY);
  });

  it('takes what is written and leaves the rest as it is', () => {
    const yaml = `leadDays: {phase-begins: [7, 90]}
digestMonths: [10, 4, 7]
quietHours: {from: 18:00}
daysOff: [{date: 2026-11-13, municipality: seki}, {date: 2026-11-16}]
personalData: {handling: {phone: stop}, rules: {seki: 情報セキュリティポリシー 第5条, '*': 共通の決まり}}
delivery: {attempts: 3, leaseSeconds: 60}`;
    expect(valueOf(yaml)).toEqual({
      ...DEFAULT_POLICY,
      leadDays: { ...DEFAULT_POLICY.leadDays, 'phase-begins': [90, 7] },
      digestMonths: [4, 7, 10],
      quietHours: { from: '18:00', to: '08:30' },
      daysOff: [{ date: '2026-11-13', municipality: 'seki' }, { date: '2026-11-16' }],
      delivery: { ...DEFAULT_POLICY.delivery, attempts: 3, leaseMs: 60_000 },
      personalData: {
        handling: { ...DEFAULT_POLICY.personalData.handling, phone: 'stop' },
        rules: new Map([
          ['seki', '情報セキュリティポリシー 第5条'],
          ['*', '共通の決まり'],
        ]),
      },
    });
  });

  it.each([
    ['leadDays: {phase-begins: [-30]}', 'leadDays.phase-begins[1件目]', '値を1以上'],
    ['leadDays: {phase-begins: [0]}', 'leadDays.phase-begins[1件目]', '値を1以上'],
    ['leadDays: {phase-begins: [30, 7.5]}', 'leadDays.phase-begins[2件目]', '小数のない数字'],
    ['leadDays: {phase-begins: [30, 30]}', 'leadDays.phase-begins', '二度'],
    ['leadDays: {phase-starts: [30]}', 'leadDays.phase-starts', 'という項目はありません'],
    ['digestMonths: [0]', 'digestMonths[1件目]', '値を1以上'],
    ['digestMonths: [4, 13]', 'digestMonths[2件目]', '値を12以下'],
    ['digestMonths: [4, 4]', 'digestMonths', '二度'],
    ['escalateAfterWorkingDays: 0', 'escalateAfterWorkingDays', '値を1以上'],
    ["quietHours: {to: '24:00'}", 'quietHours.to', '時刻は'],
    ["quietHours: {from: '8:30'}", 'quietHours.from', '時刻は'],
    ['daysOff: [{date: 2026-02-29}]', 'daysOff[1件目].date', '暦にある日'],
    ['daysOff: [{date: 2026-11-13, municipality: 関市}]', 'daysOff[1件目].municipality', '英小文字'],
    ['delivery: {firstWaitSeconds: 90, longestWaitSeconds: 60}', 'delivery.longestWaitSeconds', '以上にしてください'],
    ['keepYears: 1', 'keepYears', '値を2以上'],
    ['personalData: {handling: {phone: hide}}', 'personalData.handling.phone', 'stop、mask のどれか'],
    ['personalData: {handling: {fax: mask}}', 'personalData.handling.fax', 'という項目はありません'],
    ["personalData: {rules: {関市: '第5条'}}", 'personalData.rules.関市', '英小文字'],
    ['personalData: {rules: {seki: "一行目\\n二行目"}}', 'personalData.rules.seki', '一行'],
    ['leaddays: {}', 'leaddays', 'という項目はありません'],
  ])('%s is refused at %s, in Japanese', (yaml, field, says) => {
    const result = read(`# 決まり\n${yaml}\n`);
    expect(result.ok ? [] : result.problems).toEqual([
      { file: 'policy.yaml', line: 2, field, message: expect.stringContaining(says) },
    ]);
  });

  it('is not the default where the file cannot be read as YAML', () => {
    expect(read('leadDays: {phase-begins: [30').ok).toBe(false);
  });

  it('says in Japanese what is wrong, also without the reader of files', () => {
    const { error } = policySchema.safeParse({ digestMonths: [13], leadDays: { 'plan-ends': [-1] } });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      '何日前に知らせるかは1から3650までの整数で書いてください',
      '月は1から12までの整数で書いてください',
    ]);
  });
});

const leads = fc
  .uniqueArray(fc.integer({ min: 1, max: 3650 }), { maxLength: 6 })
  .map((days) => days.toSorted((a, b) => b - a));
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const seconds = (least: number): fc.Arbitrary<number> => fc.integer({ min: least, max: 3600 }).map((n) => n * 1000);

const handling = fc.constantFrom<PersonalDataHandling>('stop', 'mask');
const rule = fc.string({ minLength: 1, maxLength: 200 }).filter((text) => text === text.trim() && text !== '');

/** How long the office is open; the whole day where nothing is quiet. */
const openMinutes = (from: string, to: string): number => {
  const [closes, opens] = [from, to].map((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
  return ((closes ?? 0) - (opens ?? 0) + 1440) % 1440 || 1440;
};

const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  leadDays: fc.record({
    'phase-begins': leads,
    'phase-ends': leads,
    'target-due': leads,
    'dated-event': leads,
    'plan-ends': leads,
    'yearly-review': leads,
  }),
  digestMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 })).map((months) => months.toSorted((a, b) => a - b)),
  escalateAfterWorkingDays: fc.integer({ min: 1, max: 250 }),
  quietHours: fc.record({ from: time, to: time }).filter(({ from, to }) => openMinutes(from, to) >= 30),
  daysOff: fc.array(
    fc.record(
      { date: fc.nat(9000).map((days) => addDays('2026-01-01', days)), municipality: fc.constantFrom('seki', 'itako') },
      { requiredKeys: ['date'] },
    ),
  ),
  delivery: fc
    .record({
      attempts: fc.integer({ min: 1, max: 20 }),
      firstWaitMs: seconds(1),
      more: seconds(1),
      leaseMs: fc.integer({ min: 10, max: 600 }).map((count) => count * 1000),
    })
    .map(({ more, ...rest }) => ({ ...rest, longestWaitMs: rest.firstWaitMs + more })),
  keepYears: fc.integer({ min: 2, max: 100 }),
  personalData: fc.record({
    handling: fc.record(
      Object.fromEntries(PERSONAL_DATA_KINDS.map((kind) => [kind, handling])) as Record<
        PersonalDataKind,
        typeof handling
      >,
    ),
    rules: fc
      .dictionary(fc.constantFrom('seki', 'itako', '*'), rule, { noNullPrototype: true })
      .map((rules) => new Map(Object.entries(rules))),
  }),
});

describe('a policy printed as YAML', () => {
  it('is read as the same policy', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        expect(valueOf(policyYaml(policy))).toEqual(policy);
      }),
    );
  });

  it.each([
    ['delivery: {leaseSeconds: 40000}', 'delivery.leaseSeconds'],
    ["quietHours: {from: '00:00', to: '23:59'}", 'quietHours'],
  ])('refuses %s, with which nothing would ever be sent', (yaml, field) => {
    const issues = policySchema.safeParse(parse(yaml)).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it('explains every part in Japanese', () => {
    const parts = policyYaml(DEFAULT_POLICY).trim().split('\n\n').slice(1);
    expect(parts.map((part) => /^(\w+):/mu.exec(part)?.[1])).toEqual(Object.keys(DEFAULT_POLICY));
    expect(parts.every((part) => /^# .*[ぁ-ん]/u.test(part))).toBe(true);
  });
});
