import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileProblem } from '../../src/domain/errors.ts';
import { problemLine } from '../../src/domain/errors.ts';
import { KnowledgeError, loadKnowledge } from '../../src/plans/load-knowledge.ts';
import { FIXTURE, lineOf, problemsAfter, problemsAfterEdit } from './broken-knowledge.ts';
import { FAULTS } from './knowledge-faults.ts';

const PLAN = 'aoba/plan.yaml';
const DIGEST = 'aoba/digest.md';
const TERMS = 'aoba/terms.yaml';

/** What every problem that the reader of a file can mend must have. */
function expectOne(problems: readonly FileProblem[]): FileProblem | undefined {
  expect(problems.map(problemLine)).toHaveLength(1);
  expect(problems[0]?.message).toMatch(/[ぁ-ん]/u);
  return problems[0];
}

describe('one fault in a knowledge folder', () => {
  it.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    '%s is one problem with file, line, field and a way out',
    (_, { file, before, after, field, at, says }) => {
      const problem = expectOne(problemsAfterEdit(file, before, after));
      expect(problem).toMatchObject({ file, field, line: lineOf(file, at ?? before) });
      expect(problem?.message).toContain(says);
    },
  );

  it('text outside every passage is one problem with its line', () => {
    const problem = expectOne(problemsAfterEdit(DIGEST, '## 2 身軽な仕事\n', '## 2 身軽な仕事\n前置きです。\n'));
    expect(problem).toMatchObject({ file: DIGEST, line: lineOf(DIGEST, '## 2 身軽な仕事') + 1 });
    expect(problem?.message).toContain('「### 見出し」がありません。引用の単位ごとに見出しを付けてください');
  });
});

describe('YAML that cannot be read', () => {
  it('is one problem with its line', () => {
    const problem = expectOne(problemsAfterEdit(PLAN, 'title: 青葉市DX推進計画（第2期）', 'title: 青葉市: DX推進計画'));
    expect(problem).toMatchObject({
      file: PLAN,
      line: 2,
      message: expect.stringContaining('コロンの後の空白を確かめてください'),
    });
  });

  it('is one problem where a key stands twice', () => {
    const problem = expectOne(problemsAfterEdit(PLAN, 'version: 第2期', 'version: 第2期\nversion: 第3期'));
    expect(problem).toMatchObject({ file: PLAN, line: 6 });
  });

  it('is one problem where an alias could make a small file huge', () => {
    const problem = expectOne(problemsAfterEdit(TERMS, 'names: [業務改革]', 'names: *all'));
    expect(problem).toMatchObject({
      line: lineOf(TERMS, 'names: [業務改革]'),
      message: expect.stringContaining('別名'),
    });
  });
});

describe('files and folders that are not there', () => {
  it.each(['municipality.yaml', 'plan.yaml', 'measures.yaml', 'terms.yaml'])('a missing %s is one problem', (name) => {
    const problem = expectOne(problemsAfter((folder) => rmSync(join(folder, 'aoba', name))));
    expect(problem).toMatchObject({ file: `aoba/${name}`, message: expect.stringContaining('ファイルを読めません') });
  });

  it.each(['aoba/review.yaml', 'aoba/digest.md', 'common/thesaurus.yaml'])('a missing %s is none', (name) => {
    expect(problemsAfter((folder) => rmSync(join(folder, name)))).toEqual([]);
  });

  it('an empty folder of a municipality names every file it lacks', () => {
    const problems = problemsAfter((folder) => mkdirSync(join(folder, 'nowhere')));
    expect(problems.map((problem) => problem.file)).toEqual(
      ['municipality', 'plan', 'measures', 'terms'].map((name) => `nowhere/${name}.yaml`),
    );
  });

  it('a knowledge folder that does not exist is one problem', () => {
    expect(() => loadKnowledge(join(FIXTURE, 'nowhere'))).toThrow(KnowledgeError);
  });

  it('a knowledge folder without a municipality is one problem', () => {
    expectOne(
      problemsAfter((folder) => {
        for (const id of ['aoba', 'kasugano']) rmSync(join(folder, id), { recursive: true });
      }),
    );
  });
});

describe('nothing half-loads', () => {
  it('a fault in one municipality keeps the other out too', () => {
    expect(expectOne(problemsAfterEdit('kasugano/municipality.yaml', '"993417"', '"993418"'))?.file).toBe(
      'kasugano/municipality.yaml',
    );
  });

  it('every fault is told at once', () => {
    const problems = problemsAfter((folder) => {
      writeFileSync(join(folder, TERMS), 'DX: 変革');
      writeFileSync(join(folder, 'kasugano/plan.yaml'), 'title: [');
      writeFileSync(join(folder, 'common/thesaurus.yaml'), '- terms: []');
    });
    expect(problems.map((problem) => problem.file)).toEqual([TERMS, 'kasugano/plan.yaml', 'common/thesaurus.yaml']);
  });

  it('a problem reads as one line', () => {
    const problem = { file: 'aoba/plan.yaml', line: 7, field: 'period', message: '直してください' };
    expect(problemLine(problem)).toBe('aoba/plan.yaml:7 period — 直してください');
    expect(problemLine({ file: 'aoba/plan.yaml', message: '直してください' })).toBe('aoba/plan.yaml — 直してください');
  });
});
