import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { loadKnowledge } from '../plans/load-knowledge.ts';
import { addAsk } from './add-ask.ts';
import { addTeamsPackage } from './chat/teams-package.ts';
import { addImporting } from './importing/add-importing.ts';
import { addDoctor } from './model/add-doctor.ts';
import { command, type Folder } from './options.ts';
import { addPlanLists } from './plans/commands.ts';
import { addAdministration } from './reminding/administer.ts';
import { addReminding } from './reminding/commands.ts';
import { checkSummary } from './list.ts';
import { TITLES, usageSentence } from './usage.ts';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

/** The command line. Parsing throws `CommanderError` for wrong usage and `KakariError` for what a person can mend. */
export function createProgram(): Command {
  const kakari = new Command('kakari')
    .description('係（かかり）— 自治体のDX計画に、出典を付けて答えます')
    .usage('[オプション] [コマンド]')
    .option('--knowledge <フォルダー>', '知識フォルダー（既定は同梱のもの）')
    .helpOption('-h, --help', 'この説明を表示')
    .version(version, '--version', '版を表示')
    .helpCommand('help [コマンド]', 'コマンドの説明を表示')
    .exitOverride()
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({ outputError: (text, write) => write(usageSentence(text)) });
  const folder: Folder = () => kakari.opts<{ knowledge?: string }>().knowledge ?? readConfig().knowledge;
  addServe(kakari, folder);
  addAsk(kakari, folder);
  addPlanLists(kakari, folder);
  addReminding(kakari, folder);
  addAdministration(kakari, folder);
  addImporting(kakari, folder);
  addTeamsPackage(kakari, folder, version);
  addDoctor(kakari, folder);
  command(kakari, 'check', '知識フォルダーを検査します').action(() =>
    console.log(checkSummary(loadKnowledge(folder()).plans)),
  );
  return kakari;
}

function addServe(kakari: Command, folder: Folder): void {
  command(kakari, 'serve', '画面を開き、お知らせを送り続けます。設定があれば Slack と Teams でも答えます').action(
    async () => {
      const { serveAndRemind } = await import('./serve-and-remind.ts');
      const known = loadKnowledge(folder(), { mayBeEmpty: true });
      await serveAndRemind({ known, folder: folder() }, readConfig());
    },
  );
}
