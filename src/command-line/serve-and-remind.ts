import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { systemClock } from '../providers/system-clock.ts';
import { type Assembled, warmUp } from './assemble.ts';
import { keepStarted } from './chat/keep-started.ts';
import type { LiveSurface } from './chat/open-chats.ts';
import { createEndings, type Endings, endOnSignal } from './endings.ts';
import { createLog, logFailure, surviveRejections } from './log.ts';
import { keepReminding } from './reminding/keep-reminding.ts';
import { openReminding, type Reminding } from './reminding/open-reminding.ts';
import { remindRegularly } from './reminding/remind-regularly.ts';
import { serve } from './serve.ts';

/**
 * Opens the page and what is configured besides (reminders, Slack, Teams), until the process is asked to stop. Throws what opening
 * throws; nothing stays open then.
 */
export async function serveAndRemind(assembled: Assembled, config: Config): Promise<void> {
  const endings = createEndings();
  endOnSignal(endings, process);
  try {
    await open(assembled, config, endings);
  } catch (error) {
    await endings.run();
    throw error;
  }
}

async function open(assembled: Assembled, config: Config, endings: Endings): Promise<void> {
  const log = createLog(config);
  surviveRejections(log, process);
  const reminding = await openWhatIsKept(assembled, config, log);
  const { chats = [], ledger, desk, parts } = reminding ?? {};
  if (ledger !== undefined) await endings.add(() => ledger.close());
  const pages = desk !== undefined && config.reminders ? { desk } : {};
  const server = await serve({ ...assembled, ...pages, log, chats }, config, systemClock);
  await endings.add(() => server.close());
  console.log(`係（Kakari）: ${server.url}`);
  await assembled.prepare();
  // A platform calls as soon as it may, and waits three seconds.
  await warmUp(assembled);
  const started = await keepStarted(chats, logFailure(log));
  await endings.add(() => started.stop());
  console.log(runningText(config, chats, started.waiting));
  if (parts === undefined || !config.reminders) return;
  const run = remindRegularly(parts, (failures) => log.warn({ failures }, 'municipalities not planned'));
  const going = keepReminding(run, logFailure(log));
  await endings.add(() => going.stop());
}

/** The ledger, and what works with it; nothing where neither reminders nor a chat are switched on. */
async function openWhatIsKept(
  { plans, assistant }: Assembled,
  config: Config,
  log: Logger,
): Promise<Reminding | undefined> {
  if (!config.reminders && config.slack === undefined && config.teams === undefined) return undefined;
  return openReminding(plans, config, systemClock, { assistant, log });
}

function runningText({ reminders }: Config, chats: readonly LiveSurface[], waiting: readonly LiveSurface[]): string {
  const names = chats.map((chat) => (waiting.includes(chat) ? `${chat.name}（接続待ち）` : chat.name));
  return `動いているもの: ${['画面', ...(reminders ? ['お知らせ'] : []), ...names].join('、')}`;
}
