import type { IsoDate } from './fiscal-year.ts';

/** Where a message can be put: the section's page in the browser, or a place in Slack or Teams. */
export const CONTACT_KINDS = [
  'web',
  'slack-channel',
  'slack-user',
  'slack-group',
  'teams-channel',
  'teams-user',
] as const;

export type ContactKind = (typeof CONTACT_KINDS)[number];

/** One address. Of `web` it is `<municipality id>/<section>`, the section's inbox. */
export interface Contact {
  readonly kind: ContactKind;
  readonly address: string;
}

/** One line of the directory (連絡先名簿): how a section, or the DX promoters, are reached. Days are inclusive. */
export interface DirectoryEntry {
  /** Municipality id. */
  readonly municipality: string;
  readonly department: string;
  readonly contact: Contact;
  /** Whether the section promotes DX: it is told what a section does not answer, or cannot be told. */
  readonly promoter: boolean;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** A contact as one word: what tells one recipient of messages from another. */
export const contactKey = ({ kind, address }: Contact): string => `${kind}:${address}`;

/** The page of a section in the browser. */
export const webContact = (municipality: string, department: string): Contact => ({
  kind: 'web',
  address: `${municipality}/${department}`,
});

/** Whether an entry holds on a day. */
export const isValidOn = ({ from, to }: DirectoryEntry, day: IsoDate): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);
