import type { Command } from 'commander';
import { command, type Folder } from '../options.ts';
import { print } from '../reminding/with-reminding.ts';

interface ExportOptions {
  readonly municipality: string;
  readonly xlsx: string;
  readonly draft?: boolean;
  readonly out?: string;
}

/** Adds `export`, which writes a plan as an Excel workbook that can be edited and imported again. */
export function addExport(kakari: Command, folder: Folder): void {
  command(kakari, 'export', '計画を Excel のブックに書き出します。直してから import で取り込めます')
    .requiredOption('-m, --municipality <ID>', '自治体の ID（seki など）')
    .requiredOption('--xlsx <ファイル>', '書くファイル（plan.xlsx など。すでにあるファイルには書きません）')
    .option('--draft', 'いまの計画ではなく、下書きを書き出す')
    .option('--out <フォルダー>', '下書きのあるフォルダー（省くとデータフォルダーの drafts）')
    .action(async ({ out, draft = false, ...options }: ExportOptions) => {
      const { exportPlan } = await import('./export-plan.ts');
      const { openImporting } = await import('./open-importing.ts');
      print(await exportPlan({ ...options, draft }, await openImporting(folder(), out)));
    });
}
