import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIXTURE, lineOf } from '../plans/broken-knowledge.ts';
import { startSession } from './kakari-session.ts';
import { runKakari } from './run-kakari.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kakari-command-line-'));
});
const session = startSession();
afterAll(async () => {
  await session.end();
  rmSync(folder, { recursive: true });
});

describe('the command line', () => {
  it('explains itself in Japanese and ends with 0', async () => {
    const { code, out, err } = await runKakari(['--help']);
    expect([code, err]).toEqual([0, '']);
    for (const word of ['使い方:', 'コマンド:', 'serve', 'ask', 'plans', 'terms', 'check', '--knowledge'])
      expect(out).toContain(word);
    expect(out).not.toMatch(/Usage|Options|Commands|display help/u);
  });

  it('ends with 2 where it is used wrongly, with a Japanese sentence on the error stream', async () => {
    const { code, out, err } = await runKakari(['ask', '--now', '2026-02-30', 'いつから？']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^使い方が違います: .*2026-02-30.*実在する日付/u);
  });

  it('answers a question from the folder named before the command', async () => {
    const words = ['--knowledge', FIXTURE, 'ask', '-m', 'aoba', '--now', '2026-11-20', '電子契約の担当課は？'];
    const { code, out, err } = await session.run(words);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(
      '担当は総務部 契約課です（取組：1 電子契約の導入）。\n  出典: 青葉市DX推進計画（第2期） 第3章 2 身軽な仕事 16ページ',
    );
  });

  it('prints the plans as JSON from the folder named behind the command', async () => {
    const { code, out } = await session.run(['plans', '--json', '--knowledge', FIXTURE]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      plans: [{ municipality: 'aoba', periodFy: [2026, 2028] }, { municipality: 'kasugano' }],
    });
  });

  it('names file, line and field of what is wrong in the knowledge, and ends with 1', async () => {
    const broken = join(folder, 'broken');
    cpSync(FIXTURE, broken, { recursive: true });
    const file = join(broken, 'aoba', 'measures.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('owners: [契約課]', 'owners: [契約係]'));
    const { code, out, err } = await runKakari(['check', '--knowledge', broken]);
    const line = lineOf('aoba/measures.yaml', 'owners: [契約課]');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      new RegExp(`^aoba/measures\\.yaml:${line} \\[4件目\\]\\.owners\\[1件目\\] — 部署「契約係」`, 'u'),
    );
    expect(err).toContain('誤りが1件あります');
  });

  it('ends with 1 for a municipality that it does not know, and names those that it knows', async () => {
    const { code, err } = await session.run(['ask', '--knowledge', FIXTURE, '-m', 'nowhere', '担当は？']);
    expect([code, err]).toEqual([
      1,
      '自治体「nowhere」は登録されていません。次のどれかを指定してください: aoba, kasugano\n',
    ]);
  });

  it('talks with whoever types at it, until the input ends', async () => {
    const words = ['ask', '--knowledge', FIXTURE, '-m', 'aoba', '--now', '2026-11-20'];
    const { code, out } = await runKakari(words, '電子契約の担当課は？\nいつから？\n');
    expect(code).toBe(0);
    expect(out).toContain('担当は総務部 契約課です');
    expect(out).toContain('令和9年10月');
  });
});
