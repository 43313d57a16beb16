import type { PageLimits } from '../../../src/domain/pages.ts';

/** What a card holds without being long to scroll on a phone, and within `MESSAGE_LIMIT`. */
export const PAGE_LIMITS: PageLimits = { characters: 2000, rows: 20, actions: 4 };

/** What a notice without anything to answer holds, such as the schedules of several sections: as a rule it is one message. */
export const DIGEST_LIMITS: PageLimits = { characters: 4000, rows: 60, actions: 4 };
