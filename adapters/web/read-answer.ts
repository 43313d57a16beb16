import { z } from 'zod';
import { REMINDER_ANSWERS, type ReminderAnswer } from '../../src/domain/reminder.ts';
import { withoutControls } from './render/markup.ts';
import { NAME_LIMIT, type Problem } from './texts.ts';

/** An answer as it came in. `by` is the name that was typed; it may be empty. */
export type ReadAnswer =
  | { readonly ok: true; readonly reminder: string; readonly answer: ReminderAnswer; readonly by: string }
  | { readonly ok: false; readonly problem: Problem };

/** The value of a button: which answer to which reminder. */
export const buttonValue = (answer: ReminderAnswer, reminder: string): string => `${answer} ${reminder}`;

const form = z.object({
  answer: z
    .string()
    .transform((value) => value.split(' '))
    .pipe(z.tuple([z.enum(REMINDER_ANSWERS), z.string().min(1)])),
  by: z.string().default(''),
});

/** Reads the form of an inbox. */
export function readAnswer(body: unknown): ReadAnswer {
  const read = form.safeParse(body);
  if (!read.success) return { ok: false, problem: 'answer-unreadable' };
  const [answer, reminder] = read.data.answer;
  const by = readName(read.data.by);
  return by === undefined ? { ok: false, problem: 'name-too-long' } : { ok: true, reminder, answer, by };
}

/** A name on one line, which may be empty; undefined when it is too long. */
export function readName(typed: string): string | undefined {
  const name = withoutControls(typed).replaceAll(/\s+/g, ' ').trim();
  return [...name].length > NAME_LIMIT ? undefined : name;
}
