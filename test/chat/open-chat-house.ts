import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChatFailure, createChatDesk } from '../../src/conversation/chat-desk.ts';
import { CONTACT_KINDS, type DirectoryEntry } from '../../src/domain/directory.ts';
import type { IsoDate } from '../../src/domain/fiscal-year.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import type { Assistant } from '../../src/ports/assistant.ts';
import type { ChatDesk } from '../../src/ports/chat-desk.ts';
import type { ChatSurface, Delivery, OutgoingMessage } from '../../src/ports/chat-surface.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import type { ReminderDesk } from '../../src/ports/reminder-desk.ts';
import { openLedger } from '../../src/providers/ledger/open-ledger.ts';
import { createReminderDesk } from '../../src/reminding/reminder-desk.ts';
import { machineTimer } from '../../src/reminding/delivery/wait.ts';
import { DEFAULT_POLICY } from '../../src/reminding/reminders/policy.ts';
import { sendDueReminders } from '../../src/reminding/send-due-reminders.ts';
import { FakeAssistant } from '../fakes/fake-assistant.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { FIXTURE } from '../plans/broken-knowledge.ts';

/** What a house is made of; what is absent is 青葉市's, with a fake assistant, on a Friday in November 2026. */
export interface HouseOptions {
  readonly today?: IsoDate;
  readonly time?: string;
  readonly retainQuestions?: boolean;
  /** The file of the ledger: one house after another may use it. */
  readonly file?: string;
  /** The ledger of another house, open at the same time; two connections to one file in one process wait for each other in vain. */
  readonly ledger?: Ledger;
  readonly plans?: readonly Plan[];
  readonly municipalityOf?: (tenant: string) => string | undefined;
  readonly directory?: readonly DirectoryEntry[];
}

/** The real desks on a real ledger. */
export interface ChatHouse<A extends Assistant = Assistant> {
  readonly plans: readonly Plan[];
  readonly ledger: Ledger;
  readonly clock: ManualClock;
  readonly reminders: ReminderDesk;
  readonly desk: ChatDesk;
  readonly assistant: A;
  /** What was reported, as a log would have it. */
  readonly failures: readonly ChatFailure[];
  /** What the desk handed over, whoever took it. */
  readonly delivered: readonly OutgoingMessage[];
  /** Lets these surfaces deliver and remind; before that every kind is reachable, and all is taken. */
  use(...surfaces: readonly ChatSurface[]): void;
  /**
   * Plans, composes and delivers the reminders that are due, by the surfaces in use. A ledger that sees its milestones for the
   * first time owes nothing of the days before: remind once, move the clock to the day of a lead, and remind again.
   */
  remind(): Promise<void>;
  close(): Promise<void>;
}

const { plans: FIXTURE_PLANS } = loadKnowledge(FIXTURE);

/** The section that the fake assistant says is in charge of all it knows. */
export const IN_CHARGE = { municipality: 'aoba', departments: ['市民課'] };

export function openChatHouse(options?: HouseOptions): Promise<ChatHouse<FakeAssistant>>;
export function openChatHouse<A extends Assistant>(
  options: HouseOptions & { readonly assistant: A },
): Promise<ChatHouse<A>>;
/** Opens a house; `close` it after the test. */
export async function openChatHouse(
  options: HouseOptions & { readonly assistant?: Assistant } = {},
): Promise<ChatHouse> {
  const { plans = FIXTURE_PLANS, assistant = new FakeAssistant(IN_CHARGE), municipalityOf = () => 'aoba' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'kakari-chat-'));
  const ledger =
    options.ledger ?? (await openLedger({ kind: 'sqlite', file: options.file ?? join(folder, 'ledger.sqlite') }));
  const clock = new ManualClock(options.today ?? '2026-11-20', options.time);
  const reminders = createReminderDesk({ plans: () => plans, ledger, clock, policy: DEFAULT_POLICY });
  const failures: ChatFailure[] = [];
  const delivered: OutgoingMessage[] = [];
  let surfaces: readonly ChatSurface[] = [takingAll()];
  const desk = createChatDesk({
    plans: () => plans,
    assistant,
    ledger,
    reminders,
    clock,
    municipalityOf,
    reachable: () => new Set(surfaces.flatMap(({ kinds }) => kinds)),
    deliver: (message) => {
      delivered.push(message);
      return deliverBy(surfaces, message);
    },
    retainQuestions: options.retainQuestions ?? false,
    reference: () => `REF${String(failures.length + 1).padStart(5, '0')}`,
    reportFailure: (failure) => failures.push(failure),
  });
  if (options.directory !== undefined) await keepDirectory(ledger, plans, options.directory, clock);
  return {
    plans,
    ledger,
    clock,
    reminders,
    desk,
    assistant,
    failures,
    delivered,
    use: (...others) => {
      surfaces = others;
    },
    remind: () => remind({ plans, ledger, clock, surfaces }),
    async close() {
      if (options.ledger === undefined) await ledger.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const keepDirectory = (
  ledger: Ledger,
  plans: readonly Plan[],
  entries: readonly DirectoryEntry[],
  clock: ManualClock,
): Promise<void> =>
  ledger.replaceDirectory(
    plans.map(({ municipality }) => municipality.id),
    entries,
    'test',
    clock.now(),
  );

const takingAll = (): ChatSurface => ({
  kinds: CONTACT_KINDS,
  deliver: ({ id }) => Promise.resolve({ kind: 'sent', reference: `ref-${id}` }),
});

async function deliverBy(surfaces: readonly ChatSurface[], message: OutgoingMessage): Promise<Delivery> {
  const surface = surfaces.find(({ kinds }) => kinds.includes(message.contact.kind));
  return surface?.deliver(message) ?? { kind: 'rejected', reason: 'no-surface' };
}

async function remind(
  parts: Pick<ChatHouse, 'plans' | 'ledger' | 'clock'> & { readonly surfaces: readonly ChatSurface[] },
) {
  await sendDueReminders({
    ...parts,
    policy: DEFAULT_POLICY,
    worker: 'worker',
    random: () => 0.5,
    timer: machineTimer,
    concurrency: 4,
  });
}
