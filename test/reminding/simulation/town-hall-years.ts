import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contactKey, type DirectoryEntry } from '../../../src/domain/directory.ts';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import { addDays, dayInJapan, timeInJapan } from '../../../src/domain/instant.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import type { OutgoingMessage } from '../../../src/ports/chat-surface.ts';
import type { Ledger, WaitingReminder } from '../../../src/ports/ledger.ts';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { createReminderDesk } from '../../../src/reminding/reminder-desk.ts';
import { DEFAULT_POLICY } from '../../../src/reminding/reminders/policy.ts';
import { sendDueReminders, sendPlannedReminders } from '../../../src/reminding/send-due-reminders.ts';
import { FakeChatSurface, type Behaviour } from '../../fakes/fake-chat-surface.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { Crash, type CrashPoint } from './crash.ts';
import { isDayOff } from './japanese-days.ts';

/** Something that goes wrong, on a day of the simulation counted from its first. */
export interface Mishap {
  readonly step: number;
  readonly what:
    | { readonly kind: 'restart' }
    /** The process dies when it comes to the point, and is not started again for so many runs. */
    | { readonly kind: 'kill'; readonly at: CrashPoint; readonly down: number }
    /** The clock is set so many days ahead, or back where negative. */
    | { readonly kind: 'jump'; readonly days: number }
    /** The surface treats the next message like this. */
    | { readonly kind: 'surface'; readonly behaviour: Behaviour };
}

/** A message that somebody got, and when by the clock of that time. */
export interface Received {
  readonly message: OutgoingMessage;
  readonly day: IsoDate;
  readonly time: string;
}

/** What came of it all. */
export interface Years {
  readonly received: readonly Received[];
  /** All reminders, as the ledger has them at the end. */
  readonly reminders: readonly WaitingReminder[];
  /** Every day on which a run came to its end. */
  readonly days: ReadonlySet<IsoDate>;
  /** The latest day that was reached. */
  readonly last: IsoDate;
  /** How often a process was killed at a crash point. */
  readonly kills: number;
}

export interface Setting {
  readonly plans: readonly Plan[];
  readonly directory: readonly DirectoryEntry[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly mishaps: readonly Mishap[];
  /** Whether a section answers what it is told. */
  readonly answers: (department: string) => boolean;
}

/** Before work, twice while people are at work, and in the evening. */
const WORKING_DAY = ['06:00', '09:00', '13:30', '21:00'];
const DAY_OFF = ['10:00'];
const LAST_WEEK = 7;

/** Runs the reminders day by day, on a database file, with everything that goes wrong. */
export async function liveThrough(setting: Setting): Promise<Years> {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-years-'));
  const hall = new TownHall(setting, join(folder, 'ledger.sqlite'));
  try {
    await hall.open();
    await hall.live();
    return await hall.result();
  } finally {
    await hall.close();
    rmSync(folder, { recursive: true });
  }
}

class TownHall {
  readonly #setting: Setting;
  readonly #file: string;
  readonly #clock: ManualClock;
  readonly #crash = new Crash();
  readonly #surface: FakeChatSurface;
  readonly #received: Received[] = [];
  readonly #behaviours: Behaviour[] = [];
  #ledger: Ledger | undefined;
  #plannedOn: IsoDate | undefined;
  #workers = 0;
  #kills = 0;
  #answered = 0;
  readonly #days = new Set<IsoDate>();
  #last: IsoDate;
  #down = 0;
  #runsDown = 0;

  constructor(setting: Setting, file: string) {
    this.#setting = setting;
    this.#file = file;
    this.#last = setting.from;
    this.#clock = new ManualClock(setting.from, '06:00');
    const behave = (): Behaviour => this.#behaviours.shift() ?? 'take';
    this.#surface = new FakeChatSurface({ kinds: ['slack-channel', 'slack-user', 'web'], looksUp: true, behave });
  }

