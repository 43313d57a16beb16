import { z } from 'zod';
import { type Contact, contactKey } from '../../../src/domain/directory.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { ChatLedger } from '../../../src/ports/ledger.ts';
import type { Place } from '../bot-adapter.ts';

const schema = z.object({ serviceUrl: z.string(), conversation: z.string() });

/** The notes that Teams needs. */
export type TeamsNotes = Pick<ChatLedger, 'note' | 'keepNote' | 'forgetNote'>;

/** Where Teams can be reached without having been spoken to, by the addresses that a directory names. */
export class References {
  readonly #notes: TeamsNotes;
  readonly #clock: Clock;
  /** Of one contact, one thing after the other: Teams tells of an installation by several events at once. */
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(notes: TeamsNotes, clock: Clock) {
    this.#notes = notes;
    this.#clock = clock;
  }

  /** Keeps where a contact is. */
  remember(contact: Contact, { serviceUrl, conversation }: Place): Promise<void> {
    const body = JSON.stringify({ serviceUrl, conversation });
    return this.#inTurn(contactKey(contact), async (key) => {
      const before = await this.#notes.note('reference', key);
      if (before !== body) await this.#notes.keepNote('reference', key, body, this.#clock.now());
    });
  }

  async find(contact: Contact): Promise<Place | undefined> {
    const body = await this.#notes.note('reference', contactKey(contact));
    return body === undefined ? undefined : schema.parse(JSON.parse(body));
  }

  forget(contact: Contact): Promise<void> {
    return this.#inTurn(contactKey(contact), (key) => this.#notes.forgetNote('reference', key));
  }

  async #inTurn<T>(key: string, work: (key: string) => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(
      () => work(key),
      () => work(key),
    );
    this.#last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    }
  }
}
