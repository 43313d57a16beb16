import type { Asked } from '../../domain/chat.ts';
import type { MilestoneFilter } from '../../domain/milestone.ts';
import type { ReminderFilter } from '../../domain/reminder.ts';
import type { ChatDesk } from '../../ports/chat-desk.ts';
import type { ReminderDesk } from '../../ports/reminder-desk.ts';

/** Desks as a surface has them that must not take a button's word for it. */
export interface Desks {
  readonly desk: ChatDesk;
  readonly reminders: ReminderDesk;
}

/** The municipality of the people that a surface serves; undefined where it is not said. Asked anew each time: plans come and go. */
type Municipality = () => string | undefined;

/**
 * The desks as people of one municipality have them: what a button carries may be forged where the platform does not sign it (Teams), so
 * questions are put to this municipality whatever they name, and reminders of others are unknown. As long as there is no
 * municipality they do as the desks themselves.
 */
export const withinMunicipality = ({ desk, reminders }: Desks, municipality: Municipality): Desks => ({
  desk: deskWithin(desk, municipality),
  reminders: remindersWithin(reminders, municipality),
});

function deskWithin(desk: ChatDesk, municipality: Municipality): ChatDesk {
  const own = (asked: Asked): Asked => within(asked, municipality());
  return {
    ...desk,
    again: (asked) => desk.again(own(asked)),
    handOver: (request) => desk.handOver({ ...request, asked: own(request.asked) }),
  };
}

function remindersWithin(desk: ReminderDesk, municipality: Municipality): ReminderDesk {
  const isOwn = (reminder: { readonly municipality: string }): boolean =>
    [undefined, reminder.municipality].includes(municipality());
  const messageWith: ReminderDesk['messageWith'] = async (id) => {
    const carried = await desk.messageWith(id);
    return carried?.reminders.some(isOwn) ? carried : undefined;
  };
  const own = <T extends MilestoneFilter | ReminderFilter>(filter: T): T => within(filter, municipality());
  return {
    milestones: (filter) => desk.milestones(own(filter)),
    calendar: (filter) => desk.calendar(own(filter)),
    reminders: (filter) => desk.reminders(own(filter)),
    messageWith,
    answer: async (id, answer, by) => {
      const carried = await messageWith(id);
      const isKnown = carried?.reminders.some((one) => one.id === id && isOwn(one)) === true;
      return isKnown ? desk.answer(id, answer, by) : { kind: 'unknown-reminder' };
    },
  };
}

const within = <T extends { readonly municipality?: string }>(asked: T, municipality: string | undefined): T =>
  municipality === undefined ? asked : { ...asked, municipality };
