import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { KakariError } from '../../domain/errors.ts';
import { firstDayOf, fiscalYearOf, type IsoDate } from '../../domain/fiscal-year.ts';
import { systemClock } from '../../providers/system-clock.ts';
import { municipalityId, withMunicipality } from '../assemble.ts';
import { ledgerPlace } from '../ledger-place.ts';
import { command, type Folder, isoDate } from '../options.ts';
import { knowledgeAtHand } from '../plans/plans-at-hand.ts';
import { output, print, withReminding, withSurfaces } from './with-reminding.ts';

/**
 * The commands of whoever looks after an installation: who is told, by what rules, what is on record, what is thought of the
 * answers, and the safe keeping of it all.
 */
export function addAdministration(kakari: Command, folder: Folder): void {
  addDirectory(kakari, folder);
  addPolicy(kakari, folder);
  addRecords(kakari, folder);
  addFeedback(kakari, folder);
  addBackup(kakari);
}

function addDirectory(kakari: Command, folder: Folder): void {
  const directory = command(kakari, 'directory', '連絡先名簿を取り込み、書き出し、検査します');
  command(directory, 'import', 'CSV か YAML の名簿を取り込みます（載っている自治体の分を置き換えます）')
    .argument('<ファイル>')
    .action(async (file: string) => {
      const { plans, inForce } = await knowledgeAtHand(folder());
      await withSurfaces(inForce, undefined, async ({ ledger, surfaces }) => {
        const { importDirectory } = await import('./directory.ts');
        const { reachableBy } = await import('../../reminding/send-due-reminders.ts');
        const [day, at] = [systemClock.today(), systemClock.now()];
        const reachable = reachableBy(surfaces);
        print(await importDirectory(file, { plans, ledger, reachable }, { day, at }));
      });
    });
  command(directory, 'export', '名簿を書き出します')
    .option('-m, --municipality <ID>', '自治体（省くとすべて）')
    .option('--yaml', 'YAML で出力（省くと CSV）')
    .option('--out <ファイル>', '書き出すファイル（省くと画面）')
    .action(async (options: { municipality?: string; yaml?: boolean; out?: string }) => {
      const { plans, inForce } = await knowledgeAtHand(folder());
      const municipality = municipalityId(options.municipality, plans);
      await withReminding(inForce, async ({ ledger }) => {
        const { directoryCsv, directoryYaml } = await import('../../reminding/directory/write-directory.ts');
        const entries = await ledger.directory(municipality);
        output(options.yaml ? directoryYaml(entries) : directoryCsv(entries), options.out);
      });
    });
  command(directory, 'check', '名簿を計画の担当課と照らし合わせます').action(async () => {
    const { plans, inForce } = await knowledgeAtHand(folder());
    await withSurfaces(inForce, undefined, async ({ ledger, surfaces }) => {
      const { checkDirectory, directoryReport } = await import('../../reminding/directory/check-directory.ts');
      const { reachableBy } = await import('../../reminding/send-due-reminders.ts');
      const [entries, reachable] = [await ledger.directory(), reachableBy(surfaces)];
      print(directoryReport(checkDirectory(plans, entries, systemClock.today(), reachable)));
    });
  });
}

function addPolicy(kakari: Command, folder: Folder): void {
  command(kakari, 'policy', 'お知らせの方針（何日前に知らせるか など）を YAML で出力します').action(async () => {
    const { plans } = await knowledgeAtHand(folder());
    const { loadPolicy } = await import('./load-policy.ts');
    const { policyYaml } = await import('../../reminding/reminders/policy.ts');
    print(policyYaml(loadPolicy(readConfig(), plans)));
  });
}

interface RecordOptions {
  readonly municipality?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly json?: boolean;
  readonly out?: string;
  readonly deleteExpired?: boolean;
}

function addRecords(kakari: Command, folder: Folder): void {
  command(kakari, 'records', 'お知らせの記録を公文書として書き出します')
    .option('-m, --municipality <ID>', '自治体（省くとすべて）')
    .option('--from <日付>', 'この日から', isoDate)
    .option('--to <日付>', 'この日まで', isoDate)
    .option('--json', 'JSON で出力（省くと CSV）')
    .option('--out <ファイル>', '書き出すファイル（省くと画面）')
    .option('--delete-expired', '保存年限を過ぎた記録を消します')
    .action(async ({ deleteExpired, json, out, ...options }: RecordOptions) => {
      const { plans, inForce } = await knowledgeAtHand(folder());
      const filter = withMunicipality(options, plans);
      await withReminding(inForce, async ({ ledger, policy }) => {
        if (deleteExpired) {
          const before = expiry(systemClock.today(), policy.keepYears);
          const count = await ledger.deleteRecords(before, 'records --delete-expired', systemClock.now());
          return print(`${before} より前の記録 ${count}件を消しました（保存年限 ${policy.keepYears}年）。`);
        }
        const { recordsCsv } = await import('./reminders.ts');
        const records = await ledger.records(filter);
        return output(json ? JSON.stringify({ records }, null, 2) : recordsCsv(records), out);
      });
    });
}

/**
 * The first day that is still kept: retention counts whole years from 1 April after the fiscal year in which a document was made, as
 * document rules of municipalities do.
 */
export const expiry = (today: IsoDate, keepYears: number): IsoDate => firstDayOf(fiscalYearOf(today) - keepYears);

interface FeedbackOptions {
  readonly municipality?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly json?: boolean;
  readonly csv?: boolean;
}

function addFeedback(kakari: Command, folder: Folder): void {
  command(kakari, 'feedback', 'チャットでの回答の数と、利用者の評価を出力します')
    .option('-m, --municipality <ID>', '自治体（省くとすべて）')
    .option('--from <日付>', 'この日からの回答', isoDate)
    .option('--to <日付>', 'この日までの回答', isoDate)
    .option('--json', 'JSON で出力')
    .option('--csv', 'CSV で出力')
    .action(async ({ json, csv, ...options }: FeedbackOptions) => {
      const { plans, inForce } = await knowledgeAtHand(folder());
      const filter = withMunicipality(options, plans);
      const { from, to } = filter;
      if (from !== undefined && to !== undefined && from > to) throw new KakariError('dates-reversed', { from, to });
      await withReminding(inForce, async ({ ledger }) => {
        const { feedbackCsv, feedbackJson, feedbackTable } = await import('./feedback.ts');
        const found = await ledger.feedback(filter);
        if (json) return print(JSON.stringify(feedbackJson(found), null, 2));
        const names = new Map(plans.map(({ municipality: { id, name } }) => [id, name]));
        return print(csv ? feedbackCsv(found, names) : feedbackTable(found, names));
      });
    });
}

function addBackup(kakari: Command): void {
  command(kakari, 'backup', 'データベースの控えを作ります（使用中でもかまいません）')
    .argument('<ファイル>')
    .action(async (file: string) => {
      const { backUp } = await import('../../providers/ledger/backup.ts');
      const place = ledgerPlace(readConfig());
      if (place.kind === 'postgres') throw new KakariError('backup-postgres', {});
      await backUp(place, file);
      print(`${file} に控えを作りました。`);
    });
}
