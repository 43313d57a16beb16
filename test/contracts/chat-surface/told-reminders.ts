import type { Contact } from '../../../src/domain/directory.ts';
import { later } from '../../../src/domain/instant.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { MessageDraft } from '../../../src/domain/notice.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { type PlannedReminder, REMINDER_ANSWERS } from '../../../src/domain/reminder.ts';
import type { Block } from '../../../src/domain/reply.ts';
import type { Delivery } from '../../../src/ports/chat-surface.ts';
import type { Abilities, RigHouse } from './surface-rig.ts';

/** The section to which the contract's reminders go. */
export const sectionIn = ([plan]: readonly Plan[]): { readonly municipality: string; readonly department: string } => ({
  municipality: plan?.municipality.id ?? '',
  department: plan?.measures.flatMap(({ owners }) => owners)[0] ?? '',
});

/**
 * Puts a message with a reminder for each of these texts in front of the contact of a surface, as the delivery does; with nothing to
 * answer in it, as a digest, where it is not `answerable`.
 */
export async function tellReminders(
  { plans, ledger, clock }: RigHouse,
  { contact, surface }: Abilities['reminders'],
  texts: readonly string[],
  answerable = true,
): Promise<Delivery> {
  const section = sectionIn(plans);
  const milestones = texts.map((_, at) => milestoneOf(at, plans, section.department));
  const planned = milestones.map((milestone) => plannedOf(milestone, section, contact, clock.today()));
  const at = clock.now();
  await ledger.recordPlanning(
    [
      {
        municipality: section.municipality,
        day: clock.today(),
        milestones: milestones.map((one) => ({
          id: one.id,
          body: JSON.stringify(one),
          sequence: 0,
          since: clock.today(),
        })),
        planned,
        withdrawn: [],
        escalated: [],
      },
    ],
    at,
  );
  await ledger.recordMessages([draftOf(planned, texts, { contact, day: clock.today(), answerable })], at);
  const leaseUntil = later(at, 60_000);
  const [message] = await ledger.claimMessages({ worker: 'contract', now: at, leaseUntil, limit: 1 });
  if (message === undefined) throw new Error('The message was not handed out.');
  const delivery = await surface.deliver(message);
  if (delivery.kind === 'sent')
    await ledger.markSent(message, { reference: delivery.reference, certainty: 'once' }, at);
  return delivery;
}

/** The id of a reminder of `tellReminders`. */
export const reminderId = (at: number): string => `r-${String(at + 1).padStart(2, '0')}`;

const milestoneOf = (at: number, [plan]: readonly Plan[], department: string): Milestone => ({
  id: `ms-${String(at + 1).padStart(2, '0')}`,
  municipality: plan?.municipality.id ?? '',
  municipalityName: plan?.municipality.name ?? '',
  plan: plan?.id ?? '',
  planTitle: plan?.title ?? '',
  version: plan?.version ?? '',
  measure: { id: `m-${at}`, number: String(at + 1), title: '書かない窓口' },
  kind: 'phase-begins',
  date: '2027-04-01',
  precision: 'fiscal-year',
  phase: '実施',
  owners: [department],
  place: `第3章 取組 ${at + 1}`,
});

const plannedOf = (
  { id, date }: Milestone,
  section: { readonly municipality: string; readonly department: string },
  contact: Contact,
  dueOn: string,
): PlannedReminder => ({
  ...section,
  id: id.replace('ms', 'r'),
  milestone: id,
  occasion: { kind: 'lead', days: 30, date },
  contact,
  route: 'owner',
  dueOn,
});

const draftOf = (
  planned: readonly PlannedReminder[],
  texts: readonly string[],
  { contact, day, answerable }: Pick<MessageDraft, 'contact' | 'day'> & { readonly answerable: boolean },
): MessageDraft => ({
  id: 'message-1',
  contact,
  day,
  notice: {
    title: texts[0] ?? '',
    blocks: planned.flatMap(({ id }, at): readonly Block[] => [
      { kind: 'text', text: texts[at] ?? '' },
      ...(answerable
        ? [{ kind: 'actions', reminder: id, about: `書かない窓口の実施 ${at + 1}`, answers: REMINDER_ANSWERS } as const]
        : []),
    ]),
  },
  reminders: planned.map(({ id }, at) => ({ id, text: texts[at] ?? '', late: false })),
});
