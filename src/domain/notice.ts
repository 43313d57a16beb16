import type { Contact } from './directory.ts';
import type { IsoDate } from './fiscal-year.ts';
import type { Block } from './reply.ts';

/** What a recipient gets: one message for a day, whatever it holds. Always in Japanese; `title` is its plain first line. */
export interface Notice {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A notice for a recipient on a day; `id` is made of both, so that there is never a second one. */
export interface MessageDraft {
  readonly id: string;
  readonly contact: Contact;
  readonly day: IsoDate;
  readonly notice: Notice;
  /** The reminders that it carries, with what is told of each. */
  readonly reminders: readonly { readonly id: string; readonly text: string; readonly late: boolean }[];
}
