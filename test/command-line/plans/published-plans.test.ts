import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Ledger } from '../../../src/ports/ledger.ts';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { NINE } from '../../contracts/ledger/samples.ts';
import { FIXTURE } from '../../plans/broken-knowledge.ts';
import { fixtureFiles } from '../../plans/made-up-files.ts';
import { startSession } from '../kakari-session.ts';
import type { Run } from '../run-kakari.ts';
import { NEWER, publish } from './published.ts';

const folder = mkdtempSync(join(tmpdir(), 'kakari-published-'));
afterAll(() => rmSync(folder, { recursive: true }));

const data = (name: string): Readonly<Record<string, string>> => ({
  KAKARI_DATA: join(folder, name),
  KAKARI_KNOWLEDGE: FIXTURE,
});
const openData = (name: string): Promise<Ledger> =>
  openLedger({ kind: 'sqlite', file: join(folder, name, 'kakari.sqlite3') });

describe('commands', () => {
  const session = startSession();
  afterAll(() => session.end());
  const kakari = (...words: readonly string[]): Promise<Run> => session.run(words, data('commands'));
  const ask = (): Promise<Run> => kakari('ask', '-m', 'aoba', '--now', '2026-11-20', '電子契約の担当課は？');

  it('look for what was published, and make no ledger for it', async () => {
    const [{ out }, versions] = [await ask(), await kakari('plans', '--versions')];
    expect(out).toContain('総務部 契約課');
    expect(versions.out).toBe('公開した計画はありません。知識フォルダーの計画で答えています。\n');
    expect((await kakari('plans', '--withdraw', 'aoba')).err).toBe(
      '自治体「aoba」に、公開した計画はありません。「kakari plans --versions」で確かめてください。\n',
    );
    expect(existsSync(join(folder, 'commands'))).toBe(false);
  });

  describe('after a publication', () => {
    beforeAll(async () => {
      const ledger = await openData('commands');
      await publish(ledger, fixtureFiles('aoba'));
      await publish(ledger);
      await ledger.close();
    });

    it('answer from it and name its version', async () => {
      const [answer, milestones] = [await ask(), await kakari('milestones', '-m', 'aoba', '--department', '調達課')];
      expect(answer.out).toContain('担当は総務部 調達課です');
      expect(milestones.out).toContain('担当：調達課');
    });

    it('list every version that is kept, from when and by whom', async () => {
      const { out } = await kakari('plans', '--versions');
      expect(out.trim().split('\n')).toEqual([
        '2　2027-03-01 09:00　aoba　公開　青葉市DX推進計画（第2期） 第3期　佐藤　（いま使っている版）',
        '1　2027-03-01 09:00　aoba　公開　青葉市DX推進計画（第2期）　佐藤',
      ]);
      const { versions } = z
        .object({ versions: z.array(z.looseObject({ revision: z.number(), inForce: z.boolean() })) })
        .parse(JSON.parse((await kakari('plans', '--versions', '--json', '-m', 'aoba')).out));
      expect(versions.map(({ revision, inForce }) => [revision, inForce])).toEqual([
        [2, true],
        [1, false],
      ]);
    });

    it('say which published plan this program cannot read, and go on with the one before it', async () => {
      const ledger = await openData('commands');
      await ledger.publishPlan(NEWER, NINE);
      await ledger.close();
      const { code, out, err } = await kakari('plans');
      expect(code).toBe(0);
      expect(out).toContain('調達課');
      expect(err).toContain('公開されている計画「未来の計画」（aoba、第9期）を、この版の係では読めません');
      expect(err.trim().split('\n')).toHaveLength(1);
    });

    it('take it back, and then answer from the folder', async () => {
      const { out } = await kakari('plans', '--withdraw', 'aoba');
      expect(out).toBe(
        '「aoba」の計画の公開を取りやめました。知識フォルダーの「青葉市DX推進計画（第2期）」に戻ります。\n',
      );
      expect((await ask()).out).toContain('総務部 契約課');
      expect((await kakari('plans', '--versions')).out).toContain('　取りやめ　');
    });
  });
});
