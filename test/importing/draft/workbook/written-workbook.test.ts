import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DraftFiles } from '../../../../src/domain/draft-files.ts';
import { KakariError } from '../../../../src/domain/errors.ts';
import { planWorkbook } from '../../../../src/importing/draft/workbook/plan-workbook.ts';
import { yamlText } from '../../../../src/importing/draft/working-draft.ts';
import { IMPORTED } from '../../../plans/made-up-files.ts';
import { comeBack, planOf } from './come-back.ts';
import { HARD } from './made-up-plan.ts';

const FORMULAS = HARD.filter((text) => /^[=+＝＋@＠－-][^<"]*$/u.test(text));
const files: DraftFiles = {
  ...IMPORTED,
  'terms.yaml': yamlText(HARD.map((name) => ({ name, names: [name], definition: name, place: '用語集' }))),
};

describe('a workbook that is written', () => {
  let parts: Readonly<Record<string, string>>;
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await planWorkbook(files, 'plan');
    parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  });
  const sheets = (): readonly string[] =>
    Object.entries(parts).flatMap(([name, text]) => (name.startsWith('xl/worksheets/sheet') ? [text] : []));

  it('holds texts only: no formula, no number, no date, no yes or no, no error, and nothing that XML cannot hold', () => {
    const cells = sheets().flatMap((sheet) =>
      [...sheet.matchAll(/<c\s[^>]*?(?:\/>|>.*?<\/c>)/gu)].map(([cell]) => cell),
    );
    expect(cells.length).toBeGreaterThan(500);
    expect(cells.filter((cell) => cell.includes('<v>') && !/ t="s"/u.test(cell))).toEqual([]);
    expect(sheets().join('')).not.toContain('<f');
    // XML 1.0 has no place for these (2.2).
    expect(parts['xl/sharedStrings.xml']).not.toMatch(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/u);
    for (const text of FORMULAS) expect(parts['xl/sharedStrings.xml']).toContain(`>${text}<`);
  });

  it('has the format of text in every cell, also in rows that are still empty, so that what is typed stays as it is', async () => {
    const { sheets: read } = await readXlsx(bytes, { readStyles: true });
    const terms = read.find(({ name }) => name === '用語集');
    const empty = [...(terms?.cells ?? [])].filter(([, { value }]) => value === null);
    expect(empty.length).toBeGreaterThan(200);
    expect([...(terms?.cells ?? [])].filter(([, { style }]) => style?.numFmt !== '@')).toEqual([]);
  });

  it('shows its heads while people scroll, and hides only the sheet by which it is known', async () => {
    const { sheets: read } = await readXlsx(bytes, { readStyles: true });
    expect(read.filter(({ freezePane }) => freezePane?.rows === 1).map(({ name }) => name)).toEqual([
      'はじめに',
      '取組一覧',
      '工程',
      '指標',
      '内容',
      '用語集',
      '計画',
      '部署',
      '振り返り',
    ]);
    expect(read.filter((sheet) => sheet.hidden === true || sheet.veryHidden === true).map(({ name }) => name)).toEqual([
      'kakari',
    ]);
    expect(read.find(({ name }) => name === '取組一覧')?.cells?.get('0,0')?.style?.font?.bold).toBe(true);
  });

  it('gives the same texts back', async () => {
    expect(planOf(await comeBack(files)).terms.map(({ name, names, definition }) => [name, names, definition])).toEqual(
      HARD.map((text) => [text, [text], text]),
    );
  });

  it('is not written where a text is longer than a cell can be, and the place is named', async () => {
    const long = {
      ...IMPORTED,
      'terms.yaml': yamlText([{ name: '長い用語', definition: '長'.repeat(32_768), place: '用語集' }]),
    };
    const error: unknown = await planWorkbook(long, 'plan').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KakariError);
    expect(error).toMatchObject({ code: 'workbook-text-too-long', fields: { sheet: '用語集', line: 2 } });
  });
});
