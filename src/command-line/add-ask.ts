import { type Command, CommanderError } from 'commander';
import { converse } from '../../adapters/terminal/converse.ts';
import { type Config, readConfig } from '../config.ts';
import { momentInJapan } from '../domain/instant.ts';
import type { Clock } from '../ports/clock.ts';
import { clockAt, systemClock } from '../providers/system-clock.ts';
import { askOnce } from './ask.ts';
import { assemble, type Assembled, municipalityId } from './assemble.ts';
import { askBatch } from './batch.ts';
import type { ModelsAtPrompt } from './model/models-at-prompt.ts';
import { newReference } from './new-reference.ts';
import { command, type Folder, isoDate } from './options.ts';
import { knowledgeAtHand } from './plans/plans-at-hand.ts';
import { loadPolicy } from './reminding/load-policy.ts';

interface AskOptions {
  readonly municipality?: string;
  readonly now?: string;
  readonly json?: boolean;
  readonly batch?: string;
  readonly out?: string;
}

/** Adds `ask`: one question, a conversation, or a file of questions. */
export function addAsk(kakari: Command, folder: Folder): void {
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
  const config = readConfig();
  const known = await knowledgeAtHand(folder());
  const { personalData } = loadPolicy(config, known.plans);
  const own = await openModels(config);
  try {
    const assembled = assemble(known, folder(), { models: own?.models, personalData });
    await assembled.prepare();
    await own?.ready(options.batch !== undefined);
    await answer(words, options, assembled);
  } finally {
    await own?.models?.close();
  }
}

/** What speaks to models is loaded only where some are configured. */
async function openModels(config: Config): Promise<ModelsAtPrompt | undefined> {
  if (config.model === undefined && config.onnx === undefined) return undefined;
  const { modelsAtPrompt } = await import('./model/models-at-prompt.ts');
  return modelsAtPrompt(config);
}

async function answer(words: readonly string[], options: AskOptions, assembled: Assembled): Promise<void> {
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
  await assembled.warm();
  const broken = await askBatch(input, output, assembled, clock);
  if (broken > 0)
    console.error(`${broken}行に誤りがありました。${output} の error を確かめてください。ほかの行には答えました。`);
}
