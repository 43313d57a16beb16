import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startSession } from '../kakari-session.ts';
import type { Run } from '../run-kakari.ts';

const folder = mkdtempSync(join(tmpdir(), 'kakari-commands-'));
const data = join(folder, 'data');
const session = startSession();
afterAll(async () => {
  await session.end();
  rmSync(folder, { recursive: true });
});

const kakari = (...words: readonly string[]): Promise<Run> => session.run(words, { KAKARI_DATA: data });

const milestones = z.object({
  milestones: z.array(
    z.object({
      id: z.string(),
      municipality: z.string(),
      plan: z.string(),
      measure: z.object({ number: z.string().nullable(), title: z.string() }).nullable(),
      kind: z.string(),
      date: z.string(),
      precision: z.string(),
      phase: z.string(),
      owners: z.array(z.string()),
      uncertain: z.boolean(),
    }),
  ),
});

const RANGE = ['--municipality', 'seki', '--from', '2028-03-31', '--to', '2028-04-01'] as const;

describe('kakari milestones', () => {
  it('prints what the plan dates, as JSON for programs', async () => {
    const { out } = await kakari('milestones', ...RANGE, '--json');
    const found = milestones.parse(JSON.parse(out)).milestones;
    expect(found).toContainEqual(
      expect.objectContaining({
        municipality: 'seki',
        plan: 'seki-ict-3',
        measure: { number: '⑮', title: '電子契約の拡大' },
        kind: 'phase-begins',
        date: '2028-04-01',
        precision: 'fiscal-year',
        phase: '実施',
        owners: ['契約検査課', '行政情報課', '会計課'],
        uncertain: false,
      }),
    );
    expect(existsSync(data)).toBe(false);
  });

  it('prints a line for each, or a calendar', async () => {
    const [table, calendar] = await Promise.all([
      kakari('milestones', ...RANGE),
      kakari('milestones', ...RANGE, '--ics'),
    ]);
    expect(table.out).toContain(
      '2028-04-01　電子契約の拡大（関市 ⑮）：『実施』開始　担当：契約検査課、行政情報課、会計課\n',
    );
    expect(calendar.out).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/u);
  });

  it('prints those of all municipalities for *', async () => {
    const { out } = await kakari('milestones', '-m', '*', '--from', '2027-04-01', '--to', '2027-04-01');
    expect(out).toContain('（関市 ');
    expect(out).toContain('（富山市 ');
  });

  it.each([
    [['--to', '2020-01-01'], '--to の 2020-01-01 は計画期間（2026-04-01から）より前です'],
    [['--to', '2027-02-30'], '実在する日付'],
    [['--from', '2028-04-01', '--to', '2028-03-31'], '--from（2028-04-01）が --to（2028-03-31）より後です。'],
    [['--department', '宇宙課'], '部署「宇宙課」は、この自治体の計画に出てきません。次のどれかを指定してください: '],
    [['--department', '宇宙課', '--ics'], '契約検査課'],
    [['--kind', 'party'], '次のどれかを指定してください: phase-begins'],
  ])('refuses %j with a sentence', async (words, sentence) => {
    const { code, err } = await kakari('milestones', '-m', 'seki', ...words);
    expect(err).toContain(sentence);
    expect(code).not.toBe(0);
  });
});

describe('kakari milestones of every municipality', () => {
  it('refuses a section that no plan names, without naming all there are', async () => {
    const { code, err } = await kakari('milestones', '--department', '宇宙課');
    expect(err).toContain('部署「宇宙課」は、どの計画にも出てきません。部署の名前を確かめてください。\n');
    expect(code).toBe(1);
  });
});

describe('a directory of contacts that cannot be used yet', () => {
  it('is imported, and the report and the check say which sections it does not reach', async () => {
    const file = join(folder, 'slack.txt');
    const lines = [
      '自治体\t部署\t連絡先の種類\t連絡先',
      '富山市\t病院事業局経営管理課\tslack-channel\tC0123ABCDEF',
      '',
    ];
    writeFileSync(file, Buffer.from(`\ufeff${lines.join('\r\n')}`, 'utf16le'));
    const settings = { KAKARI_DATA: join(folder, 'slack') };
    const imported = await session.run(['directory', 'import', file], settings);
    const checked = await session.run(['directory', 'check'], settings);
    for (const { out } of [imported, checked]) {
      expect(out).toContain('　接続の設定がない連絡先（Slack）だけの部署（1件）: 経営管理課\n');
      expect(out).not.toMatch(/連絡先のない部署.*経営管理課/u);
    }
  });
});

describe('a database that is not Kakari’s', () => {
  it('is refused with a sentence', async () => {
    const foreign = join(folder, 'foreign');
    mkdirSync(foreign);
    const database = new Database(join(foreign, 'kakari.sqlite3'));
    database.exec('create table addresses (name text)');
    database.close();
    const { code, err } = await session.run(['reminders'], { KAKARI_DATA: foreign });
    expect(err).toContain('係のものではないデータが入っています。何も書き込んでいません。');
    expect(code).toBe(1);
  });
});

