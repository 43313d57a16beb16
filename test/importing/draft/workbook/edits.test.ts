import { describe, expect, it } from 'vitest';
import type { Doubt } from '../../../../src/domain/draft.ts';
import type { DraftFiles } from '../../../../src/domain/draft-files.ts';
import { FileProblemsError, problemLine } from '../../../../src/domain/errors.ts';
import { readDoubts } from '../../../../src/importing/draft/doubts-file.ts';
import { draftFiles } from '../../../../src/importing/draft/draft-files.ts';
import { workbookDraft } from '../../../../src/importing/draft/workbook/workbook-draft.ts';
import { fixtureFiles, IMPORTED } from '../../../plans/made-up-files.ts';
import { SMALL_DRAFT } from '../small-draft.ts';
import { add, edited, planOf, type Rows, write } from './come-back.ts';

const SMALL = draftFiles(SMALL_DRAFT);
type Edits = Readonly<Record<string, (rows: Rows) => void>>;

const after = (edits: Edits, files: DraftFiles = SMALL): DraftFiles => workbookDraft(edited(files, edits), files).files;
const doubtsOf = (files: DraftFiles): readonly Doubt[] => readDoubts(files['doubts.yaml']);
/** The doubts that the draft did not have before. */
const newDoubts = (files: DraftFiles): readonly Doubt[] =>
  doubtsOf(files).filter(({ id }) => !SMALL_DRAFT.doubts.some((old) => old.id === id));
const measureOf = (files: DraftFiles, id: string) => planOf(files).measures.find((measure) => measure.id === id);

function problemsOf(edits: Edits, files: DraftFiles = SMALL): readonly string[] {
  try {
    after(edits, files);
  } catch (error) {
    if (error instanceof FileProblemsError && error.code === 'workbook-invalid') return error.problems.map(problemLine);
    throw error;
  }
  return [];
}

const remove = (rows: Rows, key: string): void => {
  rows.splice(
    rows.findIndex((row) => row.includes(key)),
    1,
  );
};

describe('a measure in an edited workbook', () => {
  it('says what was changed', () => {
    const files = after({
      取組一覧: (rows) => {
        write(rows, 'mizuho-2', '担当', '総務課、住民課');
        write(rows, 'mizuho-2', '全庁', 'はい');
        write(rows, 'mizuho-2', '見出し2', '予約');
        write(rows, 'mizuho-2', 'ページ', '１２');
      },
      工程: (rows) => write(rows, '実施', '終わり', 'R9'),
      指標: (rows) => write(rows, '手続の数', '令和10年度', '+40件'),
    });
    expect(measureOf(files, 'mizuho-2')).toMatchObject({
      owners: ['総務課', '住民課'],
      crossCutting: true,
      group: ['便利な窓口', '予約'],
      page: 12,
    });
    expect(measureOf(files, 'mizuho-1')?.schedule[1]).toEqual({ phase: '実施', from: 2027, to: 2027 });
    expect(measureOf(files, 'mizuho-1')?.targets[0]?.byYear).toEqual({ 2028: '+40件' });
    expect(newDoubts(files)).toEqual([]);
  });

  it('that was added gets an id of its own, the same every time, and its phases by its title', () => {
    const edits: Edits = {
      取組一覧: (rows) =>
        add(rows, { 番号: '④-2', 取組: '電子掲示板', 概要: '掲示板を設けます。', 場所: '第2章', 担当: '広報課' }),
      工程: (rows) => add(rows, { 取組: '電子掲示板', 内容: '試行', 始まり: '2027年度', 終わり: '2028' }),
    };
    const files = after(edits);
    expect(measureOf(files, 'mizuho-4-2')).toMatchObject({
      title: '電子掲示板',
      owners: ['広報課'],
      schedule: [{ phase: '試行', from: 2027, to: 2028 }],
    });
    expect(planOf(files).municipality.departments.map(({ name }) => name)).toContain('広報課');
    expect(after(edits)).toEqual(files);
    expect(newDoubts(files)).toEqual([]);
  });

  it('that was taken out leaves its passages, and a doubt names the rows that it leaves in other sheets', () => {
    const files = after({ 取組一覧: (rows) => remove(rows, 'mizuho-1') });
    const { measures, passages } = planOf(files);
    expect(measures.map(({ id }) => id)).toEqual(['mizuho-2', 'mizuho-3']);
    expect(passages.map(({ text, measure }) => [text, measure])).toEqual([
      ['電子申請を広げます。', undefined],
      ['窓口を予約できるようにします。', 'mizuho-2'],
    ]);
    expect(newDoubts(files)).toMatchObject([
      { read: '「工程」2行目、「工程」3行目、「指標」2行目', reason: expect.stringContaining('mizuho-1') as string },
    ]);
    expect(doubtsOf(files).map(({ about }) => about.kind)).not.toContain('phase');
  });

  it('keeps its phases, its passages and its doubts under another id', () => {
    const files = after({
      取組一覧: (rows) => write(rows, 'mizuho-1', 'ID', 'mizuho-denshi'),
      工程: (rows) => write(rows, '検討', '取組', ''),
    });
    expect(measureOf(files, 'mizuho-denshi')?.schedule).toHaveLength(2);
    expect(planOf(files).passages[0]?.measure).toBe('mizuho-denshi');
    expect(doubtsOf(files)[0]?.about).toMatchObject({ kind: 'phase', measure: 'mizuho-denshi' });
    expect(newDoubts(files)).toEqual([]);
  });

  it('follows its id in the digest too', () => {
    const aoba = fixtureFiles('aoba');
    const ids = planOf(aoba).passages.flatMap(({ measure }) => measure ?? []);
    const [id = ''] = ids;
    const files = after({ 取組一覧: (rows) => write(rows, id, 'ID', 'aoba-moved') }, aoba);
    expect(planOf(files).passages.flatMap(({ measure }) => measure ?? [])).toEqual(
      ids.map((own) => (own === id ? 'aoba-moved' : own)),
    );
  });

  it('is a new one where its id stands in two rows, which a doubt tells; each keeps its own phases', () => {
    const files = after({
      取組一覧: (rows) => add(rows, { ID: 'mizuho-1', 取組: '電子掲示板', 概要: '掲示板を設けます。', 場所: '第2章' }),
      工程: (rows) => add(rows, { 取組ID: 'mizuho-1', 取組: '電子掲示板', 内容: '試行', 始まり: 'R8' }),
    });
    expect(measureOf(files, 'mizuho-1')?.schedule).toHaveLength(2);
    expect(measureOf(files, 'mizuho-4')).toMatchObject({ title: '電子掲示板', schedule: [{ phase: '試行' }] });
    expect(newDoubts(files)).toMatchObject([{ about: { kind: 'measure', measure: 'mizuho-4', field: 'title' } }]);
  });
});

