import { beforeEach, describe, expect, it } from 'vitest';
import { publishFiles, type Publishing } from '../../../src/command-line/importing/publish-files.ts';
import { errorLines } from '../../../src/command-line/sentences.ts';
import { FileProblemsError } from '../../../src/domain/errors.ts';
import type { PlanFiles } from '../../../src/plans/plan-source.ts';
import type { Ledger } from '../../../src/ports/ledger.ts';
import { NINE } from '../../contracts/ledger/samples.ts';
import { fixtureFiles, IMPORTED, loadFiles } from '../../plans/made-up-files.ts';
import { openMemoryLedger } from '../../plans/memory-ledger.ts';

let ledger: Ledger;
/** The revisions that were there when the plans of the process were brought up to date. */
let refreshed: number[];
let publishing: Publishing;
beforeEach(async () => {
  ledger = await openMemoryLedger();
  refreshed = [];
  publishing = { ledger, refresh: async () => void refreshed.push(await ledger.plansRevision()) };
});

const publish = (files: PlanFiles, municipality = 'minato') =>
  publishFiles(publishing, { municipality, files, by: '情報政策課 佐藤' }, NINE);

describe('publishing the files of a plan', () => {
  it('keeps them with what the plan calls itself, then shows them to the people of this process', async () => {
    const { revision, plan } = await publish({ ...IMPORTED, 'doubts.yaml': '[]', 'memo.txt': 'メモ' });
    expect(await ledger.publishedPlan(revision)).toEqual({
      revision,
      kind: 'published',
      municipality: 'minato',
      plan: 'minato-dx',
      title: '港野市デジタル化計画',
      version: '第1版',
      by: '情報政策課 佐藤',
      at: NINE,
      files: IMPORTED,
    });
    const loaded = loadFiles(IMPORTED);
    expect(loaded.ok && loaded.plan).toEqual(plan);
    expect(refreshed).toEqual([revision]);
  });

  it('refuses what the check refuses, with the same problems, and publishes nothing', async () => {
    const broken = { ...IMPORTED, 'measures.yaml': (IMPORTED['measures.yaml'] ?? '').replace('窓口課', '広報課') };
    const checked = loadFiles(broken);
    const error: unknown = await publish(broken).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FileProblemsError);
    expect(error).toMatchObject({ code: 'plan-invalid', problems: checked.ok ? [] : checked.problems });
    expect(errorLines(error)).toEqual([
      expect.stringContaining('minato/measures.yaml:5 [1件目].owners[1件目] — 部署「広報課」'),
      '「minato」の計画に誤りが1件あるため、公開しませんでした。直してからもう一度公開してください。',
    ]);
    expect([await ledger.plansRevision(), refreshed]).toEqual([0, []]);
  });

  it('refuses the plan of one municipality under the name of another', async () => {
    await expect(publish(fixtureFiles('aoba'), 'minato')).rejects.toMatchObject({ code: 'plan-invalid' });
    expect(await ledger.plansRevision()).toBe(0);
  });

  it('publishes nothing where the ledger fails', async () => {
    publishing = { ...publishing, ledger: { publishPlan: () => Promise.reject(new Error('full')) } };
    await expect(publish(IMPORTED)).rejects.toThrow('full');
    expect(refreshed).toEqual([]);
  });
});
