import type { Browser } from 'playwright-core';
import type { PersonName } from '../../contracts/chat-surface/surface-rig.ts';
import { type Visit, visit } from './chromium.ts';

/**
 * People with a browser of their own that stays open from one server to the next: to open one, with its process and its fonts, takes
 * longer than what is then done with it.
 */
export interface People {
  /** Opens a server's first page, and leaves the server where the person was before. */
  visit(person: PersonName, server: string): Promise<Visit>;
  /** Leaves a server, where the person still is, and forgets all that its pages kept. */
  leave(person: PersonName, server: string): Promise<void>;
}

/** The people in front of a browser; they are gone when it is closed. */
export function peopleAt(browser: Browser): People {
  const places = new Map<PersonName, Promise<Visit>>();
  const servers = new Map<PersonName, string>();
  const placeOf = (person: PersonName): Promise<Visit> => {
    const place = places.get(person) ?? visit(browser);
    places.set(person, place);
    return place;
  };
  const leave = async (person: PersonName, server: string | undefined): Promise<void> => {
    if (server === undefined || servers.get(person) !== server) return;
    servers.delete(person);
    const { page, context } = await placeOf(person);
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.clear();
    });
    await context.clearCookies();
    await page.goto('about:blank');
  };
  return {
    leave,
    visit: async (person, server) => {
      await leave(person, servers.get(person));
      servers.set(person, server);
      const place = await placeOf(person);
      const before = place.problems.length;
      await place.page.goto(server);
      return {
        ...place,
        // What was complained of before is no fault of this server's.
        get problems() {
          return place.problems.slice(before);
        },
      };
    },
  };
}
