import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { assemble } from '../../src/command-line/assemble.ts';
import { logFault, logVectors } from '../../src/command-line/model/model-log.ts';
import { type Models, modelsOf } from '../../src/command-line/model/models.ts';
import { readConfig } from '../../src/config.ts';
import type { WordingParts } from '../../src/conversation/word/wording-parts.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import type { LanguageModel } from '../../src/ports/language-model.ts';
import { createMemoryUseLog } from '../../src/providers/language-model/memory-use-log.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { FIXTURE } from '../plans/broken-knowledge.ts';

const TODAY = '2026-11-20';
/** A question to 青葉市. */
export const AOBA = { municipality: 'aoba' } as const;

/** Kakari as the program assembles it, over the made-up plans. */
export interface Installation {
  /** Asks, on a day in 令和8年度; 青葉市 where nothing else is said. */
  readonly ask: (text: string, rest?: Partial<Message>, onProgress?: (soFar: Reply) => void) => Promise<Reply>;
  readonly models: Models | undefined;
  readonly clock: ManualClock;
  /** The log since it was last looked at, line by line. */
  readonly takeLog: () => readonly string[];
  /** From now on each step of a model has this share of its time. */
  readonly hurry: (share: number) => void;
  readonly close: () => Promise<void>;
}

/** Opens an installation with these settings and a data folder of its own. */
export async function install(settings: Readonly<Record<string, string>>): Promise<Installation> {
  const data = mkdtempSync(join(tmpdir(), 'kakari-installed-'));
  const lines: string[] = [];
  const clock = new ManualClock(TODAY);
  let share = 1;
  const models = openModels({ KAKARI_DATA: data, ...settings }, clock, lines);
  const joined = models && withTimes(models, (timeoutMs) => timeoutMs * share);
  const { assistant, prepare } = assemble(loadKnowledge(FIXTURE), FIXTURE, { models: joined });
  await prepare();
  await models?.vectors()?.settled();
  return {
    ask: (text, rest = AOBA, onProgress) => assistant.answer({ text, history: [], today: TODAY, ...rest }, onProgress),
    models,
    clock,
    takeLog: () => lines.splice(0),
    hurry: (next) => void (share = next),
    close: async () => {
      await models?.close();
      rmSync(data, { recursive: true });
    },
  };
}

function openModels(
  settings: Readonly<Record<string, string>>,
  clock: ManualClock,
  lines: string[],
): Models | undefined {
  const log = pino({ level: 'warn', base: null }, { write: (line) => void lines.push(line) });
  return modelsOf({
    config: readConfig(settings),
    useLog: createMemoryUseLog(),
    clock,
    reportFault: logFault(log),
    reportVectors: logVectors(log),
    reportFailure: (error) => log.error({ failure: String(error) }),
  });
}

/** The same models with other times for each step, so that no test waits as long as people do. */
const withTimes = (models: Models, timeOf: (timeoutMs: number) => number): Models => ({
  opened: () => models.opened(),
  vectors: () => models.vectors(),
  health: () => models.health(),
  close: () => models.close(),
  join: async (bundled) => {
    const { wording, ...rest } = await models.join(bundled);
    return { ...rest, ...(wording && { wording: hurried(wording, timeOf) }) };
  },
});

function hurried({ model, ...rest }: WordingParts, timeOf: (timeoutMs: number) => number): WordingParts {
  const ask: LanguageModel['ask'] = (task, call) => model.ask(task, { ...call, timeoutMs: timeOf(call.timeoutMs) });
  return { ...rest, model: { ask } };
}
