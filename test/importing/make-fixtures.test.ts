import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentsOf, PLANS_FOLDER, readTown, townIds } from './fixture-town.ts';
import { DOCUMENTS } from './make-fixtures.ts';

describe('the documents of invented municipalities', () => {
  it.each(Object.keys(DOCUMENTS).filter((path) => /\.(?:txt|md|csv)$/u.test(path)))(
    'say what their plan.yaml says: %s',
    async (path) => {
      const made = await DOCUMENTS[path]?.(readTown(path.split('/')[0] ?? ''));
      const bytes = typeof made === 'string' ? Buffer.from(made) : made;
      expect(readFileSync(join(PLANS_FOLDER, path)).equals(bytes as Uint8Array)).toBe(true);
    },
  );

  it('are at least one for each', () => {
    expect(townIds().filter((id) => documentsOf(id).length === 0)).toEqual([]);
  });
});
