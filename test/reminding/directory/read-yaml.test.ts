import { describe, expect, it } from 'vitest';
import { entriesOf, problemsOf, readText } from './samples.ts';

const read = (...lines: readonly string[]): ReturnType<typeof readText> =>
  readText([...lines, ''].join('\n'), 'meibo.yaml');

describe('a directory in YAML', () => {
  it('is a list with English keys and the values of the CSV', () => {
    const lines = [
      '- municipality: 原野市',
      '  department: 情シス',
      '  kind: Slackチャンネル',
      '  address: C0123ABCD',
      '  promoter: true',
      '  from: 2027-04-01',
      '  to: 令和10年3月31日',
      '- {municipality: harano, department: 福祉課, kind: web, promoter: 0}',
    ];
    expect(entriesOf(read(...lines))).toEqual([
      {
        municipality: 'harano',
        department: '情報課',
        contact: { kind: 'slack-channel', address: 'C0123ABCD' },
        promoter: true,
        from: '2027-04-01',
        to: '2028-03-31',
      },
      {
        municipality: 'harano',
        department: '福祉課',
        contact: { kind: 'web', address: 'harano/福祉課' },
        promoter: false,
      },
    ]);
  });

  it('may be named .yml, in capitals as well', () => {
    expect(entriesOf(readText('- {municipality: harano, department: 福祉課, kind: web}', 'm.YML'))).toHaveLength(1);
  });

  it('tells every fault with its line and key, and gives nothing', () => {
    const result = read(
      '# 名簿',
      '- municipality: harano',
      '  department: 情報課',
      '  kind: web',
      '- municipality: harano',
      '  department: [情報課]',
      '  section: 情報課',
      '  __proto__: {kind: web}',
      '  kind: web',
      '- 情報課',
      '- municipality:',
      '  department: 情報化',
      '  kind: slack-user',
      '  address: "#general"',
      '  from: 2027-02-29',
      '- ? [a]',
      '  : b',
    );
    expect(result).not.toHaveProperty('entries');
    expect(problemsOf(result).map((line) => line.split('。')[0])).toEqual([
      'meibo.yaml:6 department — 値は文字か true、false で一つだけ書いてください',
      'meibo.yaml:7 — 「section」という項目はありません',
      'meibo.yaml:8 — 「__proto__」という項目はありません',
      'meibo.yaml:10 — 項目は「municipality: 」から「to: 」までの組で書いてください',
      'meibo.yaml:11 municipality — 自治体が空です',
      'meibo.yaml:14 address — Slackユーザーの ID ではありません',
      'meibo.yaml:15 from — 「2027-02-29」という日はありません',
      'meibo.yaml:16 — 「（値の組）」という項目はありません',
    ]);
  });

  it('tells a key that is missing at the line of its item', () => {
    expect(problemsOf(read('', '- department: 情報課', '  kind: web'))).toEqual([
      expect.stringContaining('meibo.yaml:2 municipality — 自治体が空です'),
    ]);
  });

  it.each([
    ['is empty', '# 何もない', 'meibo.yaml — ファイルが空です'],
    ['is an empty list', '[]', 'meibo.yaml — 連絡先が1件もありません'],
    ['is no list', 'municipality: harano', 'meibo.yaml:1 — 全体は'],
    ['is no YAML', '- municipality: "harano', 'meibo.yaml:2 — YAML として読めません'],
    ['has a key twice', '- kind: web\n  kind: web', 'meibo.yaml:2 — 「kind」が二つあります'],
    [
      'has a key twice with a value that is refused',
      '- to: [1]\n  to: 2027-04-01',
      'meibo.yaml:2 — 「to」が二つあります',
    ],
    ['has items without end', `- a: 1${'\n  b: 1'.repeat(50)}`, 'meibo.yaml:1 — 項目は'],
    ['has an alias', '- &a {kind: web}\n- *a', 'meibo.yaml:2 — YAML の別名（*名前）は使えません'],
  ])('is told when it %s', (_, text, message) => {
    expect(problemsOf(read(text))).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['brackets', '['.repeat(200)],
    ['brackets on lines of their own', '[\n'.repeat(100_000)],
    ['brackets closed only in comments', '[ # ]\n'.repeat(100_000)],
    ['lists in lists', '- '.repeat(100_000)],
    [
      'lists in lists on lines of their own',
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n'),
    ],
    ['keys in keys', '? '.repeat(100_000)],
  ])('is refused before it is parsed when it has %s without end', (_, text) => {
    expect(problemsOf(read(text))).toEqual([expect.stringContaining('meibo.yaml — 入れ子が深すぎる')]);
  });
});
