import { describe, expect, it } from 'vitest';
import type { DirectoryEntry } from '../../../src/domain/directory.ts';
import type { OpenLedger } from '../ledger-contract.ts';
import { at, NINE } from './samples.ts';

const entry = (municipality: string, department: string, change: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  municipality,
  department,
  contact: { kind: 'web', address: `${municipality}/${department}` },
  promoter: false,
  ...change,
});

/** The directory. */
export function directoryContract(open: OpenLedger): void {
  describe('the directory', () => {
    it('is given back as it was, sorted by municipality, section, contact and first day', async () => {
      const ledger = await open();
      const sorted = [
        entry('aoba', '市民課'),
        entry('aoba', '市民課', { from: '2026-04-01', to: '2027-03-31' }),
        entry('aoba', '市民課', { from: '2027-04-01' }),
        entry('aoba', '税務課', { contact: { kind: 'slack-channel', address: 'C02' } }),
        entry('aoba', '税務課', { contact: { kind: 'slack-user', address: 'U01' }, promoter: true }),
        entry('kasugano', '住民課'),
      ];
      await ledger.replaceDirectory(['aoba', 'kasugano'], sorted.toReversed(), '管理者', NINE);
      expect(await ledger.directory()).toEqual(sorted);
      expect(await ledger.directory('kasugano')).toEqual([sorted.at(-1)]);
      expect(await ledger.directory('harano')).toEqual([]);
    });

    it('is replaced for the given municipalities alone', async () => {
      const ledger = await open();
      const kept = entry('kasugano', '住民課');
      await ledger.replaceDirectory(['aoba', 'kasugano'], [entry('aoba', '市民課'), kept], '管理者', NINE);
      await ledger.replaceDirectory(['aoba'], [entry('aoba', '税務課')], '管理者', NINE);
      expect(await ledger.directory()).toEqual([entry('aoba', '税務課'), kept]);
      await ledger.replaceDirectory(['aoba'], [], '管理者', NINE);
      expect(await ledger.directory()).toEqual([kept]);
    });

    it('is replaced whole or not at all', async () => {
      const ledger = await open();
      await ledger.replaceDirectory(['aoba'], [entry('aoba', '市民課')], '管理者', NINE);
      const before = [await ledger.directory(), await ledger.records({})];
      const broken = { ...entry('aoba', '財政課'), department: null } as never;
      await expect(
        ledger.replaceDirectory(['aoba'], [entry('aoba', '税務課'), broken], '管理者', NINE),
      ).rejects.toThrow(/null/iu);
      expect([await ledger.directory(), await ledger.records({})]).toEqual(before);
    });

    it('is never a mixture of two replacements at the same moment', async () => {
      const ledger = await open();
      await ledger.replaceDirectory(['aoba'], [entry('aoba', '市民課')], '管理者', NINE);
      const versions = ['A', 'B', 'C', 'D'].map((name) => [entry('aoba', `${name}1`), entry('aoba', `${name}2`)]);
      await Promise.all(versions.map((version) => ledger.replaceDirectory(['aoba'], version, '管理者', NINE)));
      expect(versions).toContainEqual(await ledger.directory());
    });

    it('takes thousands of entries', async () => {
      const ledger = await open();
      const entries = Array.from({ length: 3_000 }, (_, number) =>
        entry('aoba', `課${String(number).padStart(4, '0')}`),
      );
      await ledger.replaceDirectory(['aoba'], entries, '管理者', NINE);
      expect(await ledger.directory()).toEqual(entries);
    });

    it('records who replaced it, for each municipality where something changed', async () => {
      const ledger = await open();
      const entries = [entry('aoba', '市民課'), entry('kasugano', '住民課')];
      await ledger.replaceDirectory(['aoba', 'kasugano'], entries, '管理者', NINE);
      const changed = [entry('aoba', '市民課', { promoter: true }), entry('kasugano', '住民課')];
      await ledger.replaceDirectory(['aoba', 'kasugano'], changed, '山田', at('10:00'));
      const records = await ledger.records({});
      expect(records.map(({ actor, subject }) => [actor, subject])).toEqual([
        ['管理者', 'aoba'],
        ['管理者', 'kasugano'],
        ['山田', 'aoba'],
      ]);
      expect(records[0]).toMatchObject({ action: 'directory-replaced', municipality: 'aoba', detail: { entries: 1 } });
    });
  });
}
