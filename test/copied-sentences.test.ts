import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './boundaries/source-files.ts';
import { createCopyFinder, LONGEST_RUN } from './copied-sentences/find-copies.ts';
import { namesInYaml, placesInDigest } from './copied-sentences/plan-names.ts';
import { sharedFolder, sharedMissing } from './shared-folder.ts';

const below = (folder: string): readonly string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`)
    : [];

function planTexts(): readonly string[] {
  const folder = join(sharedFolder ?? '', 'plans');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe('the texts that Kakari ships', () => {
  it.skipIf(sharedFolder === undefined)(
    `hold no ${LONGEST_RUN} characters of a plan in a row, titles and names aside${sharedFolder === undefined ? ` (${sharedMissing})` : ''}`,
    () => {
      const plans = planTexts();
      expect(plans).toHaveLength(5);
      const finder = createCopyFinder(plans);
      const texts = [
        ...below('knowledge'),
        ...below('prompts'),
        ...readdirSync(ROOT).filter((name) => name.startsWith('README')),
      ]
        .filter((path) => /\.(?:md|ya?ml|json|txt)$/u.test(path))
        .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
      const names = texts.flatMap(({ path, text }) =>
        path.endsWith('.md') ? placesInDigest(text) : namesInYaml(text),
      );
      const copies = texts.flatMap(({ path, text }) =>
        finder.copiesIn(text, names).map((run) => `${path} copies ${run.length} characters of a plan: ${run}`),
      );
      expect(copies).toEqual([]);
    },
  );
});

describe('the finder of copies', () => {
  const sentence =
    'この計画では、庁内のすべての会議を紙のない形に改め、資料の印刷と配布にかかる時間を毎年度およそ千時間減らします。';
  const finder = createCopyFinder([`前置きです。${sentence}後書きです。`]);

  it('finds a sentence taken over, across line breaks and widths of characters', () => {
    const copied = sentence.replace('改め、', '改め、\n  ');
    expect(finder.copiesIn(`要約：${copied}`, [])).toEqual([expect.stringContaining('庁内のすべての会議')]);
  });

  it('finds the whole run once', () => {
    expect(finder.copiesIn(`要約は、${sentence}`, [])).toEqual([sentence]);
  });

  it('lets a sentence in other words pass', () => {
    expect(finder.copiesIn('会議の資料を電子にし、印刷と配布の手間を年に千時間ほど軽くします。', [])).toEqual([]);
  });

  it('lets a long title pass and not the sentence around it', () => {
    const title = sentence.slice(0, 44);
    expect(finder.copiesIn(`見出し ${title}`, [title])).toEqual([]);
    expect(finder.copiesIn(sentence, ['短い名前', '資料の印刷'])).toHaveLength(1);
  });

  it('takes titles, places and phases for names, and no summaries', () => {
    const yaml = '- title: 題\n  group: [見出し]\n  summary: 要約\n  schedule: [{ phase: 段階, from: 2026 }]\n';
    expect(namesInYaml(yaml)).toEqual(['題', '見出し', '段階']);
    expect(placesInDigest('# 章\n## 節\n### 問い\n本文')).toEqual(['章', '節']);
  });
});
