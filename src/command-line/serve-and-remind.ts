import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { systemClock } from '../providers/system-clock.ts';
import { machineTimer } from '../reminding/delivery/wait.ts';
import { warmUp } from './assemble.ts';
import { keepStarted } from './chat/keep-started.ts';
import type { LiveSurface } from './chat/open-chats.ts';
import { serveDrafts } from './importing/serve-drafts.ts';
import { createEndings, type Endings, endOnSignal } from './endings.ts';
import { createLog, logFailure, surviveRejections } from './log.ts';
import { type Kept, keepsSomething, openKept } from './open-kept.ts';
import { keepLooking } from './plans/keep-looking.ts';
import type { LivePlans } from './plans/live-plans.ts';
import { openLivePlans, type Served } from './plans/open-live-plans.ts';
import { setAsideSentence } from './plans/set-aside-sentence.ts';
import { keepReminding } from './reminding/keep-reminding.ts';
import { loadPolicy } from './reminding/load-policy.ts';
import { openReminding, type Reminding } from './reminding/open-reminding.ts';
import { remindRegularly } from './reminding/remind-regularly.ts';
import { serve } from './serve.ts';

/**
 * Opens the page and what is configured besides (reminders, Slack, Teams), until the process is asked to stop. Plans that are
 * published meanwhile, by whatever process, are answered from within seconds. Throws what opening throws; nothing stays open then.
 */
export async function serveAndRemind(served: Served, config: Config): Promise<void> {
  const endings = createEndings();
  endOnSignal(endings, process);
  try {
    await open(served, config, endings);
  } catch (error) {
    await endings.run();
    throw error;
  }
}

async function open(served: Served, config: Config, endings: Endings): Promise<void> {
  const log = createLog(config);
  surviveRejections(log, process);
  const kept = await openKept(config, logFailure(log));
  await endings.add(() => kept.close());
  const { live, prepare } = await openLivePlans(served, kept.plans, (plans) =>
    plans.forEach((plan) => log.warn(setAsideSentence(plan))),
  );
  const reminding = await openWhatIsOn(live, kept, config, log);
  const { chats = [], desk } = reminding ?? {};
  const pages = desk !== undefined && config.reminders ? { desk } : {};
  const imports = kept.ledger === undefined ? {} : { imports: serveDrafts(live, kept.ledger, config, logFailure(log)) };
  const server = await serve({ ...live, ...pages, ...imports, log, chats }, config, systemClock);
  await endings.add(() => server.close());
  console.log(`係（Kakari）: ${server.url}`);
  await prepare();
  // A platform calls as soon as it may, and waits three seconds.
  await warmUp({ plans: live.plans(), assistant: live.assistant });
  const started = await keepStarted(chats, logFailure(log));
  await endings.add(() => started.stop());
  const looking = keepLooking(() => live.refresh(), logFailure(log), machineTimer);
  await endings.add(() => looking.stop());
  console.log(runningText(config, chats, started.waiting));
  if (reminding !== undefined && config.reminders) await remind(reminding, live, log, endings);
}

/** What works with the ledger; nothing where neither reminders nor a chat are switched on. */
async function openWhatIsOn(
  { plans, inForce, assistant }: LivePlans,
  { ledger }: Kept,
  config: Config,
  log: Logger,
): Promise<Reminding | undefined> {
  if (ledger === undefined || !keepsSomething(config)) return undefined;
  const policy = loadPolicy(config, plans());
  return openReminding({ inForce, ledger, policy, clock: systemClock }, config, { assistant, log });
}

/** Plans are looked at before each run: from an older version, deadlines would be planned back that another process has moved. */
async function remind({ parts }: Reminding, live: LivePlans, log: Logger, endings: Endings): Promise<void> {
  const begin = async (): Promise<ReturnType<typeof parts>> => {
    await live.refresh();
    return parts();
  };
  const run = remindRegularly(begin, (failures) => log.warn({ failures }, 'municipalities not planned'));
  const going = keepReminding(run, logFailure(log));
  await endings.add(() => going.stop());
}

function runningText({ reminders }: Config, chats: readonly LiveSurface[], waiting: readonly LiveSurface[]): string {
  const names = chats.map((chat) => (waiting.includes(chat) ? `${chat.name}（接続待ち）` : chat.name));
  return `動いているもの: ${['画面', ...(reminders ? ['お知らせ'] : []), ...names].join('、')}`;
}
