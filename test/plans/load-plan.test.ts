import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FileProblem, problemLine } from '../../src/domain/errors.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import type { PlanResult } from '../../src/plans/load-plan.ts';
import { FIXTURE, lineOf, problemsAfterEdit } from './broken-knowledge.ts';
import { fixtureFiles, IMPORTED, loadFiles, originalLine } from './made-up-files.ts';

function planOf(result: PlanResult): Plan {
  if (!result.ok) throw new Error(result.problems.map(problemLine).join('\n'));
  return result.plan;
}

const problemsOf = (result: PlanResult): readonly FileProblem[] => (result.ok ? [] : result.problems);

describe('the texts of a plan', () => {
  it.each(['aoba', 'kasugano'])('are the same plan as its folder: %s', (id) => {
    const { plans } = loadKnowledge(FIXTURE);
    expect(planOf(loadFiles(fixtureFiles(id), {}, id))).toEqual(
      plans.find(({ municipality }) => municipality.id === id),
    );
  });

  it('have the same problems as the folder, with the same files, lines and fields', () => {
    const [file, before, after] = ['measures.yaml', 'owners: [契約課]', 'owners: [契約部]'] as const;
    const text = readFileSync(join(FIXTURE, 'aoba', file), 'utf8').replace(before, after);
    const problems = problemsOf(loadFiles(fixtureFiles('aoba'), { [file]: text }, 'aoba'));
    expect(problems).toEqual(problemsAfterEdit(`aoba/${file}`, before, after));
    expect(problems).toEqual([expect.objectContaining({ line: lineOf(`aoba/${file}`, before) })]);
  });

  it.each(['municipality.yaml', 'plan.yaml', 'measures.yaml', 'terms.yaml'])('need %s', (file) => {
    expect(problemsOf(loadFiles(IMPORTED, { [file]: undefined })).map(problemLine)).toEqual([
      expect.stringContaining(`minato/${file} — ファイルを読めません`),
    ]);
  });

  it('are not told of for want of English where plan.yaml cannot be read', () => {
    const problems = problemsOf(loadFiles(IMPORTED, { 'plan.yaml': 'title: [' }));
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['minato/plan.yaml']));
  });

  it('may come with others, which count for nothing', () => {
    expect(planOf(loadFiles(IMPORTED, { 'doubts.yaml': '- [', 'notes.txt': 'メモ' }))).toEqual(
      planOf(loadFiles(IMPORTED)),
    );
  });
});

describe('a plan that is told in Japanese only', () => {
  const plan = planOf(loadFiles(IMPORTED));

  it('has the Japanese text wherever English would stand', () => {
    expect(plan).toMatchObject({
      english: '港野市デジタル化計画',
      municipality: { english: '港野市', departments: [{ english: '窓口課' }, { english: '契約室' }] },
      groups: [{ english: '窓口の改革' }],
      progressReviews: [{ english: '毎年度の点検' }],
      measures: [
        { english: '書かない窓口', summaryEnglish: '窓口で書く欄を減らします。', planned: [{ english: '予約の受付' }] },
      ],
      terms: [{ english: '申請の電子化', definitionEnglish: '紙を使わない申請です。' }],
      reviews: [{ english: '電子決裁', noteEnglish: '全部署で使っています。' }],
    });
    expect(plan.passages.map(({ text, english }) => [text, english])).toEqual([
      ['3年間です。', '3年間です。'],
      ['案内の職員を置きます。', '案内の職員を置きます。'],
      ['転入：件数は10件', '転入：件数は10件'],
    ]);
  });

  it('may leave out the reading, the prefecture and the code, but gives no wrong code', () => {
    for (const field of ['reading', 'prefecture', 'code']) expect(plan.municipality).not.toHaveProperty(field);
    expect(plan).not.toHaveProperty('bilingual');
    const wrong = `${IMPORTED['municipality.yaml'] ?? ''}code: "992012"\n`;
    expect(problemsOf(loadFiles(IMPORTED, { 'municipality.yaml': wrong })).map(problemLine)).toEqual([
      expect.stringContaining('検査数字が合いません'),
    ]);
  });

  it('keeps the English that it has', () => {
    const terms = (IMPORTED['terms.yaml'] ?? '').replace('{ name', '{ english: Electronic application, name');
    expect(planOf(loadFiles(IMPORTED, { 'terms.yaml': terms })).terms[0]?.english).toBe('Electronic application');
  });

  it.each([
    ['says nothing of it', 'bilingual: false\n', ''],
    ['says that it is bilingual', 'bilingual: false', 'bilingual: true'],
    ['says it in a word that is no answer', 'bilingual: false', 'bilingual: いいえ'],
  ])('must be told in English too where plan.yaml %s', (_, before, after) => {
    const head = (IMPORTED['plan.yaml'] ?? '').replace(before, after);
    const problems = problemsOf(loadFiles(IMPORTED, { 'plan.yaml': head }));
    const fields = problems.map(({ file, field }) => `${file} ${field}`);
    expect(fields).toEqual(
      expect.arrayContaining([
        'minato/municipality.yaml prefecture',
        'minato/plan.yaml english',
        'minato/plan.yaml facts[1件目].english',
        'minato/measures.yaml [1件目].summaryEnglish',
        'minato/measures.yaml [1件目].planned[1件目].english',
        'minato/terms.yaml [1件目].definitionEnglish',
        'minato/review.yaml [1件目].noteEnglish',
        'minato/digest.md 窓口の職員',
      ]),
    );
  });
});

