import { describe, expect, it } from 'vitest';
import type { ModelUse } from '../../src/domain/model-use.ts';
import type { ModelUseLog } from '../../src/ports/model-use-log.ts';

const use = (day: string, person: string, inputTokens: number, outputTokens = 1): ModelUse => ({
  day,
  person,
  calls: 1,
  inputTokens,
  outputTokens,
});

/** What every `ModelUseLog` guarantees. `open` gives an empty one each time. */
export function modelUseContract(open: () => Promise<ModelUseLog>): void {
  describe('the use of models', () => {
    it('is nothing on a day on which nobody used any', async () => {
      const log = await open();
      await log.addModelUse(use('2026-11-20', 'a', 10));
      expect(await log.modelUse('2026-11-21')).toEqual([]);
    });

    it('adds up for each day and person, sorted by person', async () => {
      const log = await open();
      await log.addModelUse(use('2026-11-21', 'b', 10));
      await log.addModelUse(use('2026-11-21', '-', 7, 0));
      await log.addModelUse(use('2026-11-21', 'b', 20, 4));
      await log.addModelUse(use('2026-11-22', 'b', 40));
      expect(await log.modelUse('2026-11-21')).toEqual([
        use('2026-11-21', '-', 7, 0),
        { day: '2026-11-21', person: 'b', calls: 2, inputTokens: 30, outputTokens: 5 },
      ]);
      expect(await log.modelUse('2026-11-22')).toEqual([use('2026-11-22', 'b', 40)]);
    });

    it('loses nothing when much is counted at once, beyond what 32 bits hold', async () => {
      const log = await open();
      await Promise.all(Array.from({ length: 6 }, () => log.addModelUse(use('2026-11-21', 'a', 1_000_000_000))));
      expect(await log.modelUse('2026-11-21')).toEqual([
        { day: '2026-11-21', person: 'a', calls: 6, inputTokens: 6_000_000_000, outputTokens: 6 },
      ]);
    });
  });
}
