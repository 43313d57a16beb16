import { describe, expect, it } from 'vitest';
import { References, type TeamsNotes } from '../../../adapters/teams/send/references.ts';
import type { Contact } from '../../../src/domain/directory.ts';
import { fixedClock } from '../../fakes/fixed-clock.ts';

const CONTACT: Contact = { kind: 'teams-user', address: '29:1Hanako-AAAA' };
const PLACE = { serviceUrl: 'https://smba.trafficmanager.net/jp/', conversation: 'a:1' };

/** Notes in memory that take their time, and say what was written. */
function slowNotes(): TeamsNotes & { readonly written: string[] } {
  const notes = new Map<string, string>();
  const written: string[] = [];
  const later = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    written,
    async note(_, key) {
      await later();
      return notes.get(key);
    },
    async keepNote(_, key, body) {
      await later();
      notes.set(key, body);
      return written.push(body) > 0;
    },
    async forgetNote(_, key) {
      await later();
      notes.delete(key);
    },
  };
}

describe('what is remembered of a contact', () => {
  it('is written once, also when several tell of it at once', async () => {
    const notes = slowNotes();
    const references = new References(notes, fixedClock('2026-11-20'));
    await Promise.all([1, 2, 3].map(() => references.remember(CONTACT, PLACE)));
    expect(notes.written).toHaveLength(1);
  });

  it('is replaced when it changes, and gone when it is forgotten', async () => {
    const references = new References(slowNotes(), fixedClock('2026-11-20'));
    await references.remember(CONTACT, PLACE);
    await references.remember(CONTACT, { ...PLACE, serviceUrl: 'https://smba.infra.example/' });
    expect(await references.find(CONTACT)).toEqual({ ...PLACE, serviceUrl: 'https://smba.infra.example/' });
    await references.forget(CONTACT);
    expect(await references.find(CONTACT)).toBeUndefined();
  });

  it('is told in the order in which it happened, also after an error', async () => {
    const notes = slowNotes();
    const broken: TeamsNotes = { ...notes, note: () => Promise.reject(new Error('locked')) };
    const references = new References(broken, fixedClock('2026-11-20'));
    const told = [references.remember(CONTACT, PLACE), references.forget(CONTACT)];
    expect((await Promise.allSettled(told)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});