describe('the years beside the measures', () => {
  const heads = (rows: Rows): readonly string[] => (rows[0] ?? []).filter((head) => head.includes('参考'));

  it('show the phases of each year', () => {
    edited(SMALL, {
      取組一覧: (rows) => {
        expect(heads(rows)).toEqual(['令和8年度（参考）', '令和9年度（参考）', '令和10年度（参考）']);
        expect(rows[1]?.slice(-3)).toEqual(['検討', '実施', '実施']);
      },
    });
  });

  it('raise a doubt where they were changed and the phases were not: the phases are taken', () => {
    const files = after({ 取組一覧: (rows) => write(rows, 'mizuho-1', '令和9年度（参考）', '検討') });
    expect(measureOf(files, 'mizuho-1')?.schedule[1]?.phase).toBe('実施');
    expect(newDoubts(files)).toMatchObject([
      {
        about: { kind: 'measure', measure: 'mizuho-1', field: 'schedule' },
        read: '令和9年度 検討',
        assumed: '令和9年度 実施',
      },
    ]);
  });

  it('raise none where the phases were changed, alone or in the same way', () => {
    const inPhases = (rows: Rows): void => write(rows, '実施', '内容', '本格実施');
    expect(newDoubts(after({ 工程: inPhases }))).toEqual([]);
    const inBoth = after({
      工程: inPhases,
      取組一覧: (rows) => {
        write(rows, 'mizuho-1', '令和9年度（参考）', '本格実施');
        write(rows, 'mizuho-1', '令和10年度（参考）', '本格実施 ');
      },
    });
    expect(newDoubts(inBoth)).toEqual([]);
  });
});

describe('what a draft was unsure of', () => {
  it('is settled where its cell is emptied, or what it is about was changed', () => {
    const files = after({
      工程: (rows) => write(rows, '検討', '不確か', ''),
      取組一覧: (rows) => write(rows, 'mizuho-3', '担当', '住民課'),
      計画: (rows) => write(rows, '版', '値', '第2版'),
    });
    expect(doubtsOf(files).map(({ id }) => id)).toEqual(['d2', 'd4', 'd6']);
  });
});

