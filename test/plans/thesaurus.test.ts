import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/plans/read-yaml.ts';
import { thesaurusFile, type ThesaurusFile } from '../../src/plans/schema.ts';

const FILE = fileURLToPath(new URL('../../knowledge/common/thesaurus.yaml', import.meta.url));

function load(): { readonly groups: ThesaurusFile; readonly lineOf: (group: number) => number | undefined } {
  const result = readYaml(FILE, 'common/thesaurus.yaml', thesaurusFile);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { groups: result.value, lineOf: (group) => result.lineOf([group]) };
}

describe.runIf(existsSync(FILE))('the thesaurus of the field', () => {
  const { groups, lineOf } = load();
  const fold = (word: string): string => word.normalize('NFKC').toLowerCase();

  it('has a few hundred groups', () => {
    expect(groups.length).toBeGreaterThanOrEqual(250);
    expect(groups.length).toBeLessThanOrEqual(400);
  });

  it('gives every group something to widen to', () => {
    expect(groups.filter((group) => group.terms.length + group.english.length < 2)).toEqual([]);
    expect(groups.filter((group) => group.english.length === 0).map((group) => group.terms)).toEqual([]);
  });

  it('has every word in one group only, whatever its width and case', () => {
    const lines = new Map<string, number | undefined>();
    const twice: string[] = [];
    for (const [at, group] of groups.entries()) {
      for (const word of [...group.terms, ...group.english]) {
        if (lines.has(fold(word))) twice.push(`「${word}」 stands in lines ${lines.get(fold(word))} and ${lineOf(at)}`);
        lines.set(fold(word), lineOf(at));
      }
    }
    expect(twice).toEqual([]);
  });

  it('holds no word so broad that it would match every question', () => {
    const broad = new Set([
      'する',
      'もの',
      'こと',
      '取組',
      '取り組み',
      '計画',
      'システム',
      'デジタル',
      '事業',
      '業務',
      '課',
      '市',
      '町',
    ]);
    expect(groups.flatMap((group) => group.terms).filter((term) => broad.has(term))).toEqual([]);
  });
});
