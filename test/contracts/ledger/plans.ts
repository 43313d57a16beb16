import { describe, expect, it } from 'vitest';
import type { Ledger, PlanLedger } from '../../../src/ports/ledger.ts';
import type { OpenLedger } from '../ledger-contract.ts';
import { at, NINE, recorded } from './samples.ts';

type NewPlan = Parameters<PlanLedger['publishPlan']>[0];

/** A plan of a municipality in a version. */
export const newPlan = (municipality: string, version: string, change: Partial<NewPlan> = {}): NewPlan => ({
  municipality,
  plan: `${municipality}-dx`,
  title: `${municipality}のDX計画`,
  version,
  files: { 'plan.yaml': `version: ${version}\n`, 'original.jsonl': '{"title":"係"}\n' },
  by: '情報政策課 佐藤',
  ...change,
});

const publish = (ledger: Ledger, municipality: string, version: string, time = '09:00'): Promise<number> =>
  ledger.publishPlan(newPlan(municipality, version), at(time));

/** Every step of the plans, newest first, as `revision kind municipality version`. */
const steps = async (ledger: Ledger, municipality?: string): Promise<readonly string[]> =>
  (await ledger.planVersions(municipality)).map((one) =>
    [one.revision, one.kind, one.municipality, one.version].join(' '),
  );

