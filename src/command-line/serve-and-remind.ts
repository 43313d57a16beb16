import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Health } from '../domain/health.ts';
import type { Policy } from '../domain/policy.ts';
import { createMemoryUseLog } from '../providers/language-model/memory-use-log.ts';
import { systemClock } from '../providers/system-clock.ts';
import { machineTimer } from '../reminding/delivery/wait.ts';
import { keepStarted } from './chat/keep-started.ts';
import type { LiveSurface } from './chat/open-chats.ts';
import { serveDrafts } from './importing/serve-drafts.ts';
import { createEndings, type Endings, endOnSignal } from './endings.ts';
import { createLog, logFailure, surviveRejections } from './log.ts';
import { type Kept, keepsSomething, openKept } from './open-kept.ts';
import { logFault, logVectors, showVectors } from './model/model-log.ts';
import { logTrial } from './model/log-trial.ts';
import { type Models, modelsOf } from './model/models.ts';
import { keepLooking } from './plans/keep-looking.ts';
import type { LivePlans } from './plans/live-plans.ts';
import { openLivePlans, type OpenLivePlans, type Served } from './plans/open-live-plans.ts';
import { setAsideSentence } from './plans/set-aside-sentence.ts';
import { DEFAULT_POLICY } from '../reminding/reminders/policy.ts';
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
  const models = openModels(kept, config, log);
  await endings.add(async () => models?.close());
  const { live, policy, prepare, warm } = await openAnswers(served, kept, config, { models, log });
  const reminding = await openWhatIsOn(live, policy, kept, { config, log });
  const { chats = [], desk } = reminding ?? {};
  const pages = desk !== undefined && config.reminders ? { desk } : {};
  const imports = kept.ledger === undefined ? {} : { imports: serveDrafts(live, kept.ledger, config, logFailure(log)) };
  const health = (): Health => models?.health() ?? {};
  const parts = { ...live, ...pages, ...imports, log, chats, health, personalData: policy.personalData };
  const server = await serve(parts, config, systemClock);
  await endings.add(() => server.close());
  console.log(`係（Kakari）: ${server.url}`);
  await prepare();
  // A platform calls as soon as it may, and waits three seconds.
  await warm();
  const started = await keepStarted(chats, logFailure(log));
  await endings.add(() => started.stop());
  const looking = keepLooking(() => live.refresh(), logFailure(log), machineTimer);
  await endings.add(() => looking.stop());
  console.log(runningText(config, chats, started.waiting));
  // Nobody waits for it: Kakari answers meanwhile, and whatever comes of it.
  if (models !== undefined) void logTrial(models, config, log);
  if (reminding !== undefined && config.reminders) await remind(reminding, live, log, endings);
}

/** The models that are configured, whose use is counted in the ledger; in memory where there is none. */
function openModels({ ledger }: Kept, config: Config, log: Logger): Models | undefined {
  return modelsOf({
    config,
    useLog: ledger ?? createMemoryUseLog(),
    clock: systemClock,
    reportFault: logFault(log),
    reportVectors: showVectors(logVectors(log), process.stderr),
    reportFailure: logFailure(log),
  });
}

/** The plans in force with the flow that answers from them, and the policy that both go by. */
async function openAnswers(
  served: Served,
  { plans }: Kept,
  config: Config,
  { models, log }: { readonly models: Models | undefined; readonly log: Logger },
): Promise<OpenLivePlans & { readonly policy: Policy }> {
  let policy = DEFAULT_POLICY;
  const opened = await openLivePlans(
    served,
    plans,
    (aside) => aside.forEach((plan) => log.warn(setAsideSentence(plan))),
    (inForce) => {
      policy = loadPolicy(config, inForce);
      return { models, personalData: policy.personalData };
    },
  );
  return { ...opened, policy };
}

/** What works with the ledger; nothing where neither reminders nor a chat are switched on. */
async function openWhatIsOn(
  { inForce, assistant }: LivePlans,
  policy: Policy,
  { ledger }: Kept,
  { config, log }: { readonly config: Config; readonly log: Logger },
): Promise<Reminding | undefined> {
  if (ledger === undefined || !keepsSomething(config)) return undefined;
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
