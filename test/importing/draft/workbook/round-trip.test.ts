import { fc } from '../../../fast-check.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDoubts } from '../../../../src/importing/draft/doubts-file.ts';
import { draftFiles } from '../../../../src/importing/draft/draft-files.ts';
import { workbookDraft } from '../../../../src/importing/draft/workbook/workbook-draft.ts';
import { filesOf, folderSource } from '../../../../src/plans/plan-source.ts';
import { ROOT } from '../../../boundaries/source-files.ts';
import { fixtureFiles, IMPORTED } from '../../../plans/made-up-files.ts';
import { SMALL_DRAFT } from '../small-draft.ts';
import { comeBack, edited, planOf } from './come-back.ts';
import { planFiles } from './made-up-plan.ts';

const KNOWLEDGE = join(ROOT, 'knowledge');
const PLANS = [
  ...readdirSync(KNOWLEDGE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'common')
    .map(({ name }) => [name, filesOf(folderSource(KNOWLEDGE, name))] as const),
  ['kasugano', fixtureFiles('kasugano')],
  ['minato', IMPORTED],
] as const;

describe('a plan that went into a workbook and came back', () => {
  it.each(PLANS)('%s is the same plan, without a doubt', async (_, files) => {
    const back = await comeBack(files);
    expect(planOf(back)).toEqual(planOf(files));
    expect(readDoubts(back['doubts.yaml'])).toEqual([]);
  });

  it('is the same whatever its texts are, through a file of Excel', async () => {
    await fc.assert(
      fc.asyncProperty(planFiles, async (files) => {
        expect(planOf(await comeBack(files))).toEqual(planOf(files));
      }),
      { numRuns: 6 },
    );
  });

  it('is the same whatever its texts are, by what its sheets say', () => {
    fc.assert(
      fc.property(planFiles, (files) => {
        expect(planOf(workbookDraft(edited(files), files).files)).toEqual(planOf(files));
      }),
      { numRuns: 25 },
    );
  });

  it('keeps the doubts of a draft that nobody settled', async () => {
    const files = draftFiles(SMALL_DRAFT);
    const back = await comeBack(files);
    expect(planOf(back)).toEqual(planOf(files));
    expect(readDoubts(back['doubts.yaml'])).toEqual(SMALL_DRAFT.doubts);
  });

  it('has all but facts, headings and passages where nothing else is known of the municipality, and says so', () => {
    const { files } = workbookDraft(edited(IMPORTED), undefined);
    const whole = planOf(IMPORTED);
    expect(whole.passages.length * whole.groups.length * whole.progressReviews.length).toBeGreaterThan(0);
    expect(planOf(files)).toEqual({ ...whole, passages: [], groups: [], progressReviews: [] });
    expect(readDoubts(files['doubts.yaml'])).toMatchObject([{ about: { kind: 'document' } }]);
  });
});
