import { describe, expect, it } from 'vitest';
import { sharedFolder, sharedMissing } from '../shared-folder.ts';
import { importShipped, shippedIds } from './imported.ts';
import { LEAST_OF_SHIPPED, shortcomings } from './shortcomings.ts';

describe.skipIf(sharedFolder === undefined)(
  `the published text of a shipped plan${sharedFolder === undefined ? ` (skipped: ${sharedMissing})` : ''}`,
  () => {
    it.each(shippedIds())('is imported as it was written by hand: %s', async (id) => {
      expect(shortcomings((await importShipped(id)).comparison, LEAST_OF_SHIPPED)).toEqual([]);
    });
  },
);
