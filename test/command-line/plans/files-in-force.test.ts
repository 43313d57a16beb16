import { describe, expect, it } from 'vitest';
import { filesInForce } from '../../../src/command-line/plans/files-in-force.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import type { PlanFiles } from '../../../src/plans/plan-source.ts';
import { readPlansInForce } from '../../../src/plans/plans-in-force.ts';
import { NINE } from '../../contracts/ledger/samples.ts';
import { FIXTURE } from '../../plans/broken-knowledge.ts';
import { fixtureFiles, IMPORTED } from '../../plans/made-up-files.ts';
import { openMemoryLedger } from '../../plans/memory-ledger.ts';

const { plans: shipped } = loadKnowledge(FIXTURE);

describe('the files of the plan in force', () => {
  it('are those that were published and can be read, else those of the folder, and none where there is no plan', async () => {
    const ledger = await openMemoryLedger();
    const publish = (municipality: string, files: PlanFiles): Promise<number> =>
      ledger.publishPlan({ municipality, plan: 'dx', title: 'DX計画', version: '第2版', files, by: '佐藤' }, NINE);
    await publish('minato', IMPORTED);
    await publish('minato', { ...IMPORTED, 'plan.yaml': 'format: 2\n' });
    const inForce = await readPlansInForce(shipped, ledger);
    const filesOf = (municipality: string): Promise<PlanFiles | undefined> =>
      filesInForce(inForce, FIXTURE, municipality, async () => ({ ...ledger, close: async () => undefined }));
    expect(await filesOf('minato')).toEqual(IMPORTED);
    expect(await filesOf('aoba')).toEqual(fixtureFiles('aoba'));
    expect(await filesOf('../knowledge/aoba')).toBeUndefined();
  });
});
