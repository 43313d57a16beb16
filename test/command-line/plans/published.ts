import { publishFiles } from '../../../src/command-line/importing/publish-files.ts';
import type { PlanFiles } from '../../../src/plans/plan-source.ts';
import type { Ledger } from '../../../src/ports/ledger.ts';
import { NINE } from '../../contracts/ledger/samples.ts';
import { fixtureFiles } from '../../plans/made-up-files.ts';

/** The plan of 青葉市 in which another section has the contracts. */
export const planWith = (section: string): PlanFiles =>
  Object.fromEntries(
    Object.entries(fixtureFiles('aoba')).map(([name, text]) => [
      name,
      text.replaceAll('契約課', section).replace('version: 第2期', 'version: 第3期'),
    ]),
  );

/** What only a newer program understands. */
export const NEWER = { municipality: 'aoba', plan: 'dx', title: '未来の計画', version: '第9期', files: {}, by: '佐藤' };

/** Publishes a plan of 青葉市, as the pages do. */
export const publish = (ledger: Ledger, files = planWith('調達課')) =>
  publishFiles({ ledger, refresh: async () => undefined }, { municipality: 'aoba', files, by: '佐藤' }, NINE);
