import { describe, expect, it } from 'vitest';
import { area, line, lines, madePdf, text } from './made-pdf.ts';
import { readMade, textsOf } from './read-made.ts';

const WIDE = [
  '　本町では人口が減るなかでも、限られた職員で質の高い行政サービスを届け続',
  'けるために、デジタル技術を使って業務を見直します。',
];

describe('the text of a PDF', () => {
  it('joins lines that the page broke, without a blank, and begins a paragraph where one is indented', async () => {
    const document = await readMade(
      madePdf([
        lines(60, 700, 10, [
          ...WIDE,
          '　計画の期間は五年とします。進み具合は毎年度確かめ、必要なときに見直しをい',
          'たします。',
        ]),
      ]),
    );

    expect(textsOf(document)).toEqual([
      '本町では人口が減るなかでも、限られた職員で質の高い行政サービスを届け続けるために、デジタル技術を使って業務を見直します。',
      '計画の期間は五年とします。進み具合は毎年度確かめ、必要なときに見直しをいたします。',
    ]);
  });

  it('gives every block the number of its sheet, whatever is printed on it', async () => {
    const document = await readMade(
      madePdf([text(60, 700, 10, '表紙です'), text(60, 700, 10, '一枚目です') + text(290, 30, 8, '１')]),
    );

    expect(document.blocks.map((block) => block.spot)).toEqual([
      { file: 'plan.pdf', page: 1 },
      { file: 'plan.pdf', page: 2 },
      { file: 'plan.pdf', page: 2 },
    ]);
  });

  it('takes larger and bold lines for headings, with a level for each size', async () => {
    const content =
      text(60, 760, 18, '第１章　計画の概要') +
      text(60, 720, 14, '１　策定の趣旨') +
      text(60, 690, 10, '背景', 'F2') +
      lines(60, 660, 10, WIDE) +
      text(60, 600, 14, '２　計画の期間') +
      lines(60, 570, 10, WIDE);

    expect(textsOf(await readMade(madePdf([content]))).filter((found) => found.startsWith('#'))).toEqual([
      '# 第１章 計画の概要',
      '## １ 策定の趣旨',
      '### 背景',
      '## ２ 計画の期間',
    ]);
  });

  it('reads the left column before the right one, and what stands across the page before both', async () => {
    const column = (name: string): readonly string[] =>
      Array.from({ length: 5 }, (_, at) => `${name}の段の${at}行目に入る文章がここまで続き`);
    const content =
      text(60, 740, 14, '二つの段に組んだ頁の題がここに長く入りますので段をまたぎます') +
      lines(60, 700, 10, [...column('左'), '左の終わりです。']) +
      lines(320, 700, 10, [...column('右'), '右の終わりです。']);

    const [title, left, right, ...others] = textsOf(await readMade(madePdf([content])));

    expect(title).toMatch(/^# 二つの段/u);
    expect(left).toMatch(/^左の段の0行目.*左の終わりです。$/u);
    expect(right).toMatch(/^右の段の0行目.*右の終わりです。$/u);
    expect(others).toEqual([]);
  });

  it('keeps the items of a list apart and joins their lines', async () => {
    const content =
      text(60, 700, 10, '・窓口に来なくても手続が終わるようにし、あわせて紙の申請も残すことで、だれもが') +
      text(70, 683, 10, '使えるようにします') +
      text(60, 666, 10, '・職員の働き方を見直します');
    const document = await readMade(madePdf([content]));

    expect(document.blocks).toMatchObject([
      { kind: 'paragraph', listItem: true, text: expect.stringMatching(/だれもが使えるようにします$/u) },
      { kind: 'paragraph', listItem: true, text: '・職員の働き方を見直します' },
    ]);
  });

  it('begins an item at a bullet that is drawn, and a line after a page number', async () => {
    const bullet = (x: number, y: number): string => area(x, y, 4, 4, '0 0 0');
    const item = (y: number): string =>
      bullet(60, y + 2) + text(70, y, 10, '窓口に来なくても手続が終わるようにし紙も残す');
    const entry = (y: number, title: string, page: string): string => text(60, y, 10, title) + text(280, y, 10, page);
    const document = await readMade(
      madePdf([item(700) + item(683) + entry(600, '第１章　概要', '１') + entry(583, '第２章　方針', '４')]),
    );

    expect(textsOf(document)).toEqual([
      '・窓口に来なくても手続が終わるようにし紙も残す',
      '・窓口に来なくても手続が終わるようにし紙も残す',
      '第１章 概要 １',
      '第２章 方針 ４',
    ]);
  });

  it('leaves readings above ideographs aside and keeps raised marks in their line', async () => {
    const content =
      text(60, 700, 10, '計画の期間は五年') +
      text(90, 709, 5, 'きかん') +
      text(140, 704, 5, '※１') +
      text(150, 700, 10, 'です');

    expect(textsOf(await readMade(madePdf([content])))).toEqual(['計画の期間は五年※１です']);
  });

  it('knows the small notes at the foot of a page', async () => {
    const content = lines(60, 700, 10, [...WIDE, ...WIDE]) + text(60, 80, 7.5, '※１　町内に通う人を含みます。');
    const document = await readMade(madePdf([content]));

    expect(document.blocks.at(-1)).toMatchObject({ footnote: true, text: '※１ 町内に通う人を含みます。' });
    expect(document.blocks.filter((block) => 'footnote' in block)).toHaveLength(1);
  });

  it('joins spaced letters and puts a word together that was broken with a hyphen', async () => {
    const spaced = text(60, 700, 10, 'Ｉ') + text(75, 700, 10, 'Ｃ') + text(90, 700, 10, 'Ｔ');
    const broken =
      text(60, 600, 10, 'A plan for the digital trans-') + text(60, 583, 10, 'formation of the town of Aoba');

    expect(textsOf(await readMade(madePdf([spaced + broken])))).toEqual([
      'ＩＣＴ',
      'A plan for the digital transformation of the town of Aoba',
    ]);
  });

  it('reads vertical writing downwards, from the right', async () => {
    const content = text(300, 700, 10, '右の行です', 'F3') + text(280, 700, 10, '左の行です', 'F3');

    expect(textsOf(await readMade(madePdf([content]))).join('')).toBe('右の行です左の行です');
  });

  it('reads a page that is turned as people see it', async () => {
    const turned = `q 0 1 -1 0 595 0 cm\n${text(60, 500, 10, '横長の頁の一行目')}${text(60, 480, 10, '二行目。')}Q\n`;
    const document = await readMade(madePdf([{ content: turned, entries: '/Rotate 90' }]));

    expect(textsOf(document)).toEqual(['横長の頁の一行目', '二行目。']);
  });

  it('mends radicals that stand for ideographs, and counts letters that mean nothing', async () => {
    const document = await readMade(madePdf([text(60, 700, 10, '⽇本の⼈\uE000\uE001口')]));

    expect(textsOf(document)).toEqual(['日本の人口']);
    expect(document.losses).toEqual([{ kind: 'unreadable-characters', count: 2, spot: { file: 'plan.pdf', page: 1 } }]);
  });

  it('counts images, which it does not read', async () => {
    const image =
      '<< /Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 2 >>\nstream\nab\nendstream';
    const page = {
      content: `${text(60, 700, 10, '図のそばにある説明の文章')}q 90 0 0 60 60 600 cm /Im Do Q\n`,
      entries: '/Marker 1',
    };
    const whole = Buffer.from(madePdf([page], { objects: [image] })).toString('latin1');
    const bytes = Buffer.from(whole.replace('/Font <<', '/XObject << /Im 13 0 R >> /Font <<'), 'latin1');

    expect((await readMade(new Uint8Array(bytes))).losses).toEqual([
      { kind: 'images', count: 1, spot: { file: 'plan.pdf', page: 1 } },
    ]);
  });

  it('says how many pages have no text', async () => {
    const document = await readMade(madePdf([text(60, 700, 10, '表紙'), '', line(0, 0, 100, 100)]));

    expect(document.losses).toEqual([{ kind: 'pages-without-text', count: 2, spot: { file: 'plan.pdf', page: 2 } }]);
  });
});
