import { z } from 'zod';
import type { Asked } from '../../../src/domain/chat.ts';
import { REMINDER_ANSWERS } from '../../../src/domain/reminder.ts';

/** The verb of every `Action.Execute` of Kakari. */
export const CARD_VERB = 'kakari';

/** The id of the input in which a section is chosen; its value is `sectionValue`. */
export const SECTION_INPUT = 'section';

const page = z.int().min(0).max(999);
const id = z.string().min(1).max(200);

// No longer than the desk itself makes them: who forges a button shall not keep everybody waiting.
const asked = z
  .object({
    text: z.string().max(2001),
    municipality: z.string().max(200).optional(),
    history: z.array(z.string().max(300)).max(10),
  })
  .transform(({ text, municipality, history }): Asked => ({
    text,
    history,
    ...(municipality === undefined ? {} : { municipality }),
  }));

const section = z
  .string()
  .regex(/^[^/]+\/./su)
  .transform((value) => ({
    municipality: value.slice(0, value.indexOf('/')),
    department: value.slice(value.indexOf('/') + 1),
  }));

const schema = z.discriminatedUnion('kind', [
  /** Asks a question in the name of whoever presses. */
  z.object({ kind: z.literal('ask'), question: z.string().min(1).max(1000) }),
  /** The page `page` of the answer. */
  z.object({ kind: z.literal('more'), asked, page }),
  /** What the cited passages say. */
  z.object({ kind: z.literal('details'), asked }),
  /** Hands the question of the message `event` to the section in charge. */
  z.object({ kind: z.literal('hand-over'), asked, event: z.string().min(1).max(1000) }),
  /** Answers a reminder; `on` says which card was pressed and is to be shown again: page `page` of the message with it, or the agenda. */
  z.object({
    kind: z.literal('answer'),
    reminder: id,
    answer: z.enum(REMINDER_ANSWERS),
    page,
    on: z.enum(['notice', 'agenda']),
  }),
  /** Shows the choices of an answered reminder again. */
  z.object({ kind: z.literal('change'), reminder: id, page }),
  /** The page `page` of the notice in a message. */
  z.object({ kind: z.literal('more-notice'), message: id, page }),
  /** The page `page` of what the section of the person has coming. */
  z.object({ kind: z.literal('agenda'), page }),
  /** Asks which section is the person's. */
  z.object({ kind: z.literal('choose-section') }),
  /** Registers the section that was chosen. */
  z.object({ kind: z.literal('register'), [SECTION_INPUT]: section }),
]);

/** What a press on a button of a card asks for. */
export type CardData = z.output<typeof schema>;

/** What a button carries: the same, before an input has filled in a section. */
export type ButtonData = Exclude<CardData, { readonly kind: 'register' }> | { readonly kind: 'register' };

/** Reads the data of an action (with the values of the inputs in it); undefined where it is none of Kakari's. */
export function readCardData(data: unknown): CardData | undefined {
  const read = schema.safeParse(data);
  return read.success ? read.data : undefined;
}

/** A section as the value of a choice. Municipality ids have no slash. */
export const sectionValue = (municipality: string, department: string): string => `${municipality}/${department}`;