describe('from the directory to the record', () => {
  const directory = join(folder, 'meibo.csv');
  let imported: Run;

  beforeAll(async () => {
    writeFileSync(
      directory,
      '自治体,部署,連絡先の種類,連絡先,DX推進担当\n関市,契約検査課,web,,\n関市,デジタル推進室,web,,はい\n',
    );
    imported = await kakari('directory', 'import', directory);
    await kakari('remind', '--now', '2027-09-30');
  });

  it('tells how many lines were imported, and which sections are still without a contact', () => {
    expect(imported.out).toContain('関市: 2件を登録しました（これまで0件）。');
    expect(imported.out).toContain('連絡先のない部署（19件）: ');
  });

  it('shows what would be sent, to whom and why, and sends nothing', async () => {
    const { out } = await kakari('remind', '--dry-run', '--now', '2027-10-04');
    expect(out).toContain(
      '【180日前】電子契約の拡大（関市 ⑮）は令和10年4月1日に『実施』へ移る予定です。令和9年度末までに『検討』を終えてください。\n' +
        '  宛先: web seki/契約検査課（担当課）\n  送る日: 2027-10-04',
    );
    expect((await kakari('reminders')).out).toBe('条件に合うお知らせはありません。\n');
  });

  it('sends once, tells what was sent, and keeps a record', async () => {
    await kakari('remind', '--now', '2027-10-04T09:00');
    const again = await kakari('remind', '--now', '2027-10-04T10:00');
    expect(again.out).toContain('送信 0通');
    const [list, records] = await Promise.all([
      kakari('reminders', '-m', 'seki', '--department', '契約検査課', '--csv'),
      kakari('records', '-m', 'seki', '--out', join(folder, 'records.csv')),
    ]);
    expect(list.out.match(/【180日前】電子契約の拡大/gu)).toHaveLength(1);
    expect(records.code).toBe(0);
    expect(readFileSync(join(folder, 'records.csv'), 'utf8')).toContain('2027-10-04 09:00,kakari,送信,');
  });

  it('says at night that nothing is sent before the next working day', async () => {
    const { out } = await kakari('remind', '--now', '2027-12-31T22:00');
    expect(out).toContain('いまは送信しない時間帯です');
  });

  it('imports nothing of a file with a mistake', async () => {
    const bad = join(folder, 'bad.csv');
    writeFileSync(bad, '自治体,部署,連絡先の種類,連絡先\n関市,市民課,web,\n関市,宇宙課,web,\n');
    const { code, err } = await kakari('directory', 'import', bad);
    expect(code).toBe(1);
    expect(err).toContain(`${bad}:3 部署`);
    expect(err).toContain('何も取り込みませんでした');
    expect((await kakari('directory', 'export')).out).not.toContain('市民課');
  });

  it('makes a copy of the ledger, and never over another file', async () => {
    const copy = join(folder, 'copy.sqlite3');
    expect((await kakari('backup', copy)).out).toBe(`${copy} に控えを作りました。\n`);
    expect((await kakari('backup', copy)).err).toContain(copy);
    expect((await kakari('backup', copy)).code).toBe(1);
  });
});

describe('kakari policy', () => {
  it('prints the policy as the YAML that it reads, and refuses one with a mistake by line and field', async () => {
    const { out } = await kakari('policy');
    expect(out).toContain('phase-begins: [180, 90, 30, 7]');
    const file = join(folder, 'policy.yaml');
    writeFileSync(file, out.replace('phase-ends: [180, 90, 30, 7]', 'phase-ends: [180, -90]'));
    const { code, err } = await session.run(['policy'], { KAKARI_DATA: data, KAKARI_POLICY: file });
    expect(code).toBe(1);
    expect(err).toMatch(/policy\.yaml:\d+ leadDays\.phase-ends\[2件目\] — /u);
  });

  it('names a rule on personal data of a municipality that is not there', async () => {
    const file = join(folder, 'rules.yaml');
    writeFileSync(file, "personalData:\n  rules:\n    '*': 共通の決まり\n    atlantis: 第5条\n");
    const { err } = await session.run(['policy'], { KAKARI_DATA: data, KAKARI_POLICY: file });
    expect(err).toContain('rules.yaml:4 personalData.rules.atlantis — 自治体「atlantis」は登録されていません');
    expect(err).not.toContain('personalData.rules.*');
  });

  it('names a day off of a municipality that is not there, or from before the plan', async () => {
    const file = join(folder, 'days.yaml');
    writeFileSync(
      file,
      'daysOff:\n  - {date: 2027-05-06, municipality: atlantis}\n  - {date: 2016-05-06, municipality: seki}\n',
    );
    const { err } = await session.run(['policy'], { KAKARI_DATA: data, KAKARI_POLICY: file });
    expect(err).toContain('days.yaml:2 daysOff[1件目].municipality — 自治体「atlantis」は登録されていません');
    expect(err).toContain('days.yaml:3 daysOff[2件目].date — 2016-05-06 は計画期間（2026-04-01から）より前です');
  });
});
