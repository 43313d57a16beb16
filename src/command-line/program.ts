import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Command, CommanderError } from 'commander';
import { converse } from '../../adapters/terminal/converse.ts';
import { readConfig } from '../config.ts';
import { momentInJapan } from '../domain/instant.ts';
import { loadKnowledge } from '../plans/load-knowledge.ts';
import type { Clock } from '../ports/clock.ts';
import { clockAt, systemClock } from '../providers/system-clock.ts';
import { askOnce } from './ask.ts';
import { assemble, type Assembled, municipalityId, warmUp } from './assemble.ts';
import { askBatch } from './batch.ts';
import { addTeamsPackage } from './chat/teams-package.ts';
import { addImporting } from './importing/add-importing.ts';
import { newReference } from './new-reference.ts';
import { command, type Folder, isoDate } from './options.ts';
import { addPlanLists } from './plans/commands.ts';
import { knowledgeAtHand } from './plans/plans-at-hand.ts';
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

interface AskOptions {
  readonly municipality?: string;
  readonly now?: string;
  readonly json?: boolean;
  readonly batch?: string;
  readonly out?: string;
}

function addAsk(kakari: Command, folder: Folder): void {
  command(kakari, 'ask', '質問に答えます。質問を省くと対話になります')
    .argument('[質問...]')
    .option('-m, --municipality <ID>', '自治体（seki など。省くとすべて）')
    .option('--now <日付>', 'きょうの日付（2026-11-21 の形）', isoDate)
    .option('--json', 'JSON で出力')
    .option('--batch <IN.jsonl>', '質問ファイルにまとめて答えます')
    .option('--out <OUT.jsonl>', '--batch の答えを書くファイル')
    .action((words: readonly string[], options: AskOptions) => ask(words, options, folder));
}

async function ask(words: readonly string[], options: AskOptions, folder: Folder): Promise<void> {
  if ((options.batch === undefined) !== (options.out === undefined))
    throw new CommanderError(2, 'kakari.usage', '--batch と --out は一緒に指定してください');
  const assembled = assemble(await knowledgeAtHand(folder()), folder());
  await assembled.prepare();
  const clock = options.now === undefined ? systemClock : clockAt(momentInJapan(options.now, '09:00'));
  if (options.batch !== undefined && options.out !== undefined)
    return answerBatch(options.batch, options.out, assembled, clock);
  if (words.length > 0) return console.log(await askOnce(words.join(' '), options, assembled, clock));
  const municipality = municipalityId(options.municipality, assembled.plans);
  return converse({
    assistant: assembled.assistant,
    clock,
    input: process.stdin,
    output: process.stdout,
    reference: newReference,
    reportFailure: (failure) => console.error(JSON.stringify(failure)),
    ...(municipality === undefined ? {} : { municipality }),
  });
}

async function answerBatch(input: string, output: string, assembled: Assembled, clock: Clock): Promise<void> {
  await warmUp(assembled);
  const broken = await askBatch(input, output, assembled, clock);
  if (broken > 0)
    console.error(`${broken}行に誤りがありました。${output} の error を確かめてください。ほかの行には答えました。`);
}
