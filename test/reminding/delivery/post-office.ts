import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contactKey, type Contact } from '../../../src/domain/directory.ts';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import type { MessageDraft } from '../../../src/domain/notice.ts';
import type { DeliveryPolicy } from '../../../src/domain/policy.ts';
import type { PlannedReminder, ReminderState } from '../../../src/domain/reminder.ts';
import type { Ledger, LedgerRecord } from '../../../src/ports/ledger.ts';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { deliverMessages, type DeliveryParts } from '../../../src/reminding/delivery/deliver-messages.ts';
import type { DeliveryReport } from '../../../src/reminding/delivery/settle-message.ts';
import { FakeChatSurface, type Behaviour } from '../../fakes/fake-chat-surface.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';

export const TODAY = '2026-06-01';
export const TOMORROW = '2026-06-02';
export const MINUTE_MS = 60_000;

export const DELIVERY: DeliveryPolicy = {
  attempts: 4,
  firstWaitMs: MINUTE_MS,
  longestWaitMs: 3 * MINUTE_MS,
  leaseMs: 5 * MINUTE_MS,
};

/** A surface that looks up what it was sent, at Slack channels. */
export const slack = (behave?: () => Behaviour): FakeChatSurface =>
  new FakeChatSurface({ kinds: ['slack-channel'], looksUp: true, ...(behave && { behave }) });

/** A surface that cannot look up anything, at Teams channels. */
export const teams = (behave?: () => Behaviour): FakeChatSurface =>
  new FakeChatSurface({ kinds: ['teams-channel'], looksUp: false, ...(behave && { behave }) });

/** Behaves as told for the first messages, one after the other, and takes all further ones. */
export const first = (...behaviours: readonly Behaviour[]): (() => Behaviour) => {
  const left = [...behaviours];
  return () => left.shift() ?? 'take';
};

export const slackChannel = (address: string): Contact => ({ kind: 'slack-channel', address });
export const teamsChannel = (address: string): Contact => ({ kind: 'teams-channel', address });

/** A ledger with messages in it, and a delivery from it that can be run. */
export interface PostOffice {
  readonly ledger: Ledger;
  readonly clock: ManualClock;
  /** Puts one message with one reminder for each contact into the ledger; the message's id is `message-<address>-<day>`. */
  post(contacts: readonly Contact[], day?: IsoDate): Promise<void>;
  deliver(surfaces: readonly FakeChatSurface[], changed?: Partial<DeliveryParts>): Promise<DeliveryReport>;
  /** The states of all reminders, by contact. */
  states(): Promise<Readonly<Record<string, ReminderState>>>;
  recorded(action: LedgerRecord['action']): Promise<readonly LedgerRecord['detail'][]>;
  close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-delivery-'));
  const ledger = await openLedger({ kind: 'sqlite', file: join(folder, 'ledger.sqlite') });
  const clock = new ManualClock(TODAY);
  return {
    ledger,
    clock,
    async post(contacts, day = TODAY) {
      const planned = contacts.map(reminderTo);
      const change = { municipality: 'aoba', day: TODAY, milestones: [], planned, withdrawn: [], escalated: [] };
      await ledger.recordPlanning([change], clock.now());
      await ledger.recordMessages(
        contacts.map((contact) => draftFor(contact, day)),
        clock.now(),
      );
    },
    deliver: (surfaces, changed) => deliverMessages({ ...parts(ledger, clock), surfaces, ...changed }),
    async states() {
      const all = await ledger.reminders({});
      return Object.fromEntries(all.map(({ reminder }) => [contactKey(reminder.contact), reminder.state]));
    },
    async recorded(action) {
      return (await ledger.records({})).filter((record) => record.action === action).map(({ detail }) => detail);
    },
    async close() {
      await ledger.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const parts = (ledger: Ledger, clock: ManualClock): Omit<DeliveryParts, 'surfaces'> => ({
  ledger,
  clock,
  policy: DELIVERY,
  worker: 'first-worker',
  random: () => 0.5,
  // What has not answered when nothing else is left to do never will.
  timer: (_ms, act) => {
    const immediate = setImmediate(act);
    return () => clearImmediate(immediate);
  },
  mayStillSend: () => true,
  concurrency: 3,
});

const reminderTo = (contact: Contact): PlannedReminder => ({
  id: `reminder-${contact.address}`,
  municipality: 'aoba',
  milestone: 'aoba.digest',
  occasion: { kind: 'digest', month: '2026-06' },
  department: contact.address,
  contact,
  route: 'owner',
  dueOn: TODAY,
});

const draftFor = (contact: Contact, day: IsoDate): MessageDraft => ({
  id: `message-${contact.address}-${day}`,
  contact,
  day,
  notice: { title: 'お知らせ', blocks: [{ kind: 'text', text: `${contact.address}へのお知らせ` }] },
  reminders: [{ id: `reminder-${contact.address}`, text: 'お知らせ', late: false }],
});