describe('the other sheets of an edited workbook', () => {
  it('may have rows added, taken out and moved', () => {
    const files = after({
      用語集: (rows) => {
        rows.splice(1, 1);
        rows.push([]);
        add(rows, {
          用語: 'DX',
          別名: 'ディーエックス,デジタル変革\nデジ変',
          説明: '仕事の変革です。',
          場所: '用語集',
        });
      },
      振り返り: (rows) => remove(rows, '光回線の整備'),
      計画: (rows) => rows.push(...rows.splice(1, 3)),
    });
    const { terms, reviews, municipality } = planOf(files);
    expect(terms.map(({ name, names }) => [name, names])).toEqual([
      ['RPA', []],
      ['DX', ['ディーエックス', 'デジタル変革', 'デジ変']],
    ]);
    expect(reviews).toEqual([]);
    expect(municipality.name).toBe('水穂町');
  });

  it('may have their columns in another order and a title above them', () => {
    const turn = (rows: Rows): void => {
      for (const row of rows) row.reverse();
      rows.unshift(['取組の一覧（令和8年6月）'], []);
    };
    const files = after({ 取組一覧: turn, 工程: turn, 指標: turn, 内容: turn, 用語集: turn, 計画: turn });
    expect(planOf(files)).toEqual(planOf(SMALL));
  });

  it('may have a column for a further year of targets', () => {
    const longer: Edits = {
      計画: (rows) => write(rows, '期間の終わり', '値', '令和11年度'),
      指標: (rows) => {
        rows[0]?.push('Ｒ１１年度');
        rows[1]?.push('50件');
      },
    };
    expect(measureOf(after(longer), 'mizuho-1')?.targets[0]?.byYear).toEqual({ 2028: '30件', 2029: '50件' });
  });

  it('raise a doubt about a column and an item that nobody knows, and about what Excel made a date of', () => {
    const workbook = edited(SMALL, {
      用語集: (rows) => {
        rows[0]?.push('メモ');
        rows[1]?.push('課長に確認');
      },
      計画: (rows) => rows.push(['天気', '晴れ']),
      取組一覧: (rows) => write(rows, 'mizuho-2', '番号', '1月2日'),
    });
    const sheets = workbook.sheets.map((sheet) =>
      sheet.name === '取組一覧' ? { ...sheet, dates: new Set(['2,1']) } : sheet,
    );
    const { files } = workbookDraft({ ...workbook, sheets }, SMALL);
    expect(newDoubts(files).map(({ read }) => read)).toEqual(['1月2日', '天気 晴れ', 'メモ、課長に確認']);
    expect(planOf(files).measures[1]?.number).toBe('1月2日');
  });

  it('make a plan in two languages one in Japanese where a new row has no English, and say where', () => {
    const aoba = fixtureFiles('aoba');
    const files = after(
      { 用語集: (rows) => add(rows, { 用語: '新語', 説明: '新しいことばです。', 場所: '用語集' }) },
      aoba,
    );
    expect(planOf(files).terms.at(-1)).toMatchObject({ name: '新語', english: '新語' });
    expect(planOf(files).terms.slice(0, -1)).toEqual(planOf(aoba).terms);
    expect(doubtsOf(files)).toMatchObject([
      { read: expect.stringMatching(/^「用語集」\d+行目の「英語」、/u) as string },
    ]);
  });
});

describe('mistakes in an edited workbook', () => {
  it('are told together, each with its sheet, row and column', () => {
    const problems = problemsOf({
      工程: (rows) => {
        write(rows, '検討', '始まり', '来年ごろ');
        write(rows, '実施', '終わり', '令和9年度～令和10年度');
        add(rows, { 取組ID: 'mizuho-9', 内容: '検討', 始まり: 'R8' });
        add(rows, { 内容: '検討', 始まり: 'R8' });
      },
      指標: (rows) => write(rows, '手続の数', '種類', '目標'),
      取組一覧: (rows) => {
        write(rows, 'mizuho-1', 'ページ', '三');
        write(rows, 'mizuho-1', '全庁', 'たぶん');
      },
      内容: (rows) => add(rows, { 取組ID: 'mizuho-1', 内容: '予約の受付' }),
    });
    expect(problems.map((line) => line.split(' — ')[0])).toEqual([
      '計画.xlsx シート「工程」:4 取組ID',
      '計画.xlsx シート「工程」:5 取組ID',
      '計画.xlsx シート「取組一覧」:2 全庁',
      '計画.xlsx シート「取組一覧」:2 ページ',
      '計画.xlsx シート「工程」:2 始まり',
      '計画.xlsx シート「工程」:3 終わり',
      '計画.xlsx シート「指標」:2 種類',
      '計画.xlsx シート「内容」:2 区分',
    ]);
  });

  it('are a sheet, a column or an item that is missing, or is there twice', () => {
    const rename = (rows: Rows, from: string, to: string): void => {
      for (const row of rows.slice(0, 1)) row[row.indexOf(from)] = to;
    };
    const problems = problemsOf({
      用語集: (rows) => rename(rows, '説明', '意味'),
      振り返り: (rows) => rename(rows, '説明', '評価'),
      計画: (rows) => remove(rows, '版'),
    });
    expect(problems).toEqual([
      expect.stringMatching(/シート「計画」 版 — この項目の行がありません/u),
      expect.stringMatching(/シート「用語集」 説明 — この列がありません/u),
      expect.stringMatching(/シート「振り返り」 評価 — 同じ見出しの列が二つ/u),
      expect.stringMatching(/シート「振り返り」 説明 — この列がありません/u),
    ]);
    const workbook = edited(IMPORTED);
    const without = { ...workbook, sheets: workbook.sheets.filter(({ name }) => name !== '工程') };
    expect(() => workbookDraft(without, IMPORTED)).toThrow(FileProblemsError);
  });
});
