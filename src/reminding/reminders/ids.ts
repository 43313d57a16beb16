import { createHash } from 'node:crypto';
import { type Contact, contactKey } from '../../domain/directory.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import { occasionKey, type PlannedReminder } from '../../domain/reminder.ts';

/** The id of a reminder: 20 hex digits of its key, so that planning the same one twice is the same row. */
export const reminderId = (
  reminder: Pick<PlannedReminder, 'milestone' | 'occasion' | 'department' | 'contact'>,
): string =>
  digest(reminder.milestone, occasionKey(reminder.occasion), reminder.department, contactKey(reminder.contact));

/** The id of a message: 20 hex digits of the recipient and the day, so that there is never a second one. */
export const messageId = (contact: Contact, day: IsoDate): string => digest(contactKey(contact), day);

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 20);
