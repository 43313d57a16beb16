import { beforeEach, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import type { PlanFiles } from '../../src/plans/plan-source.ts';
import { inForceAlone, type PlansInForce, readPlansInForce } from '../../src/plans/plans-in-force.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { NINE } from '../contracts/ledger/samples.ts';
import { FIXTURE } from './broken-knowledge.ts';
import { fixtureFiles, IMPORTED } from './made-up-files.ts';
import { openMemoryLedger } from './memory-ledger.ts';

const { plans: shipped } = loadKnowledge(FIXTURE);

/** What only a newer program understands. */
const NEWER: PlanFiles = { ...fixtureFiles('aoba'), 'plan.yaml': 'format: 2\n' };

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openMemoryLedger();
});

const publish = (municipality: string, files: PlanFiles, version = '第2版'): Promise<number> =>
  ledger.publishPlan({ municipality, plan: 'dx', title: 'DX計画', version, files, by: '佐藤' }, NINE);

/** The files of 青葉市 as a version of its plan. */
const aoba = (version: string): PlanFiles => {
  const files = fixtureFiles('aoba');
  return { ...files, 'plan.yaml': (files['plan.yaml'] ?? '').replace('version: 第2期', `version: ${version}`) };
};

const versions = ({ plans }: PlansInForce): readonly string[] =>
  plans.map(({ municipality, version }) => `${municipality.id} ${version}`);

describe('the plans in force', () => {
  it('are those of the folder, untouched, where nothing is published', async () => {
    const inForce = await readPlansInForce(shipped, ledger);
    expect(inForce).toMatchObject({ revision: 0, setAside: [], emptied: [] });
    expect(inForce.plans).toEqual(shipped);
    expect(inForceAlone(shipped).plans).toBe(shipped);
  });

  it('have a published plan in the place of that of its municipality, and others beside it, by id', async () => {
    await publish('aoba', aoba('第3期'));
    await publish('minato', IMPORTED);
    const inForce = await readPlansInForce(shipped, ledger);
    expect(versions(inForce)).toEqual(['aoba 第3期', `kasugano ${shipped[1]?.version}`, 'minato 第1版']);
    expect(inForce.revision).toBe(await ledger.plansRevision());
    expect(inForce.planned).toBe(inForce.plans);
  });

  it('are the newest versions, and load what they have loaded before no second time', async () => {
    await publish('aoba', aoba('第3期'));
    await publish('minato', IMPORTED);
    const before = await readPlansInForce(shipped, ledger);
    await publish('aoba', aoba('第4期'));
    const after = await readPlansInForce(shipped, ledger, before);
    expect(versions(after)[0]).toBe('aoba 第4期');
    expect(after.plans.at(-1)).toBe(before.plans.at(-1));
    expect(after.plans[1]).toBe(shipped[1]);
    expect([...after.loaded.keys()]).toEqual([3, 2]);
  });

  it('go back to the folder where a plan is withdrawn, also over earlier versions', async () => {
    await publish('aoba', aoba('第3期'));
    await publish('aoba', aoba('第4期'));
    await ledger.withdrawPlan('aoba', '佐藤', NINE);
    const inForce = await readPlansInForce(shipped, ledger);
    expect(inForce.plans).toEqual(shipped);
    expect(inForce.emptied).toEqual([]);
  });

  it('say which municipalities have none left', async () => {
    await publish('minato', IMPORTED);
    await ledger.withdrawPlan('minato', '佐藤', NINE);
    expect((await readPlansInForce(shipped, ledger)).emptied).toEqual(['minato']);
    await publish('minato', IMPORTED);
    expect((await readPlansInForce(shipped, ledger)).emptied).toEqual([]);
  });
});

describe('a published plan that this program cannot read', () => {
  it('leaves the version before it in force, and is not planned from', async () => {
    await publish('aoba', aoba('第3期'));
    const revision = await publish('aoba', NEWER, '第4期');
    const inForce = await readPlansInForce(shipped, ledger);
    expect(versions(inForce)[0]).toBe('aoba 第3期');
    expect(inForce.planned.map(({ municipality }) => municipality.id)).toEqual(['kasugano']);
    expect(inForce.setAside).toEqual([
      {
        version: expect.objectContaining({ revision, municipality: 'aoba', version: '第4期' }),
        problems: expect.arrayContaining([expect.objectContaining({ file: 'aoba/plan.yaml' })]),
      },
    ]);
  });

  it('leaves the plan of the folder in force where there is no earlier one, or none since one was withdrawn', async () => {
    await publish('aoba', aoba('第3期'));
    await ledger.withdrawPlan('aoba', '佐藤', NINE);
    await publish('aoba', NEWER);
    const inForce = await readPlansInForce(shipped, ledger);
    expect(inForce.plans).toEqual(shipped);
    expect(inForce.setAside).toHaveLength(1);
  });

  it('of a municipality that has no other leaves none, which is not the same as one that was withdrawn', async () => {
    await publish('harano', NEWER);
    const inForce = await readPlansInForce(shipped, ledger);
    expect(inForce.plans).toEqual(shipped);
    expect(inForce.emptied).toEqual([]);
    expect(inForce.setAside).toHaveLength(1);
  });

  it('is not loaded again at every look', async () => {
    await publish('aoba', NEWER);
    const before = await readPlansInForce(shipped, ledger);
    const blind = { ...ledger, publishedPlan: () => Promise.reject(new Error('loaded again')) };
    expect((await readPlansInForce(shipped, blind, before)).setAside).toEqual(before.setAside);
  });
});
