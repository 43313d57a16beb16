import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishFiles } from '../../../src/command-line/importing/publish-files.ts';
import type { DirectoryEntry } from '../../../src/domain/directory.ts';
import type { PlanFiles } from '../../../src/plans/plan-source.ts';
import { readPlansInForce } from '../../../src/plans/plans-in-force.ts';
import type { Ledger, WaitingReminder } from '../../../src/ports/ledger.ts';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { DEFAULT_POLICY } from '../../../src/reminding/reminders/policy.ts';
import {
  planDueReminders,
  type RunParts,
  sendDueReminders,
  sendPlannedReminders,
} from '../../../src/reminding/send-due-reminders.ts';
import { FakeChatSurface } from '../../fakes/fake-chat-surface.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { fixtureFiles } from '../../plans/made-up-files.ts';

const DIRECTORY: readonly DirectoryEntry[] = ['市民課', '契約課', '図書館', '危機管理課', 'デジタル推進室'].map(
  (department, at) => ({
    municipality: 'aoba',
    department,
    contact: { kind: 'slack-channel', address: `C000000000${at}` },
    promoter: department === 'デジタル推進室',
  }),
);

/** The first version; of the second 電子契約 is gone, the library opens a year later, and a measure is new. */
const FIRST = fixtureFiles('aoba');
const SECOND: PlanFiles = {
  ...FIRST,
  'plan.yaml': changed('plan.yaml', ['version: 第2期', 'version: 第2期改定版']),
  'digest.md': changed('digest.md', [/measure: aoba-04/gu, 'measure: aoba-08']),
  'measures.yaml': changed(
    'measures.yaml',
    [/- id: aoba-04[\s\S]*?(?=- id: aoba-05)/u, ''],
    ['phase: 実施, from: 2027, to: 2028 }\n', 'phase: 実施, from: 2028 }\n'],
    [
      /$/u,
      `- id: aoba-09
  title: 被害情報の共有
  english: Sharing damage reports
  group: [安心な暮らし]
  owners: [危機管理課]
  summary: 現場の写真を地図で共有します。
  summaryEnglish: Photographs are shared on a map.
  place: 第3章 3 安心な暮らし
  schedule: [{ phase: 実施, from: 2027, to: 2028 }]
`,
    ],
  ),
};

function changed(file: string, ...changes: readonly (readonly [string | RegExp, string])[]): string {
  return changes.reduce((text, [before, after]) => {
    const now = text.replace(before, after);
    if (now === text) throw new Error(`${String(before)} does not stand in ${file}`);
    return now;
  }, FIRST[file] ?? '');
}