describe('the original text', () => {
  const original = (...lines: readonly string[]): PlanResult =>
    loadFiles(IMPORTED, { 'original.jsonl': lines.join('') });

  it('becomes passages, each with an id of its own, in both languages the same', () => {
    const whole = { page: 9, names: ['窓口'], measure: 'minato-1', uncertain: '段が崩れています' };
    const { passages } = planOf(original(originalLine(whole), '\n', originalLine()));
    expect(passages.slice(-2)).toEqual([
      {
        id: 'minato-dx/original.jsonl/1',
        title: '書かない窓口',
        place: '第3章 1',
        text: '窓口で書く欄を減らす。',
        english: '窓口で書く欄を減らす。',
        ...whole,
      },
      expect.objectContaining({ id: 'minato-dx/original.jsonl/3', names: [] }),
    ]);
    expect(passages.at(-1)).not.toHaveProperty('page');
  });

  it.each<[string, string, string | undefined, string]>([
    ['is no JSON', '{"title": \n', undefined, 'JSON として読めません'],
    ['is no object', '"書かない窓口"\n', '（全体）', '書き方が違います'],
    ['lacks its text', originalLine({ text: undefined }), 'text', '必要な項目がありません'],
    ['has an empty text', originalLine({ text: ' ' }), 'text', '空のままです'],
    ['has a text without end', originalLine({ text: '係'.repeat(10_001) }), 'text', '10000以下にしてください'],
    ['has an unknown field', originalLine({ line: 3 }), 'line', '「line」という項目はありません'],
    ['has a page in words', originalLine({ page: '9ページ' }), 'page', '数字'],
    ['belongs to no measure', originalLine({ measure: 'minato-9' }), '書かない窓口', 'measures.yaml にありません'],
    ['has the key of a fact', originalLine({ key: 'period' }), '書かない窓口', 'key「period」は前にもあります'],
  ])('that %s is one problem with its line', (_, line, field, says) => {
    const problems = problemsOf(original(originalLine(), '\n', line));
    expect(problems).toEqual([
      {
        file: 'minato/original.jsonl',
        line: 3,
        ...(field === undefined ? {} : { field }),
        message: expect.stringContaining(says),
      },
    ]);
  });

  it('in which every line is wrong is told of so many lines only', () => {
    const problems = problemsOf(original(...Array.from({ length: 5_000 }, () => '{}\n')));
    expect(problems.length).toBeLessThan(25);
    expect(problems.at(-1)?.message).toContain('ここから先は調べていません');
  });

  it('that is too large to be a plan is refused with one sentence', () => {
    const many = problemsOf(original(originalLine().repeat(20_001)));
    expect(many.map(({ line, message }) => [line, message])).toEqual([
      [20_001, expect.stringContaining('20,000件を超えています')],
    ]);
    const long = problemsOf(original(originalLine({ text: '係'.repeat(9_000) }).repeat(2_300)));
    expect(long.map(({ message }) => message)).toEqual([expect.stringContaining('20,000,000文字を超えています')]);
  });
});
