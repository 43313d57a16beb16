import { setTimeout as passes } from 'node:timers/promises';
import { momentInJapan } from '../../src/domain/instant.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { type LedgerPlace, openLedger } from '../../src/providers/ledger/open-ledger.ts';
import { crashDirectory, crashPlans, REMINDING_DAY } from './crash-plans.ts';
import { Replicas } from './replicas.ts';
import { type Moment, type SurfaceServer, startSurfaceServer } from './surface-server.ts';

/** What is to be survived. `random` gives at least 0 and less than 1. */
export interface CrashTask {
  readonly place: LedgerPlace;
  readonly towns: number;
  readonly replicas: number;
  readonly kills: number;
  /** How long the platform takes to answer. */
  readonly answerMs: number;
  readonly random: () => number;
}

/** What came of it. */
export interface CrashResult {
  readonly kills: number;
  /** Kills that hit while a message was between the ledger and the platform. */
  readonly amidMessage: number;
  readonly expected: number;
  /** Sections that saw no message. */
  readonly lost: number;
  /** Messages seen more than once. */
  readonly doubled: number;
  /** What the ledger says of the reminders at the end. */
  readonly states: Readonly<Record<string, number>>;
}

const LEASE_MS = 4000;
const BEGINS = momentInJapan(REMINDING_DAY, '09:00');
const MOMENTS: readonly Moment[] = ['before', 'kept', 'answered'];

/**
 * Lets replicas remind the sections of made-up towns and kills them with SIGKILL, one at a time: half of the times while a
 * message is on its way (before the platform keeps it, after it kept it, after it answered), half of the times at any moment
 * from the opening of the ledger on, planning and composing included. Ends when all was sent.
 */
export async function crashRun({
  place,
  towns,
  replicas: count,
  kills,
  answerMs,
  random,
}: CrashTask): Promise<CrashResult> {
  const plans = crashPlans(towns);
  const ledger = await openLedger(place);
  const ids = plans.map((plan) => plan.municipality.id);
  await ledger.replaceDirectory(ids, crashDirectory(plans), 'test', BEGINS);
  const trap = new Trap(() => replicas.kill(random()));
  const platform = await startSurfaceServer((moment) => trap.spring(moment), answerMs);
  const task = { place, surface: platform.url, towns, startedAt: Date.now(), begins: BEGINS, leaseMs: LEASE_MS };
  const replicas = new Replicas(task);
  while (replicas.killed < kills && !(await isAllSent(ledger, towns))) {
    await replicas.fill(count);
    const moment = MOMENTS[Math.floor(random() * 2 * MOMENTS.length)];
    if (moment !== undefined) await trap.wait(moment);
    else {
      await passes(random() * 400);
      replicas.kill(random());
    }
  }
  await replicas.fill(count);
  while (!(await isAllSent(ledger, towns))) await passes(100);
  await replicas.end();
  const result = {
    kills: replicas.killed,
    amidMessage: trap.hits,
    ...whatWasSeen(platform, towns),
    states: await statesOf(ledger),
  };
  await platform.close();
  await ledger.close();
  return result;
}

/** Kills a replica in the very moment in which a message comes to a certain point. */
class Trap {
  readonly #kill: () => void;
  #moment: Moment | undefined;
  #sprung: () => void = () => undefined;
  #hits = 0;

  constructor(kill: () => void) {
    this.#kill = kill;
  }

  /** How often it sprang. */
  get hits(): number {
    return this.#hits;
  }

  /** Returns whether it sprang. */
  spring(moment: Moment): boolean {
    if (moment !== this.#moment) return false;
    this.#moment = undefined;
    this.#hits += 1;
    this.#kill();
    this.#sprung();
    return true;
  }

  /** Is set for one moment, until it springs or two seconds pass. */
  async wait(moment: Moment): Promise<void> {
    const sprung = new Promise<void>((resolve) => void (this.#sprung = resolve));
    this.#moment = moment;
    await Promise.race([sprung, passes(2000)]);
    this.#moment = undefined;
  }
}

const isAllSent = async (ledger: Ledger, towns: number): Promise<boolean> =>
  (await ledger.reminders({ state: 'sent' })).length === towns * SECTIONS_IN_A_TOWN;

const SECTIONS_IN_A_TOWN = 10;

function whatWasSeen({ seen }: SurfaceServer, towns: number): Pick<CrashResult, 'expected' | 'lost' | 'doubled'> {
  const expected = towns * SECTIONS_IN_A_TOWN;
  const reached = new Set(seen.map(({ contact }) => contact.address));
  return { expected, lost: expected - reached.size, doubled: seen.length - reached.size };
}

async function statesOf(ledger: Ledger): Promise<CrashResult['states']> {
  const states: Record<string, number> = {};
  for (const { reminder } of await ledger.reminders({})) states[reminder.state] = (states[reminder.state] ?? 0) + 1;
  return states;
}
