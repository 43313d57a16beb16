import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { systemClock } from '../../providers/system-clock.ts';
import { command, type Folder } from '../options.ts';
import { print } from '../reminding/with-reminding.ts';
import { addExport } from './add-export.ts';

/** The commands that bring a plan in: draft, review, publish. */
export function addImporting(kakari: Command, folder: Folder): void {
  addImport(kakari, folder);
  addReview(kakari, folder);
  addExport(kakari, folder);
}

interface ImportOptions {
  readonly municipality: string;
  readonly name?: string;
  readonly out?: string;
  readonly replace?: boolean;
  readonly json?: boolean;
}

function addImport(kakari: Command, folder: Folder): void {
  command(kakari, 'import', '計画のファイルを読み取り、下書きを作ります（.txt .md .pdf .docx .xlsx .csv）')
    .argument('<ファイル...>')
    .requiredOption('-m, --municipality <ID>', '自治体の ID（英小文字。seki など）')
    .option('--name <名称>', '自治体の名前（計画から読み取れないとき）')
    .option('--out <フォルダー>', '下書きを置くフォルダー（省くとデータフォルダーの drafts）')
    .option('--replace', 'すでにある下書きを捨てて作り直す')
    .option('--json', 'JSON で出力')
    .action(async (files: readonly string[], { out, replace = false, json = false, ...options }: ImportOptions) => {
      const { importPlan } = await import('./import-plan.ts');
      const { openImporting } = await import('./open-importing.ts');
      const { createProgress } = await import('./progress.ts');
      const request = { ...options, replace, json, today: systemClock.today() };
      print(await importPlan(files, request, await openImporting(folder(), out), createProgress(process.stderr)));
    });
}

interface ReviewOptions {
  readonly out?: string;
  readonly accept?: string;
  readonly drop?: string;
  readonly mend?: readonly string[];
  readonly publish?: boolean;
  readonly discard?: boolean;
  readonly by?: string;
  readonly json?: boolean;
}

function addReview(kakari: Command, folder: Folder): void {
  command(kakari, 'review', '下書きの確かめるところを見て、直し、公開します。自治体を省くと下書きの一覧を出します')
    .argument('[自治体のID]')
    .option('--accept <番号>', '下書きのとおりでよいもの（d1,d3-d8 の形。all ですべて）')
    .option('--mend <番号 項目=value...>', '直すもの（d3 to=2028 の形）')
    .option('--drop <番号>', '下書きから消すもの（d1,d3-d8 の形）')
    .option('--publish', '公開する。動いている係もすぐに答えます')
    .option('--discard', '下書きを捨てる')
    .option('--by <名前>', '公開の記録に残す名前（省くとログインしている人）')
    .option('--out <フォルダー>', '下書きのあるフォルダー（省くとデータフォルダーの drafts）')
    .option('--json', 'JSON で出力')
    .action(async (municipality: string | undefined, { out, by = userInfo().username, ...options }: ReviewOptions) => {
      const { reviewDraft } = await import('./review-draft.ts');
      const { openImporting } = await import('./open-importing.ts');
      const { desk, store } = await openImporting(folder(), out);
      print(await reviewDraft(municipality, { ...options, by }, desk, store.place));
    });
}
