import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POSTGRES_MISSING, startPostgres, type TestPostgres } from '../postgres.ts';
import { crashRun } from './crash-run.ts';
import { seeded } from './seeded.ts';

const KILLS = 8;
const ANSWER_MS = 150;
const TOWNS = 10;
const SECTIONS = TOWNS * 10;
const survived = { expected: SECTIONS, lost: 0, doubled: 0, states: { sent: SECTIONS } };

describe('a process that is killed in the middle of reminding', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-crash-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('loses nothing and tells nothing twice on SQLite', async () => {
    const place = { kind: 'sqlite', file: join(folder, 'ledger.sqlite3') } as const;
    const result = await crashRun({
      place,
      towns: TOWNS,
      replicas: 1,
      kills: KILLS,
      answerMs: ANSWER_MS,
      random: seeded(1),
    });
    expect(result).toMatchObject(survived);
    expect(result.kills).toBeGreaterThan(0);
  }, 120_000);
});

describe.skipIf(POSTGRES_MISSING !== '')(`two replicas that are killed in turn${POSTGRES_MISSING}`, () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('lose nothing and tell nothing twice on PostgreSQL', async () => {
    const place = { kind: 'postgres', url: await server.newDatabase() } as const;
    const result = await crashRun({
      place,
      towns: TOWNS,
      replicas: 2,
      kills: KILLS,
      answerMs: ANSWER_MS,
      random: seeded(2),
    });
    expect(result).toMatchObject(survived);
    expect(result.kills).toBeGreaterThan(0);
  }, 120_000);
});
