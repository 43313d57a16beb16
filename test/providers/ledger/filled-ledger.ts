import type { Ledger, PlanReading } from '../../../src/ports/ledger.ts';
import { answered, keepAnswer } from '../../contracts/ledger/feedback.ts';
import { newPlan } from '../../contracts/ledger/plans.ts';
import { at, claim, compose, FIRST, NINE, plan, planned, SECOND, SENT } from '../../contracts/ledger/samples.ts';

/** Keeps something of everything around reminders: sent, answered, on its way, waiting, contacts. */
export async function fillReminders(ledger: Ledger): Promise<void> {
  await compose(ledger, [FIRST, SECOND]);
  const [message] = await claim(ledger, { limit: 1 });
  if (message !== undefined) await ledger.markSent(message, SENT, NINE);
  await claim(ledger);
  await plan(ledger, [planned('r-3')]);
  const entry = { municipality: 'aoba', department: '市民課', contact: FIRST.contact, promoter: true } as const;
  await ledger.replaceDirectory(['aoba'], [entry], '管理者', NINE);
}

/** What `fillReminders` left, as it can be read. */
export const remindersIn = async (ledger: Ledger) => ({
  planning: await ledger.planningState('aoba', '2027-01-01'),
  waiting: await ledger.waitingReminders('2027-03-01'),
  messages: [await ledger.messageWith(FIRST.id), await ledger.messageWith(SECOND.id)],
  directory: await ledger.directory(),
  records: await ledger.records({}),
});

/** Keeps something of everything around chats. */
export async function fillChats(ledger: Ledger): Promise<void> {
  await ledger.takeEvent('taken', NINE, at('09:02'));
  await ledger.finishEvent('finished', NINE);
  await ledger.keepNote('token', 'slack', 'xoxe-1', NINE);
  await keepAnswer(ledger, answered('m-1', { question: '電子契約の担当は？' }));
  await ledger.keepVerdict({ message: 'm-1', by: 'a', verdict: 'helpful' }, at('10:00'));
}

/** What `fillChats` left, as it can be read. */
export const chatsIn = async (ledger: Ledger) => ({
  taken: await ledger.takeEvent('taken', at('09:01'), at('09:03')),
  finished: await ledger.takeEvent('finished', at('23:00'), at('23:02')),
  note: await ledger.note('token', 'slack'),
  feedback: await ledger.feedback({}),
});

/** Publishes two versions of a plan, and withdraws another. */
export async function fillPlans(ledger: Ledger): Promise<void> {
  await ledger.publishPlan(newPlan('aoba', '第1版'), NINE);
  await ledger.publishPlan(newPlan('kasugano', '第1版'), NINE);
  await ledger.publishPlan(newPlan('aoba', '第2版'), at('10:00'));
  await ledger.withdrawPlan('kasugano', '山田', at('11:00'));
}

/** What `fillPlans` left, as it can be read. */
export async function plansIn(ledger: PlanReading) {
  const versions = await ledger.planVersions();
  const whole = await Promise.all(versions.map(({ revision }) => ledger.publishedPlan(revision)));
  return { revision: await ledger.plansRevision(), versions, whole };
}
