import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKept } from '../../src/command-line/open-kept.ts';
import { readConfig } from '../../src/config.ts';
import { newPlan } from '../contracts/ledger/plans.ts';
import { NINE } from '../contracts/ledger/samples.ts';

let folder: string;
let failures: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kakari-kept-'));
  failures = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (data: string, reminders: 'on' | 'off') =>
  openKept(readConfig({ KAKARI_DATA: data, KAKARI_REMINDERS: reminders }), (error) => failures.push(error));

describe('what a service keeps', () => {
  it('is a ledger, also where only the page is on: plans may be published into it', async () => {
    const kept = await open(join(folder, 'data'), 'off');
    const revision = await kept.ledger?.publishPlan(newPlan('aoba', '第1版'), NINE);
    expect(await kept.plans.plansRevision()).toBe(revision);
    expect(existsSync(join(folder, 'data', 'kakari.sqlite3'))).toBe(true);
    await kept.close();
    expect(failures).toEqual([]);
  });

  // In /proc, which Linux alone has, nobody can make a folder.
  describe.runIf(process.platform === 'linux')('on a disk that cannot be written', () => {
    it('is nothing where only the page is on, which is told, and the page can be opened', async () => {
      const kept = await open('/proc/kakari', 'off');
      expect(kept.ledger).toBeUndefined();
      expect([await kept.plans.plansRevision(), await kept.plans.planVersions()]).toEqual([0, []]);
      await kept.close();
      expect(failures).toEqual([expect.objectContaining({ code: 'ledger-readonly' })]);
    });

    it('keeps the service from starting where reminders are on', async () => {
      await expect(open('/proc/kakari', 'on')).rejects.toMatchObject({ code: 'ledger-readonly' });
      expect(failures).toEqual([]);
    });
  });

  it('keeps the service from starting where it is somebody else’s, whatever is on', async () => {
    const database = new Database(join(folder, 'kakari.sqlite3'));
    database.exec('create table addresses (name text)');
    database.close();
    await expect(open(folder, 'off')).rejects.toMatchObject({ code: 'ledger-foreign' });
  });
});