let folder: string;
let ledger: Ledger;
let clock: ManualClock;
let surface: FakeChatSurface;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kakari-published-'));
  ledger = await openLedger({ kind: 'sqlite', file: join(folder, 'ledger.sqlite') });
  clock = new ManualClock('2026-09-01', '09:00');
  surface = new FakeChatSurface({ kinds: ['slack-channel'], looksUp: true });
  await ledger.replaceDirectory(['aoba'], DIRECTORY, 'test', clock.now());
  await publish(FIRST);
  await planDueReminders(await parts());
});
afterEach(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

const publish = (files: PlanFiles) =>
  publishFiles({ ledger, refresh: async () => undefined }, { municipality: 'aoba', files, by: '佐藤' }, clock.now());

/** What a run works with that begins now, as a serving process has it; no plan is in a folder. */
async function parts(): Promise<RunParts> {
  const { planned, emptied } = await readPlansInForce([], ledger);
  const timer: RunParts['timer'] = (_ms, act) => {
    const immediate = setImmediate(act);
    return () => clearImmediate(immediate);
  };
  const worker = { worker: 'worker', random: () => 0.5, timer, concurrency: 4 };
  return { plans: planned, emptied, ledger, surfaces: [surface], clock, policy: DEFAULT_POLICY, ...worker };
}

/** The reminders about a measure, the newest first. */
const about = async (measure: string): Promise<readonly WaitingReminder[]> =>
  (await ledger.reminders({})).filter((one) => one.about?.measure?.id === measure);

/** The same in short: the occasion, of a lead with the day it leads to, and the state. */
const brief = async (measure: string): Promise<readonly string[]> =>
  (await about(measure))
    .map(({ reminder: { occasion, state } }) =>
      [occasion.kind, ...(occasion.kind === 'lead' ? [occasion.date] : []), state].join(' '),
    )
    .toSorted();

/** A lead to the day on which much begins, that waits for the office to open. */
const LEAD = 'lead 2027-04-01 due';

/** 180 days before 1 April 2027, a lead is sent; 90 days before, one is planned and waits for the office to open. */
async function liveUntilLead(): Promise<void> {
  clock.set('2026-10-02', '09:00');
  await sendDueReminders(await parts());
  clock.set('2026-12-28', '07:00');
  await planDueReminders(await parts());
}

describe('a new version of a plan that is published', () => {
  beforeEach(liveUntilLead);

  it('withdraws the reminders that no longer hold and tells what changed, and leaves the others', async () => {
    for (const measure of ['aoba-04', 'aoba-08']) expect(await brief(measure)).toContain(LEAD);
    const sent = (await about('aoba-08')).filter(({ reminder }) => reminder.state === 'sent');
    const kept = await brief('aoba-01');
    await publish(SECOND);
    const report = await planDueReminders(await parts());
    expect(report.failures).toEqual([]);
    expect(report.withdrawn).toBeGreaterThan(1);
    for (const measure of ['aoba-04', 'aoba-08']) {
      expect(await brief(measure)).not.toContain(LEAD);
      expect(await brief(measure)).toContain('change due');
    }
    expect(await brief('aoba-01')).toEqual(kept);
    const still = (await about('aoba-08')).filter(({ reminder }) => reminder.state === 'sent');
    expect(still.map(({ reminder }) => reminder)).toEqual(sent.map(({ reminder }) => reminder));
    expect(still.length).toBeGreaterThan(0);
  });

  it('is told to the sections with the old day and the new one, and what is gone as gone, once', async () => {
    await publish(SECOND);
    await planDueReminders(await parts());
    clock.set('2026-12-28', '09:00');
    await sendPlannedReminders(await parts());
    const told = JSON.stringify(surface.taken);
    expect(told).toContain('令和9年4月1日 → 令和10年4月1日');
    expect(told).toMatch(/電子契約の導入[^"]*計画からなくなりました/u);
    const gone = (): number => surface.taken.filter((one) => JSON.stringify(one).includes('なくなりました')).length;
    const once = gone();
    for (const day of ['2026-12-29', '2027-01-04', '2027-01-05']) {
      clock.set(day, '09:00');
      await sendDueReminders(await parts());
    }
    expect(gone()).toBe(once);
  });

  it('brings the deadlines of new measures, under the version in force, which all others name too', async () => {
    await publish(SECOND);
    await planDueReminders(await parts());
    expect(await brief('aoba-09')).toContain(LEAD);
    const versions = new Set((await about('aoba-01')).map((one) => one.about?.version));
    expect(versions).toEqual(new Set(['第2期改定版']));
    const { milestones } = await ledger.planningState('aoba', '9999-12-31');
    const current = milestones.filter(({ removedOn }) => removedOn === undefined);
    expect(current.every(({ body }) => body.includes('"version":"第2期改定版"'))).toBe(true);
  });

  it('changes nothing more when it is planned from again, by this process or another', async () => {
    await publish(SECOND);
    await planDueReminders(await parts());
    const before = await ledger.records({});
    expect(await planDueReminders(await parts())).toMatchObject({ planned: 0, withdrawn: 0 });
    expect(await ledger.records({})).toEqual(before);
  });

  it('that is withdrawn, with no other plan left, takes all that is not yet told back', async () => {
    await ledger.withdrawPlan('aoba', '佐藤', clock.now());
    expect((await parts()).plans).toEqual([]);
    await planDueReminders(await parts());
    expect((await ledger.reminders({ state: 'due' })).map(({ reminder }) => reminder.occasion.kind)).not.toContain(
      'lead',
    );
    const { milestones } = await ledger.planningState('aoba', '9999-12-31');
    expect(milestones.filter(({ removedOn }) => removedOn === undefined)).toEqual([]);
  });

  it('that this program cannot read leaves what was planned as it is', async () => {
    const before = await ledger.reminders({});
    const newer = { ...FIRST, 'plan.yaml': 'format: 2\n' };
    const plan = { municipality: 'aoba', plan: 'dx', title: 'DX計画', version: '第9期', files: newer, by: '佐藤' };
    await ledger.publishPlan(plan, clock.now());
    expect(await planDueReminders(await parts())).toMatchObject({ planned: 0, withdrawn: 0 });
    expect(await ledger.reminders({})).toEqual(before);
  });
});
