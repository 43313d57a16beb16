import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { converse } from '../adapters/terminal/converse.ts';
import { askOnce } from './command-line/ask.ts';
import { assemble, municipalityId } from './command-line/assemble.ts';
import { askBatch } from './command-line/batch.ts';
import { checkSummary, plansJson, plansTable, termsJson, termsTable } from './command-line/list.ts';
import { errorLines } from './command-line/sentences.ts';
import { readConfig } from './config.ts';
import { loadKnowledge } from './plans/load-knowledge.ts';
import { clockAt, systemClock } from './providers/system-clock.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

interface AskOptions {
  readonly municipality?: string;
  readonly now?: string;
  readonly json?: boolean;
  readonly batch?: string;
  readonly out?: string;
}

function program(): Command {
  const kakari = new Command('kakari')
    .description('係（かかり）— 自治体のDX計画に、出典を付けて答えます')
    .option('--knowledge <フォルダー>', '知識フォルダー（既定は同梱のもの）')
    .helpOption('-h, --help', 'この説明を表示')
    .helpCommand('help [コマンド]', 'コマンドの説明を表示')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /u, '使い方が違います: ')) });
  const folder = (): string => kakari.opts<{ knowledge?: string }>().knowledge ?? readConfig().knowledge;

  kakari.command('ask').description('質問に答えます。質問を省くと対話になります')
    .argument('[質問...]')
    .option('-m, --municipality <ID>', '自治体（seki など。省くとすべて）')
    .option('--now <日付>', 'きょうの日付（2026-11-21）', isoDate)
    .option('--json', 'JSON で出力')
    .option('--batch <IN.jsonl>', '質問ファイルをまとめて答える')
    .option('--out <OUT.jsonl>', '--batch の答えを書くファイル')
    .action(async (words: string[], options: AskOptions) => {
      if ((options.batch === undefined) !== (options.out === undefined)) throw new CommanderError(WRONG_USAGE, 'kakari.usage', '--batch と --out は一緒に指定してください');
      const assembled = assemble(folder());
      const clock = options.now === undefined ? systemClock : clockAt(options.now);
      if (options.batch !== undefined && options.out !== undefined) {
        const broken = await askBatch(options.batch, options.out, assembled, clock);
        if (broken > 0) console.error(`${broken}行に誤りがありました。${options.out} の error を確かめてください。`);
      } else if (words.length > 0) console.log(await askOnce(words.join(' '), options, assembled, clock));
      else await talk(options.municipality, assembled, clock);
    });
  listing(kakari, 'plans', '計画と取組の一覧', folder, plansJson, plansTable);
  listing(kakari, 'terms', '用語の一覧', folder, termsJson, termsTable);
  kakari.command('check').description('知識フォルダーを検査します').action(() => console.log(checkSummary(loadKnowledge(folder()).plans)));
  return kakari;
}

async function talk(id: string | undefined, { assistant, plans }: ReturnType<typeof assemble>, clock: typeof systemClock): Promise<void> {
  const municipality = municipalityId(id, plans);
  await converse({ assistant, clock, input: process.stdin, output: process.stdout, ...(municipality === undefined ? {} : { municipality }) });
}

type Plans = ReturnType<typeof loadKnowledge>['plans'];

function listing(kakari: Command, name: string, description: string, folder: () => string, json: (plans: Plans) => object, table: (plans: Plans) => string): void {
  kakari.command(name).description(description).option('--json', 'JSON で出力').action((options: { json?: boolean }) => {
    const { plans } = loadKnowledge(folder());
    console.log(options.json ? JSON.stringify(json(plans), null, 2) : table(plans));
  });
}

function isoDate(value: string): string {
  const time = Date.parse(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) throw new InvalidArgumentError('2026-11-21 の形で、実在する日付を指定してください。');
  return value;
}

try {
  await program().parseAsync();
  process.exitCode = DONE;
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.code === 'kakari.usage') console.error(`使い方が違います: ${error.message}`);
    process.exitCode = error.exitCode === 0 ? DONE : WRONG_USAGE;
  } else {
    for (const line of errorLines(error)) console.error(line);
    process.exitCode = FAILED;
  }
}
