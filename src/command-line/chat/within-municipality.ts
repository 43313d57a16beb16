import type { Asked } from '../../domain/chat.ts';
import type { ChatDesk } from '../../ports/chat-desk.ts';
import type { ReminderDesk } from '../../ports/reminder-desk.ts';

/** Desks as a surface has them that must not take a button's word for it. */
export interface Desks {
  readonly desk: ChatDesk;
  readonly reminders: ReminderDesk;
}

/**
 * The desks as people of one municipality have them: what a button carries may be forged where the platform does not sign it (Teams), so
 * questions are put to this municipality whatever they name, and reminders of others are unknown. Without a municipality they
 * stay as they are.
 */
export const withinMunicipality = ({ desk, reminders }: Desks, municipality: string | undefined): Desks =>
  municipality === undefined
    ? { desk, reminders }
    : { desk: deskWithin(desk, municipality), reminders: remindersWithin(reminders, municipality) };

function deskWithin(desk: ChatDesk, municipality: string): ChatDesk {
  const own = (asked: Asked): Asked => ({ ...asked, municipality });
  return {
    ...desk,
    again: (asked) => desk.again(own(asked)),
    handOver: (request) => desk.handOver({ ...request, asked: own(request.asked) }),
  };
}

function remindersWithin(desk: ReminderDesk, municipality: string): ReminderDesk {
  const messageWith: ReminderDesk['messageWith'] = async (id) => {
    const carried = await desk.messageWith(id);
    return carried?.reminders.some((reminder) => reminder.municipality === municipality) ? carried : undefined;
  };
  return {
    milestones: (filter) => desk.milestones({ ...filter, municipality }),
    calendar: (filter) => desk.calendar({ ...filter, municipality }),
    reminders: (filter) => desk.reminders({ ...filter, municipality }),
    messageWith,
    answer: async (id, answer, by) => {
      const carried = await messageWith(id);
      const isOwn = carried?.reminders.some((one) => one.id === id && one.municipality === municipality) === true;
      return isOwn ? desk.answer(id, answer, by) : { kind: 'unknown-reminder' };
    },
  };
}
