import { momentInJapan } from '../../../src/domain/instant.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { MessageDraft } from '../../../src/domain/notice.ts';
import type { PlannedReminder } from '../../../src/domain/reminder.ts';
import type { ClaimedMessage, Ledger, PlanningChange, StoredMilestone } from '../../../src/ports/ledger.ts';

/** A working day, and moments of it. */
export const DAY = '2027-03-01';
export const NINE = momentInJapan(DAY, '09:00');
export const at = (time: string): string => momentInJapan(DAY, time);

export const milestone = (id: string, change: Partial<Milestone> = {}): Milestone => ({
  id,
  municipality: 'aoba',
  municipalityName: '青葉市',
  plan: 'dx',
  planTitle: '青葉市デジタル推進計画',
  version: '第2版',
  measure: { id: 'm-1', number: '1', title: '書かない窓口' },
  kind: 'phase-begins',
  date: '2027-04-01',
  precision: 'fiscal-year',
  phase: '実施',
  owners: ['市民課'],
  place: '第3章 取組 1',
  ...change,
});

export const stored = (about: Milestone, change: Partial<StoredMilestone> = {}): StoredMilestone => ({
  id: about.id,
  body: JSON.stringify(about),
  sequence: 0,
  since: DAY,
  ...change,
});

/** A reminder of the milestone `ms-1` to the page of the section 市民課. */
export const planned = (id: string, change: Partial<PlannedReminder> = {}): PlannedReminder => ({
  id,
  municipality: 'aoba',
  milestone: 'ms-1',
  occasion: { kind: 'lead', days: 30, date: '2027-04-01' },
  department: '市民課',
  contact: { kind: 'web', address: 'aoba/市民課' },
  route: 'owner',
  dueOn: DAY,
  ...change,
});

export const changeOf = (change: Partial<PlanningChange>): PlanningChange => ({
  municipality: 'aoba',
  day: DAY,
  milestones: [],
  planned: [],
  withdrawn: [],
  escalated: [],
  ...change,
});

/** A message that carries reminders to the contact of the first of them. */
export const draft = (
  id: string,
  reminders: readonly PlannedReminder[],
  change: Partial<MessageDraft> = {},
): MessageDraft => ({
  id,
  contact: reminders[0]?.contact ?? { kind: 'web', address: 'aoba/市民課' },
  day: DAY,
  notice: { title: '期限のお知らせ', blocks: [{ kind: 'text', text: '【30日前】書かない窓口' }] },
  reminders: reminders.map((reminder) => ({ id: reminder.id, text: '【30日前】書かない窓口', late: false })),
  ...change,
});

export const MILESTONE = milestone('ms-1');
export const FIRST = planned('r-1');
/** The same at another contact of the section. */
export const SECOND = planned('r-2', { contact: { kind: 'slack-channel', address: 'C0123456789' } });

/** Keeps the milestone and its reminders, which then wait. */
export const plan = (ledger: Ledger, reminders: readonly PlannedReminder[]): Promise<void> =>
  ledger.recordPlanning([changeOf({ milestones: [stored(MILESTONE)], planned: reminders })], NINE);

/** The same, each on a message `m-<id of the reminder>` of its own. */
export async function compose(ledger: Ledger, reminders: readonly PlannedReminder[]): Promise<void> {
  await plan(ledger, reminders);
  await ledger.recordMessages(
    reminders.map((reminder) => draft(`m-${reminder.id}`, [reminder])),
    NINE,
  );
}

export const claim = (ledger: Ledger, change: Partial<Parameters<Ledger['claimMessages']>[0]> = {}) =>
  ledger.claimMessages({ worker: 'worker-1', now: NINE, leaseUntil: at('09:05'), limit: 100, ...change });

/** Composes and claims one message. */
export async function claimOne(ledger: Ledger, reminder: PlannedReminder = FIRST): Promise<ClaimedMessage> {
  await compose(ledger, [reminder]);
  const [message] = await claim(ledger);
  if (message === undefined) throw new Error('The message was not handed out.');
  return message;
}

export const SENT = { reference: 'page-1', certainty: 'once' } as const;

/** Brings reminders in front of people, one message each. */
export async function send(ledger: Ledger, reminders: readonly PlannedReminder[]): Promise<void> {
  await compose(ledger, reminders);
  for (const message of await claim(ledger)) await ledger.markSent(message, SENT, NINE);
}

/** The state of a reminder, or undefined where there is none. */
export const stateOf = async (ledger: Ledger, id: string): Promise<string | undefined> =>
  (await ledger.reminder(id))?.reminder.state;

/** What was recorded, as `action subject`. */
export const recorded = async (ledger: Ledger): Promise<readonly string[]> =>
  (await ledger.records({})).map(({ action, subject }) => `${action} ${subject}`);
