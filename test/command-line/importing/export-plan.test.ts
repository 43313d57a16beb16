import { type CellValue, readXlsx, writeXlsx } from 'hucre';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportPlan } from '../../../src/command-line/importing/export-plan.ts';
import { importPlan } from '../../../src/command-line/importing/import-plan.ts';
import { openImportDesk, type OpenedImporting } from '../../../src/command-line/importing/open-importing.ts';
import { errorLines } from '../../../src/command-line/sentences.ts';
import type { DraftFiles } from '../../../src/domain/draft-files.ts';
import { IMPORTED, loadFiles } from '../../plans/made-up-files.ts';

let folder: string;
let importing: OpenedImporting;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kakari-workbook-'));
  importing = opened({ minato: IMPORTED });
});
afterEach(() => rmSync(folder, { recursive: true }));

function opened(inForce: Readonly<Record<string, DraftFiles>>): OpenedImporting {
  const planOf = (id: string) => {
    const loaded = inForce[id] && loadFiles(inForce[id], {}, id);
    return loaded?.ok ? loaded.plan : undefined;
  };
  return {
    ...openImportDesk(join(folder, 'drafts'), planOf, async () => 1),
    filesInForce: async (id) => inForce[id],
  };
}

const at = (name: string): string => join(folder, name);
const toExcel = (name = 'plan.xlsx', draft = false, municipality = 'minato'): Promise<string> =>
  exportPlan({ municipality, xlsx: at(name), draft }, importing);
const fromExcel = (names: readonly string[] = ['plan.xlsx'], municipality = 'minato'): Promise<string> =>
  importPlan(names.map(at), { municipality, replace: true, json: true, today: '2027-06-01' }, importing, {
    show: () => undefined,
    end: () => undefined,
  });
const linesOf = async (work: Promise<unknown>): Promise<readonly string[]> =>
  errorLines(
    await work.then(
      () => undefined,
      (reason: unknown) => reason,
    ),
  );

type Rows = CellValue[][];
/** Opens a workbook as a spreadsheet does, changes a sheet and saves it all. */
async function inSpreadsheet(name: string, sheet: string, change: (rows: Rows) => void): Promise<void> {
  const { sheets } = await readXlsx(readFileSync(at(name)), { readStyles: true });
  for (const one of sheets) if (one.name === sheet) change(one.rows);
  const written = sheets.map(({ name: own, rows, hidden, veryHidden }) => ({
    name: own,
    rows,
    ...((hidden === true || veryHidden === true) && { hidden: true }),
  }));
  writeFileSync(at(name), await writeXlsx({ sheets: written }));
}

