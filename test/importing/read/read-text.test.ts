import { describe, expect, it } from 'vitest';
import { read, shown } from './show.ts';

const text = async (content: string): Promise<readonly string[]> => shown(await read('計画.txt', content));

describe('reading a text file', () => {
  it('takes consecutive lines with tabs for a table, and lists and line breaks of HTML in its cells for lines', async () => {
    const table = ['取組\tR8\tR9', '窓口<br>改善\t<b>検討</b>\t→', '紙の削減\t<ul><li>試行</li><li>評価</li></ul>\t'];
    expect(await text(`表\n\n${table.join('\n')}\n\n次の文です。`)).toEqual([
      '表',
      '| 取組 | R8 | R9 |',
      '| 窓口/改善 | 検討! | → |',
      '| 紙の削減 | ・試行/・評価 |  |',
      '次の文です。',
    ]);
  });

  it('cuts a list whose items lost their marks at its bullets, or else at the blanks behind Japanese', async () => {
    const cells = ['● Web 会議の導入 ● 端末の更新', '台帳の整備 AI OCRの試行 職員研修'].map(
      (items) => `取組\t<ul style="list-style-type: none"> ${items}`,
    );
    expect(await text(cells.join('\n'))).toEqual([
      '| 取組 | ・Web 会議の導入/・端末の更新 |',
      '| 取組 | ・台帳の整備/・AI OCRの試行/・職員研修 |',
    ]);
  });

  it('fills up the rows of a table that lost cells and says that it is ragged', async () => {
    const { blocks } = await read('計画.txt', '取組\tR8\tR9\n窓口\t検討\n紙\t\t実施');
    expect(shown({ blocks })).toEqual(['| 取組 | R8 | R9 |', '| 窓口 | 検討 |  |', '| 紙 |  | 実施 |']);
    expect(blocks[0]).toMatchObject({ ragged: true, spot: { file: '計画.txt', line: 1 } });
  });

  it('does not call a table ragged whose rows are of one length', async () => {
    expect((await read('計画.txt', '取組\tR8\n窓口\t検討')).blocks[0]).not.toHaveProperty('ragged');
  });

  it('keeps each cell at its line, and wide gaps and bullets in it as line breaks', async () => {
    const { blocks } = await read('計画.txt', '\n取組\tR8\n窓口\t調査 ・試行  実施');
    expect(shown({ blocks })).toEqual(['| 取組 | R8 |', '| 窓口 | 調査/・試行/実施 |']);
    expect(blocks[0]?.kind === 'table' ? blocks[0].rows[1]?.[1]?.spot : undefined).toEqual({
      file: '計画.txt',
      line: 3,
    });
  });

  it('reads headings, bold lines, items and notes as what they are', async () => {
    const lines = [
      '## 第1章 総論',
      '### 目的',
      '**担当課**',
      '- 総務課',
      '* ① 企画課',
      '1. 準備',
      '用語[^1]です。',
      '[^1]: 説明です。',
    ];
    expect(await text(lines.join('\n\n'))).toEqual([
      '# 第1章 総論',
      '## 目的',
      'bold 担当課',
      '- 総務課',
      '- ① 企画課',
      '1. 準備',
      '用語※1です。',
      'note ※1 説明です。',
    ]);
  });

  it('takes bold for bold though one half of its marks went with a line break', async () => {
    expect(await text('- 課題**\n- 人手が足りない。')).toEqual(['bold - 課題', '- 人手が足りない。']);
  });

  it('leaves out what only divides, and comments', async () => {
    expect(await text('あ。\n\n---\n\n***\n\n<!-- 3 ページ\n目 -->\n\nい。')).toEqual(['あ。', 'い。']);
  });

  it('leaves what only looks like a mark', async () => {
    const lines = ['<PDCAとは>', '3 < 5 です。', 'ICT[※](情報通信技術)を使う。', '5 * 3 * 2 です。', 'a_b_c'];
    expect(await text(lines.join('\n\n'))).toEqual(lines);
  });

  it('reads entities, raised marks and escaped marks, and leaves readings out', async () => {
    expect(
      await text(
        'R&amp;D&#12288;係^{※}と\\*印、^{ディーエックス}DX、<ruby>係<rp>(</rp><rt>かかり</rt><rp>)</rp></ruby>',
      ),
    ).toEqual(['R&D 係※と*印、DX、係']);
  });

  it('reads a table of HTML with its spans and shades', async () => {
    const html =
      '<table><tr><th rowspan="2">取組</th><th colspan="2">年度</th></tr>\n<tr><td>R8</td><td>R9</td></tr>\n' +
      '<tr><td>窓口</td><td style="background:#ccc"></td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>';
    expect(await text(html)).toEqual(['| 取組{2x1} | 年度{1x2} | ^ |', '| ^ | R8 | R9 |', '| 窓口 | * | a b |']);
  });

  it.each([
    [
      'a word that a page cut',
      '地域や組織の間での連絡にIC\n\n \nTが十分に使われていませんでした。',
      ['地域や組織の間での連絡にICTが十分に使われていませんでした。'],
    ],
    [
      'a sentence over a page number',
      `${'長い文'.repeat(10)}、社\n\n12\n\n会の動きに応じます。`,
      [`${'長い文'.repeat(10)}、社会の動きに応じます。`, '12'],
    ],
    [
      'a sentence behind a comma',
      '職員が限られるなかでも、\n質の高い仕事をする',
      ['職員が限られるなかでも、質の高い仕事をする'],
    ],
    ['a sentence before a sound that begins no word', 'データ\n\nー覧', ['データー覧']],
  ])('joins %s', async (_, content, joined) => {
    expect(await text(content)).toEqual(joined);
  });

  it('joins the lines of a text that was broken at one width', async () => {
    const sentence =
      '市民の皆さんがどこからでも手続きができるように窓口の仕事を見直して待ち時間を減らす取組を続けて進めていきます';
    const paragraph = (times: number): string => sentence.repeat(times);
    const wrapped = [3, 2, 3, 4].map((times) => (paragraph(times).match(/.{1,35}/gu) ?? []).join('\n') + '。');
    expect(await text(wrapped.join('\n\n'))).toEqual([3, 2, 3, 4].map((times) => `${paragraph(times)}。`));
  });

  it('leaves lines apart that are things of their own', async () => {
    const lines = [
      '庁内LANの整備を行い、職員が働きやすくする',
      '大容量のデータを送るしくみの導入',
      '(1) 窓口',
      '① 端末の更新',
      '担当課：総務課',
      '電話：0000',
    ];
    expect(await text(lines.join('\n'))).toEqual(lines);
  });

  it.each(['\ufeff', ''])('reads UTF-8 and UTF-16 (mark: %j)', async (mark) => {
    const content = `${mark}計画 1\n\n本文です。`;
    expect(shown(await read('a.txt', Buffer.from(content)))).toEqual(['計画 1', '本文です。']);
    expect(shown(await read('a.txt', Buffer.from(content, 'utf16le')))).toEqual(['計画 1', '本文です。']);
  });

  it('counts the characters of a file with a broken end', async () => {
    const cut = Buffer.from('計画の本文です。'.repeat(100)).subarray(0, -1);
    const { losses } = await read('a.txt', cut);
    expect(losses).toEqual([{ kind: 'unreadable-characters', count: 1, spot: { file: 'a.txt' } }]);
  });
});

