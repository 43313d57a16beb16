import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { contactKey } from '../../../src/domain/directory.ts';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import { addDays } from '../../../src/domain/instant.ts';
import { MILESTONE_KINDS, type Milestone } from '../../../src/domain/milestone.ts';
import { occasionKey, type PlannedReminder, type Reminder } from '../../../src/domain/reminder.ts';
import type { PlanningChange, PlanningState } from '../../../src/ports/ledger.ts';
import { composeMessages } from '../../../src/reminding/reminders/compose-messages.ts';
import { sectionsOf } from '../../../src/reminding/reminders/planning.ts';
import { planReminders } from '../../../src/reminding/reminders/plan-reminders.ts';
import { DEFAULT_POLICY } from '../../../src/reminding/reminders/policy.ts';
import { createWorkingDays } from '../../../src/reminding/reminders/working-days.ts';
import { entry, planning, PROMOTERS, sampleMilestone } from './milestone-samples.ts';
import { applied, sent, waitingIn } from './simulated-ledger.ts';

const START = '2026-05-11';
const workingDays = createWorkingDays([{ date: '2027-02-26', municipality: 'aoba' }, { date: '2027-03-01' }]);
const SECTIONS = ['契約課', '会計課', '市民課'];
const DIRECTORY = [entry('契約課', 'C-1'), entry('会計課', 'C-2'), entry('会計課', 'C-2b'), PROMOTERS];

const milestone = fc
  .record({
    kind: fc.constantFrom(...MILESTONE_KINDS),
    date: fc.integer({ min: -60, max: 700 }).map((days) => addDays(START, days)),
    owners: fc.subarray(SECTIONS),
  })
  .map((parts): Partial<Milestone> => parts);

const schedule = fc
  .array(milestone, { maxLength: 6 })
  .map((parts) => parts.map((part, nth) => sampleMilestone({ id: `aoba.plan.m${nth}`, ...part })));

/** The days on which planning runs: every day, or with gaps. */
const daysFrom = (gaps: readonly number[]): readonly IsoDate[] => {
  const days = [START];
  for (const gap of gaps) days.push(addDays(days.at(-1) ?? START, gap));
  return days;
};

const ANSWERS = ['sent', 'acknowledged', 'done', 'snoozed', 'wrong-owner', 'failed'] as const;

const plan = (day: IsoDate, milestones: readonly Milestone[], state: PlanningState): PlanningChange =>
  planReminders(planning(day, { milestones, state, directory: DIRECTORY, workingDays }));

interface Run {
  readonly state: PlanningState;
  readonly planned: readonly PlannedReminder[];
  /** Ids of the messages that were sent. */
  readonly messages: readonly string[];
  /** Ids of the reminders that they carried. */
  readonly told: readonly string[];
}

/** Plans, composes and sends on each of the days; on each, `answers` decides what comes of the reminders of that day. */
function run(
  days: readonly IsoDate[],
  milestonesOn: (nth: number) => readonly Milestone[],
  answers: readonly (typeof ANSWERS)[number][] = ['sent'],
): Run {
  let state: PlanningState = { milestones: [], reminders: [] };
  const planned: PlannedReminder[] = [];
  const messages: string[] = [];
  const told: string[] = [];
  const served = new Map<IsoDate, readonly string[]>();
  for (const [nth, day] of days.entries()) {
    const milestones = milestonesOn(nth);
    const change = plan(day, milestones, state);
    planned.push(...change.planned);
    state = applied(state, change);
    expect(plan(day, milestones, state)).toEqual({
      ...change,
      milestones: [],
      planned: [],
      withdrawn: [],
      escalated: [],
    });
    const drafts = composeMessages({
      waiting: waitingIn(state, day),
      served: new Set(served.get(day)),
      day,
      workingDays,
      escalateAfterWorkingDays: 10,
      upcoming: (_, department) => milestones.filter((one) => sectionsOf(one).includes(department)),
    });
    messages.push(...drafts.map(({ id }) => id));
    told.push(...drafts.flatMap(({ reminders }) => reminders.map(({ id }) => id)));
    served.set(day, [...(served.get(day) ?? []), ...drafts.map(({ contact }) => contactKey(contact))]);
    const before = new Set(state.reminders.filter((one) => one.state === 'sent').map(({ id }) => id));
    const delivered = sent(state, drafts);
    const outcome = answers[nth % answers.length] ?? 'sent';
    const reminders = delivered.reminders.map((one) =>
      one.state === 'sent' && !before.has(one.id) ? answered(one, outcome, day) : one,
    );
    state = { ...delivered, reminders };
  }
  return { state, planned, messages, told };
}

function answered(reminder: Reminder, state: Reminder['state'], day: IsoDate): Reminder {
  if (state === 'sent' || reminder.sentAt === undefined) return reminder;
  if (state === 'failed') return { ...reminder, state };
  const until = state === 'snoozed' ? { snoozedUntil: workingDays.onOrBefore(addDays(day, 7), 'aoba') } : {};
  return { ...reminder, state, answeredAt: reminder.sentAt, ...until };
}

const tripleOf = ({ milestone: id, occasion, department }: PlannedReminder): string =>
  `${id} ${occasionKey(occasion)} ${department}`;