describe('a plan that is exported to Excel', () => {
  it('comes back as a draft that changes nothing', async () => {
    expect(await toExcel()).toContain(`kakari import ${at('plan.xlsx')} -m minato」`);
    await fromExcel();
    const draft = await importing.desk.open('minato');
    expect(draft?.problems).toEqual([]);
    expect(draft?.changes).toMatchObject({ added: [], removed: [], changed: [] });
    expect(draft?.plan).toEqual(importing.inForce('minato'));
  });

  it('comes back with what was changed in a spreadsheet that keeps no formats, moves columns and inserts rows', async () => {
    await toExcel();
    await inSpreadsheet('plan.xlsx', '取組一覧', (rows) => {
      rows.splice(
        2,
        0,
        [],
        [
          '',
          '2',
          '電子納付',
          null,
          '',
          '窓口の改革',
          '',
          '',
          '',
          '会計課',
          '',
          '',
          '',
          '税を電子で納められます。',
          '',
          '第3章 2',
          7,
        ],
      );
      for (const row of rows) row.unshift(row.splice(9, 1)[0] ?? null);
    });
    await inSpreadsheet('plan.xlsx', '工程', (rows) => rows.push(['', '電子納付', '', '検討', '', 2028, 2029, '', '']));
    await fromExcel();
    const draft = await importing.desk.open('minato');
    expect(draft?.problems).toEqual([]);
    expect(draft?.plan?.measures.map(({ id, owners }) => [id, owners])).toEqual([
      ['minato-1', ['窓口課']],
      ['minato-2', ['会計課']],
    ]);
    expect(draft?.plan?.measures[1]).toMatchObject({ page: 7, schedule: [{ phase: '検討', from: 2028, to: 2029 }] });
    expect(draft?.plan?.measures[0]).toEqual(importing.inForce('minato')?.measures[0]);
  });

  it('may be a draft, whose doubts and passages it takes up again', async () => {
    const doubt = {
      about: { kind: 'document' },
      spot: { file: 'a.pdf' },
      place: '',
      read: '',
      assumed: '',
      reason: '図形があります。',
    };
    await importing.store.write('minato', {
      ...IMPORTED,
      'original.jsonl':
        '{"title":"書かない窓口","place":"第3章 1","text":"窓口で書く欄を減らす。","measure":"minato-1"}\n',
      'doubts.yaml': JSON.stringify([{ id: 'd1', ...doubt }]),
    });
    expect(await toExcel('draft.xlsx', true)).toContain('--replace');
    importing = opened({});
    const before = await importing.desk.open('minato');
    await fromExcel(['draft.xlsx']);
    expect(await importing.desk.open('minato')).toEqual(before);
    expect(before?.doubts).toHaveLength(1);
  });

  it('is not written over another file, and not where there is no plan', async () => {
    writeFileSync(at('plan.xlsx'), 'edited by somebody');
    expect(await linesOf(toExcel())).toEqual([expect.stringContaining('上書きはしません')]);
    expect(readFileSync(at('plan.xlsx'), 'utf8')).toBe('edited by somebody');
    expect(await linesOf(toExcel('other.xlsx', false, 'nowhere'))).toEqual([
      expect.stringContaining('「nowhere」の計画がありません'),
    ]);
    expect(await linesOf(toExcel('other.xlsx', true))).toEqual([
      expect.stringContaining('minato の下書きがありません'),
    ]);
    expect(await linesOf(toExcel('no/such/folder.xlsx'))).toEqual([expect.stringContaining('書けません')]);
  });
});

describe('a workbook that cannot be taken', () => {
  it('leaves the draft as it was, and every mistake is told by sheet and row', async () => {
    await toExcel();
    await fromExcel();
    const before = await importing.store.read('minato');
    await inSpreadsheet('plan.xlsx', '工程', (rows) => {
      (rows[1] ?? [])[5] = '令和20年度';
      (rows[2] ?? [])[3] = '';
    });
    await inSpreadsheet('plan.xlsx', '計画', (rows) => {
      for (const row of rows) if (row[0] === '版') row[1] = null;
    });
    expect(await linesOf(fromExcel())).toEqual([
      expect.stringMatching(/^plan\.xlsx シート「計画」:\d+ 版 — /u),
      expect.stringMatching(/^plan\.xlsx シート「工程」:3 内容 — /u),
      expect.stringContaining('直すところが2件ある'),
    ]);
    await inSpreadsheet('plan.xlsx', '計画', (rows) => {
      for (const row of rows) if (row[0] === '版') row[1] = '第2版';
    });
    await inSpreadsheet('plan.xlsx', '工程', (rows) => {
      (rows[2] ?? [])[3] = '実施';
    });
    expect((await linesOf(fromExcel())).map((line) => line.split('、')[0])).toEqual([
      expect.stringMatching(/^plan\.xlsx シート「工程」:2 始まり — 2038年度は/u),
      expect.stringMatching(/^plan\.xlsx シート「工程」:2 終わり — /u),
      expect.stringContaining('直すところが2件ある'),
    ]);
    expect(await importing.store.read('minato')).toEqual(before);
  });

  it('is one of another municipality, of later days, or beside other files', async () => {
    await toExcel();
    expect(await linesOf(fromExcel(['plan.xlsx'], 'kawano'))).toEqual([expect.stringContaining('「-m minato」')]);
    writeFileSync(at('plan.txt'), '第1章　窓口');
    expect(await linesOf(fromExcel(['plan.txt', 'plan.xlsx']))).toEqual([expect.stringContaining('このファイルだけ')]);
    await inSpreadsheet('plan.xlsx', 'kakari', (rows) => {
      (rows[0] ?? [])[1] = '2';
    });
    expect(await linesOf(fromExcel())).toEqual([expect.stringContaining('より新しい版の係')]);
  });
});