describe('reading a Markdown file', () => {
  it('reads headings of both forms, pipe tables with escaped pipes, quotes and code as text', async () => {
    const head = ['みどり町計画', '====', '', '第1章', '----', ''];
    const table = ['| 取組 | R8 |', '|:--|-:|', '| a\\|b | **実施** |', '| - | - |', ''];
    const lines = [...head, ...table, '> 引用です。', '', '```', '# 見出しではない', '```'];
    const document = await read('計画.md', lines.join('\n'));
    expect(document.format).toBe('markdown');
    expect(shown(document)).toEqual([
      '# みどり町計画',
      '## 第1章',
      '| 取組 | R8 |',
      '| a|b | 実施! |',
      '| - | - |',
      '引用です。',
      '# 見出しではない',
    ]);
  });

  it('counts pictures as lost, and keeps the text of links', async () => {
    const document = await read(
      '計画.md',
      '![図](a.png)\n\n[計画](https://example.jp/a.pdf "案")を *必ず* 見る。~~旧~~ DX*とAI*の注',
    );
    expect(document.losses).toEqual([{ kind: 'images', count: 1, spot: { file: '計画.md' } }]);
    expect(shown(document)).toEqual(['計画を必ず 見る。旧 DX*とAI*の注']);
  });
});

describe('a text that costs much to read', () => {
  it('is refused when it has more lines than a plan can have', async () => {
    await expect(read('a.txt', '\n'.repeat(300_001))).rejects.toMatchObject({ code: 'document-too-many-lines' });
  });

  const LENGTH = 1_000_000;
  it.each([
    'あ',
    '**',
    '**あ',
    '<',
    '<ul>',
    '<b',
    '![',
    '[あ](',
    '`',
    '^{',
    '\\',
    '&#',
    '~~',
    '_a',
    '|',
    '- ',
    'A ',
    ' ',
    '\u3000',
    '<table>',
    '<!--',
    '*a ',
    '"',
    '[^',
  ])('is read though it is one line of %j', async (part) => {
    const document = await read('a.txt', `始め${part.repeat(LENGTH / part.length)}`);
    expect(document.blocks.length).toBeGreaterThan(0);
  });

  it.each(['あ\n', '\n', '- あ\n', 'a|b\n', '<table>\n', '```\n', '#\n', 'あ、\n', '12\n\n'])(
    'is read though it is lines of %j',
    async (part) => {
      const document = await read('a.txt', `始め。\n${part.repeat(LENGTH / 10 / part.length)}`);
      expect(document.blocks.length).toBeGreaterThan(0);
    },
  );
});
