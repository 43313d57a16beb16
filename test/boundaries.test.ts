import { describe, expect, it } from 'vitest';
import { importProblems } from './boundaries/import-rules.ts';
import { type SourceFile, sourceFiles, trackedFiles } from './boundaries/source-files.ts';
import { lengthProblems, nameProblems, reservedProblems, strayTextProblems } from './boundaries/source-rules.ts';

const shipped = sourceFiles(['src', 'adapters', 'test/fakes']);
const all = sourceFiles(['src', 'adapters', 'test']);

const sample = (path: string, ...lines: readonly string[]): SourceFile => ({ path, text: lines.join('\n') });

describe('the house as it stands', () => {
  it('is found', () => {
    expect(shipped.map((file) => file.path)).toContain('src/domain/plan.ts');
  });

  it('imports in the direction of the design', () => {
    expect(shipped.flatMap(importProblems)).toEqual([]);
  });

  it('reads the environment and the clock in one place each', () => {
    expect(shipped.flatMap(reservedProblems)).toEqual([]);
  });

  it('has no file that is too long to read', () => {
    expect(all.flatMap(lengthProblems)).toEqual([]);
  });

  it('names files and folders in kebab-case', () => {
    expect(all.flatMap((file) => nameProblems(file.path))).toEqual([]);
  });

  it('publishes no path of a machine and no word about how it is made', () => {
    expect(trackedFiles().flatMap(strayTextProblems)).toEqual([]);
  });
});

describe('the import rules', () => {
  const importing = (path: string, specifier: string): readonly string[] =>
    importProblems(sample(path, "import { x } from './own.ts';", `import { y } from '${specifier}';`));

  it.each([
    ['src/domain/a.ts', 'zod'],
    ['src/domain/a.ts', '../language/b.ts'],
    ['src/ports/a.ts', '../language/b.ts'],
    ['src/language/a.ts', '../ports/b.ts'],
    ['src/language/a.ts', 'node:fs'],
    ['src/plans/a.ts', '../providers/b.ts'],
    ['src/providers/a.ts', '../config.ts'],
    ['src/providers/a.ts', '../config/b.ts'],
    ['src/config/a.ts', '../plans/b.ts'],
    ['src/conversation/answer/a.ts', '../retrieve/b.ts'],
    ['src/conversation/answer/a.ts', '../handle-message.ts'],
    ['src/conversation/answer/a.ts', '../../plans/b.ts'],
    ['src/conversation/handle-message.ts', '../plans/b.ts'],
    ['src/conversation/handle-message.ts', '../reminding/delivery/b.ts'],
    ['adapters/web/a.ts', '../terminal/b.ts'],
    ['adapters/web/a.ts', '../../src/conversation/handle-message.ts'],
    ['adapters/web/a.ts', '../../src/command-line/b.ts'],
    ['src/command-line/a.ts', '../main.ts'],
    ['test/fakes/a.ts', '../../src/providers/b.ts'],
    ['src/plans/a.ts', '../../test/fakes/b.ts'],
  ])('catch %s importing %s', (path, specifier) => {
    expect(importing(path, specifier)).toEqual([expect.stringContaining(`${path}:2 imports ${specifier}, but `)]);
  });

  it.each([
    ['src/ports/a.ts', '../domain/b.ts'],
    ['src/config/a.ts', '../domain/b.ts'],
    ['src/plans/a.ts', 'yaml'],
    ['src/conversation/answer/a.ts', '../../language/b.ts'],
    ['src/conversation/handle-message.ts', './answer/b.ts'],
    ['adapters/web/render/a.ts', '../b.ts'],
    ['adapters/web/a.ts', '../../src/ports/b.ts'],
    ['src/command-line/a.ts', '../../adapters/web/b.ts'],
    ['src/main.ts', './command-line/b.ts'],
  ])('let %s import %s', (path, specifier) => {
    expect(importing(path, specifier)).toEqual([]);
  });

  it('see re-exports, types, side effects and dynamic imports', () => {
    const file = sample(
      'src/domain/a.ts',
      "export { x } from 'one';",
      "import type { y } from 'two';",
      "import 'three';",
      "const z = await import('four');",
      'import {',
      '  w,',
      "} from 'five';",
    );
    expect(importProblems(file)).toHaveLength(5);
  });

  it('say what the part may import', () => {
    expect(importing('src/ports/a.ts', 'zod')).toEqual([
      'src/ports/a.ts:2 imports zod, but ports imports only domain, its own folder, not package zod.',
    ]);
  });

  it('do not read comments', () => {
    expect(importProblems(sample('src/domain/a.ts', "// import x from 'zod';", "/* from 'zod' */"))).toEqual([]);
  });
});

describe('the rules about what a file says', () => {
  it('catch the environment outside the configuration', () => {
    const text = 'export const port = process.env.PORT;';
    expect(reservedProblems(sample('src/main.ts', text))).toHaveLength(1);
    expect(reservedProblems(sample('src/config/a.ts', text))).toHaveLength(1);
    expect(reservedProblems(sample('src/config.ts', text))).toEqual([]);
  });

  it.each(['new Date()', 'Date.now()', 'new Date( ).getFullYear()'])('catch %s outside the system clock', (code) => {
    expect(reservedProblems(sample('adapters/web/a.ts', `const t = ${code};`))).toHaveLength(1);
    expect(reservedProblems(sample('src/providers/system-clock.ts', `const t = ${code};`))).toEqual([]);
  });

  it('let a given day become a Date', () => {
    expect(reservedProblems(sample('src/domain/a.ts', 'const d = new Date(`${day}T00:00:00Z`);'))).toEqual([]);
  });

  it('catch the 301st line and not the 300th', () => {
    expect(lengthProblems(sample('src/a.ts', ...Array<string>(301).fill('x')))).toHaveLength(1);
    expect(lengthProblems(sample('src/a.ts', ...Array<string>(300).fill('x'), ''))).toEqual([]);
  });

  it('catch names that are not in kebab-case', () => {
    expect(nameProblems('src/Plans/a.ts')).toHaveLength(1);
    expect(nameProblems('src/plans/loadPlan.ts')).toHaveLength(1);
    expect(nameProblems('src/plans/load-plan.test.ts')).toEqual([]);
  });

  it('catch a path of a machine wherever it stands', () => {
    const path = ['', 'wo' + 'rk', 'main'].join('/');
    expect(strayTextProblems(sample('README.md', 'first line', `cd ${path}`))).toEqual([
      expect.stringContaining('README.md:2 holds '),
    ]);
  });
});
