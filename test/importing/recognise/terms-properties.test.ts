import { fc } from '../../fast-check.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceBlock } from '../../../src/domain/source-document.ts';
import { readDocument } from '../../../src/importing/read/read-document.ts';
import { outline } from '../../../src/importing/recognise/outline/outline.ts';
import { readReviews } from '../../../src/importing/recognise/reviews/reviews.ts';
import { termKey } from '../../../src/importing/recognise/terms/term-names.ts';
import { readTerms } from '../../../src/importing/recognise/terms/terms.ts';
import { sharedFolder, sharedMissing } from '../../shared-folder.ts';
import { below, grid, paragraph } from './blocks.ts';

const PIECES = [
  'AI',
  '電子申請',
  '（',
  '）',
  '「',
  '」',
  'とは、',
  'こと',
  'をいいます',
  '。',
  '：',
  '※1',
  '*',
  '・',
  '①',
  ' ',
  '\n',
  'の略',
  '仕組み',
  '達成',
  '○',
  '用語',
  '解説',
  'Open Data',
  '以下',
  'という',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));
const block: fc.Arbitrary<SourceBlock> = fc.oneof(
  text.map((each) => paragraph(each)),
  text.map((each): SourceBlock => ({ kind: 'heading', level: 2, text: each, spot: { file: 'plan.txt' } })),
  fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }).map((rows) => grid(rows)),
);
const plan = fc.array(fc.tuple(fc.constantFrom('用語解説', '前計画の評価', '第1章'), block), { maxLength: 8 });
const words = (written: string): string => termKey(written.replace(/[^\p{L}\p{N}]/gu, ''));

describe('whatever a plan holds', () => {
  it('every term and review has a name, and its words stand in the plan', () => {
    fc.assert(
      fc.property(plan, (blocks) => {
        const outlined = blocks.map(([title, each]) => below([title], each));
        const source = words(
          blocks
            .map(([, each]) =>
              each.kind === 'table'
                ? each.rows
                    .flat()
                    .map((cell) => cell.text)
                    .join('')
                : each.text,
            )
            .join(''),
        );
        const { terms } = readTerms(outlined);
        const { reviews } = readReviews(outlined);
        for (const { name, definition } of terms) {
          expect(name.trim()).not.toBe('');
          expect(definition.trim()).not.toBe('');
          for (const part of definition.split(/[^\p{L}\p{N}]+/u)) expect(source).toContain(words(part));
        }
        for (const { title, result } of reviews) {
          expect(source).toContain(words(title));
          expect(result).not.toBe('');
        }
        expect(new Set(terms.map(({ name }) => termKey(name))).size).toBe(terms.length);
      }),
      { numRuns: 300 },
    );
  });
});

/** What the glossaries and notes of the published plans explain, by the names that these give it. */
const EXPLAINED: Readonly<Record<string, readonly string[]>> = {
  seki: [
    'ICT',
    'AI',
    'デジタル技術',
    'IoT',
    'クラウドコンピューティング',
    'ビッグデータ',
    '情報リテラシー',
    'デジタル化の基本原則',
    'デジタルファースト',
    'ワンスオンリー',
    'コネクテッドワンストップ',
    'SNS',
    'デジタルアーカイブ',
    'AR',
    'VR',
    'GIS',
    'ダッシュボード',
    'インシデント',
    'デジタル化',
    'デジタル活用',
    'DX',
    'フロントヤード改革',
    'BPR',
    'RPA',
    'EBPM',
  ],
  itako: [
    'AI',
    'AR',
    'BPR',
    'DX',
    'ICT',
    'RPA',
    'オープンデータ',
    'ガバメントクラウド',
    'セキュリティポリシー',
    'デジタルデバイド',
    'デジタルリテラシー',
    'マイナポータル',
  ],
  sekigahara: [
    'AI',
    'BPR',
    'DX',
    'GIS',
    'ICT',
    'OODAループ',
    'PDCA',
    'RPA',
    'Society5.0',
    'UI',
    'Web会議',
    'ガバメントクラウド',
    'キャッシュレス',
    '情報リテラシー',
    'デジタル庁',
    'デジタルデバイド',
    'テレワーク',
    'マイナポータル',
    'SDGs',
    'CIO',
  ],
  toyama: [
    'デジタルワークスペース',
    'ロジックモデル',
    'EBPM',
    'ダッシュボード',
    '書かない窓口',
    'DX推進リーダー',
    'アウトカム',
  ],
  ichinoseki: ['AI', 'RPA', 'BPR', '標準準拠システム', '類似団体', '共通業務', '基幹業務', '付随作業', 'CIO'],
};

describe.skipIf(sharedFolder === undefined)(
  `the published plans${sharedFolder === undefined ? ` (skipped: ${sharedMissing})` : ''}`,
  () => {
    const outlined = async (id: string) => {
      const bytes = readFileSync(join(sharedFolder ?? '', 'plans', `${id}.txt`));
      return outline([await readDocument({ name: `${id}.txt`, bytes })]);
    };

    it.each(Object.keys(EXPLAINED))('give every word that they explain: %s', async (id) => {
      const names = new Set(
        readTerms(await outlined(id))
          .terms.flatMap(({ name, names: others }) => [name, ...others])
          .map(termKey),
      );
      expect(EXPLAINED[id]?.filter((name) => !names.has(termKey(name)))).toEqual([]);
    });

    it.each(Object.keys(EXPLAINED))('give no heading, list or address for a word: %s', async (id) => {
      const { terms } = readTerms(await outlined(id));
      expect(
        terms.map(({ name }) => name).filter((name) => /[。、]|[課室係]$|^第|現状|課題|目指す姿|取組内容/u.test(name)),
      ).toEqual([]);
      expect(terms.length).toBeLessThan(50);
    });

    it('judge the items of an earlier plan where they have one', async () => {
      const reviews = readReviews(await outlined('seki')).reviews.map(
        ({ number, result }) => `${number ?? ''}${result}`,
      );
      expect(reviews).toHaveLength(24);
      expect(reviews.filter((review) => review.endsWith('達成'))).toHaveLength(15);
      expect(reviews.filter((review) => review.endsWith('継続検討'))).toHaveLength(8);
      expect(reviews).toContain('⑲見直し');
      expect(readReviews(await outlined('toyama')).reviews).toEqual([]);
    });
  },
);