/** The leads that a plan that never changes owes from `START` on, by the rules as they are written down. */
function expectedLeads(milestones: readonly Milestone[], until: IsoDate): readonly string[] {
  return milestones.flatMap(({ id, kind, date, owners }) => {
    const leads = DEFAULT_POLICY.leadDays[kind].map((days) => ({
      days,
      dueOn: workingDays.onOrBefore(addDays(date, -days), 'aoba'),
    }));
    const owed = leads.filter(({ dueOn }) => dueOn >= START);
    const fallback = owed.length === 0 && date > START ? leads.slice(-1) : [];
    const told = [...owed.filter(({ dueOn }) => dueOn <= until), ...fallback];
    return told.flatMap(({ days }) =>
      (owners.length === 0 ? [''] : owners).map((owner) => `${id} lead-${days}-${date} ${owner}`),
    );
  });
}

const TWO_YEARS = Array.from({ length: 760 }, () => 1);

describe('planning day by day', () => {
  it('plans every lead exactly once', () => {
    fc.assert(
      fc.property(schedule, (milestones) => {
        const days = daysFrom(TWO_YEARS);
        const { planned } = run(days, () => milestones);
        const leads = planned.filter(({ occasion }) => occasion.kind === 'lead');
        const triples = [...new Set(leads.map(tripleOf))];
        expect(triples.toSorted()).toEqual(expectedLeads(milestones, days.at(-1) ?? START).toSorted());
        expect(new Set(planned.map(({ id }) => id)).size).toBe(planned.length);
      }),
      { numRuns: 15 },
    );
  });

  it('with gaps, clock jumps, answers and revisions never plans twice, on a day off, too late or for the wrong section', () => {
    fc.assert(
      fc.property(
        fc.tuple(schedule, schedule, schedule),
        fc.array(fc.constantFrom(1, 1, 1, 1, 2, 3, 9, 40, -1, -20), { maxLength: 120 }),
        fc.array(fc.constantFrom(...ANSWERS), { minLength: 1, maxLength: 12 }),
        (versions, gaps, answers) => {
          const { planned, messages, told } = run(
            daysFrom(gaps),
            (nth) => versions[Math.floor(nth / 30) % 3] ?? [],
            answers,
          );
          expect(planned.filter(({ dueOn }) => !workingDays.isWorkingDay(dueOn, 'aoba'))).toEqual([]);
          expect(new Set(messages).size).toBe(messages.length);
          expect(new Set(told).size).toBe(told.length);
          const inCharge = new Map(versions.flat().map((one) => [one.id, new Set<string>()]));
          for (const one of versions.flat()) for (const owner of sectionsOf(one)) inCharge.get(one.id)?.add(owner);
          // A digest, and that it could not be delivered, concerns a section in charge of anything.
          const isInCharge = (id: string, department: string): boolean =>
            id === 'aoba.digest'
              ? [...inCharge.values()].some((sections) => sections.has(department))
              : inCharge.get(id)?.has(department) === true;
          const strangers = planned.filter(({ milestone: id, department }) => !isInCharge(id, department));
          expect(strangers).toEqual([]);
          const misled = planned.filter(
            ({ department, route, contact }) =>
              route === 'owner' && !DIRECTORY.some((one) => one.department === department && one.contact === contact),
          );
          expect(misled).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never has a lead or a put-off reminder due after its milestone', () => {
    fc.assert(
      fc.property(schedule, fc.array(fc.constantFrom(1, 2, 5, 30), { maxLength: 150 }), (milestones, gaps) => {
        const dates = new Map(milestones.map(({ id, date }) => [id, date]));
        const { planned } = run(daysFrom(gaps), () => milestones, ['snoozed', 'sent']);
        const ahead = planned.filter(({ occasion }) => occasion.kind === 'lead' || occasion.kind === 'snooze');
        expect(ahead.filter(({ milestone: id, dueOn }) => dueOn > (dates.get(id) ?? ''))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('plans nothing when the clock goes back', () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: 1, max: 300 }), (milestones, back) => {
        const { state } = run(daysFrom(TWO_YEARS.slice(0, 320)), () => milestones);
        const change = plan(addDays(START, 320 - back), milestones, state);
        expect(change).toMatchObject({ milestones: [], planned: [], escalated: [] });
      }),
      { numRuns: 15 },
    );
  });

  it('tells what a year without it left over once each, in one message for each contact', () => {
    fc.assert(
      fc.property(schedule, (milestones) => {
        const days = [START, addDays(START, 364)];
        const { planned, state } = run(days, () => milestones);
        const leads = planned.filter(({ occasion }) => occasion.kind === 'lead');
        const expected = expectedLeads(milestones, addDays(START, 364));
        expect([...new Set(leads.map(tripleOf))].toSorted()).toEqual(expected.toSorted());
        const onTheLast = state.reminders.filter(({ sentAt }) => sentAt !== undefined && sentAt > '2027');
        const contacts = new Set(onTheLast.map(({ contact }) => contact.address));
        expect(new Set(onTheLast.map(({ message }) => message)).size).toBe(contacts.size);
        expect(state.reminders.every((one) => one.state === 'sent')).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