/** Published plans. */
export function planContract(open: OpenLedger): void {
  describe('published plans', () => {
    it('are none at first', async () => {
      const ledger = await open();
      expect(await ledger.plansRevision()).toBe(0);
      expect(await ledger.planVersions()).toEqual([]);
      expect(await ledger.publishedPlan(1)).toBeUndefined();
    });

    it('are given back as they were, with who published them and when', async () => {
      const ledger = await open();
      const plan = newPlan('aoba', '第2版', { files: { 'plan.yaml': 'title: "係"\r\n😀', 'digest.md': '' } });
      const revision = await ledger.publishPlan(plan, NINE);
      const { files, ...told } = plan;
      const step = { ...told, revision, kind: 'published', at: NINE };
      expect(await ledger.publishedPlan(revision)).toEqual({ ...step, files });
      expect(await ledger.planVersions()).toEqual([step]);
      expect(await ledger.plansRevision()).toBe(revision);
    });

    it('keep their earlier versions whole, under the revisions they had', async () => {
      const ledger = await open();
      const first = await publish(ledger, 'aoba', '第1版');
      const second = await publish(ledger, 'aoba', '第2版', '10:00');
      const other = await publish(ledger, 'kasugano', '第1版', '11:00');
      expect(first < second && second < other).toBe(true);
      expect(await ledger.plansRevision()).toBe(other);
      expect((await ledger.publishedPlan(first))?.files).toEqual(newPlan('aoba', '第1版').files);
      expect(await steps(ledger)).toEqual([
        `${other} published kasugano 第1版`,
        `${second} published aoba 第2版`,
        `${first} published aoba 第1版`,
      ]);
      expect(await steps(ledger, 'kasugano')).toEqual([`${other} published kasugano 第1版`]);
      expect(await steps(ledger, 'harano')).toEqual([]);
    });

    it('are published once where the same files are in force already, whoever publishes them', async () => {
      const ledger = await open();
      const revision = await publish(ledger, 'aoba', '第1版');
      const again = newPlan('aoba', '第1版', { by: '山田' });
      const turned = { ...again, files: Object.fromEntries(Object.entries(again.files).toReversed()) };
      expect(await ledger.publishPlan(turned, at('10:00'))).toBe(revision);
      expect(await recorded(ledger)).toEqual([`plan-published ${revision}`]);
      await publish(ledger, 'aoba', '第2版', '11:00');
      const back = await publish(ledger, 'aoba', '第1版', '12:00');
      expect(back).toBeGreaterThan(revision);
      expect(await steps(ledger)).toHaveLength(3);
    });

    it('are in one order for two who publish at once, and the last of them is in force', async () => {
      const ledger = await open();
      const versions = ['A', 'B', 'C', 'D', 'E', 'F'];
      const revisions = await Promise.all(versions.map((version) => publish(ledger, 'aoba', version)));
      expect(new Set(revisions).size).toBe(versions.length);
      const last = Math.max(...revisions);
      expect(await ledger.plansRevision()).toBe(last);
      expect((await ledger.planVersions())[0]).toMatchObject({
        revision: last,
        version: versions[revisions.indexOf(last)],
      });
    });

    it('are one version where two publish the same at once', async () => {
      const ledger = await open();
      const revisions = await Promise.all([1, 2, 3, 4].map(() => publish(ledger, 'aoba', '第1版')));
      expect(new Set(revisions).size).toBe(1);
      expect(await steps(ledger)).toHaveLength(1);
    });

    it('are kept whole or not at all', async () => {
      const ledger = await open();
      const refused = { replaceAll: () => null } as never;
      const broken = newPlan('aoba', '第1版', { files: { 'measures.yaml': 'a', 'plan.yaml': refused } });
      await expect(ledger.publishPlan(broken, NINE)).rejects.toThrow(/null/iu);
      expect([await ledger.plansRevision(), await ledger.planVersions()]).toEqual([0, []]);
      expect(await ledger.records({})).toEqual([]);
    });

    it('are withdrawn with a step of their own, and can be published again', async () => {
      const ledger = await open();
      const first = await publish(ledger, 'aoba', '第1版');
      const elsewhere = await publish(ledger, 'kasugano', '第1版');
      expect(await ledger.withdrawPlan('aoba', '山田', at('10:00'))).toBe(true);
      expect(await ledger.withdrawPlan('aoba', '山田', at('10:01'))).toBe(false);
      expect(await ledger.withdrawPlan('harano', '山田', at('10:01'))).toBe(false);
      const withdrawn = await ledger.plansRevision();
      expect(withdrawn).toBeGreaterThan(elsewhere);
      expect(await ledger.publishedPlan(withdrawn)).toBeUndefined();
      expect((await ledger.planVersions('aoba'))[0]).toEqual({
        revision: withdrawn,
        kind: 'withdrawn',
        municipality: 'aoba',
        plan: 'aoba-dx',
        title: 'aobaのDX計画',
        version: '第1版',
        by: '山田',
        at: at('10:00'),
      });
      expect((await ledger.publishedPlan(first))?.version).toBe('第1版');
      expect(await publish(ledger, 'aoba', '第1版', '11:00')).toBeGreaterThan(withdrawn);
    });

    it('are recorded, and stay when old records are deleted', async () => {
      const ledger = await open();
      const revision = await publish(ledger, 'aoba', '第1版');
      await ledger.withdrawPlan('aoba', '山田', at('10:00'));
      const [published, withdrawn] = await ledger.records({ municipality: 'aoba' });
      expect(published).toMatchObject({
        at: NINE,
        actor: '情報政策課 佐藤',
        action: 'plan-published',
        subject: String(revision),
        detail: { plan: 'aoba-dx', title: 'aobaのDX計画', version: '第1版', files: 2 },
      });
      expect(withdrawn).toMatchObject({ actor: '山田', action: 'plan-withdrawn', detail: { version: '第1版' } });
      await ledger.deleteRecords('2040-04-01', '管理者', NINE);
      expect(await steps(ledger)).toHaveLength(2);
      expect(await ledger.publishedPlan(revision)).toBeDefined();
    });

    it('may be large, and hold what a person pasted', async () => {
      const ledger = await open();
      const original = `${JSON.stringify({ title: '章', place: '第1章', text: '計画'.repeat(200) })}\n`.repeat(6_000);
      expect(Buffer.byteLength(original)).toBeGreaterThan(5_000_000);
      const plan = newPlan('aoba', '第\0一版', { files: { 'original.jsonl': original, 'digest.md': '\0見出し' } });
      const revision = await ledger.publishPlan(plan, NINE);
      expect(await ledger.publishedPlan(revision)).toMatchObject({
        version: '第一版',
        files: { 'original.jsonl': original, 'digest.md': '見出し' },
      });
    });
  });
}