  async open(): Promise<void> {
    const ledger = await this.#openLedger();
    const municipalities = this.#setting.plans.map(({ municipality }) => municipality.id);
    await ledger.replaceDirectory(municipalities, this.#setting.directory, 'test', this.#clock.now());
  }

  async live(): Promise<void> {
    const { from, to, mishaps } = this.#setting;
    const lastStep = Math.max(0, ...mishaps.map(({ step }) => step));
    let day = from;
    for (let step = 0; day <= to || step <= lastStep; step += 1) {
      for (const { what } of mishaps.filter((mishap) => mishap.step === step)) {
        // Before its first day the installation owed other reminders; that is told in a test of its own.
        if (what.kind === 'jump') day = [addDays(day, what.days), from].toSorted().at(-1) ?? from;
        else await this.#suffer(what);
      }
      await this.#liveDay(day);
      day = addDays(day, 1);
    }
    await this.#restart();
    this.#down = 0;
    for (let more = 0; more < LAST_WEEK; more += 1) await this.#liveDay(addDays(day, more));
  }

  async #liveDay(day: IsoDate): Promise<void> {
    if (day > this.#last) this.#last = day;
    for (const time of isDayOff(day) ? DAY_OFF : WORKING_DAY) {
      this.#clock.set(day, time);
      if (this.#down > 0) this.#down -= 1;
      else await this.#tick();
    }
  }

  async #tick(): Promise<void> {
    const before = this.#surface.taken.length;
    try {
      await this.#send();
      this.#days.add(this.#clock.today());
    } catch (error) {
      if (!this.#crash.dead) throw error;
    }
    for (const message of this.#surface.taken.slice(before)) {
      const now = this.#clock.now();
      this.#received.push({ message, day: dayInJapan(now), time: timeInJapan(now) });
    }
    if (this.#crash.dead) {
      this.#kills += 1;
      await this.#restart();
      this.#down = this.#runsDown;
    }
    await this.#answer();
  }

  async #send(): Promise<void> {
    const today = this.#clock.today();
    const run = this.#plannedOn === today ? sendPlannedReminders : sendDueReminders;
    await run({
      plans: this.#setting.plans,
      ledger: this.#crash.over(await this.#openLedger()),
      surfaces: [this.#crash.over(this.#surface)],
      clock: this.#clock,
      policy: DEFAULT_POLICY,
      worker: `worker-${this.#workers}`,
      random: () => 0.5,
      timer: (_ms, act) => {
        const immediate = setImmediate(act);
        return () => clearImmediate(immediate);
      },
      concurrency: 4,
    });
    this.#plannedOn = today;
  }

  /** Sections answer in the order in which they get messages, all that they are asked. */
  async #answer(): Promise<void> {
    const { plans, answers } = this.#setting;
    const ledger = await this.#openLedger();
    const desk = createReminderDesk({ plans: () => plans, ledger, clock: this.#clock, policy: DEFAULT_POLICY });
    for (const { message } of this.#received.slice(this.#answered))
      for (const block of message.notice.blocks) {
        if (block.kind !== 'actions') continue;
        const waiting = await ledger.reminder(block.reminder);
        if (waiting && waiting.reminder.route === 'owner' && answers(waiting.reminder.department))
          await desk.answer(block.reminder, 'acknowledge', contactKey(message.contact));
      }
    this.#answered = this.#received.length;
  }

  async #suffer(what: Exclude<Mishap['what'], { kind: 'jump' }>): Promise<void> {
    if (what.kind === 'surface') this.#behaviours.push(what.behaviour);
    else if (what.kind === 'kill') {
      this.#crash.set(what.at);
      this.#runsDown = what.down;
    } else await this.#restart();
  }

  async #openLedger(): Promise<Ledger> {
    this.#ledger ??= await openLedger({ kind: 'sqlite', file: this.#file });
    return this.#ledger;
  }

  async #restart(): Promise<void> {
    await this.close();
    this.#workers += 1;
    this.#plannedOn = undefined;
    this.#crash.restart();
  }

  async close(): Promise<void> {
    await this.#ledger?.close();
    this.#ledger = undefined;
  }

  async result(): Promise<Years> {
    const ledger = await this.#openLedger();
    return {
      received: this.#received,
      reminders: await ledger.reminders({}),
      days: this.#days,
      last: this.#last,
      kills: this.#kills,
    };
  }
}
