import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  type IParagraphOptions,
  type ITableCellOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { read, shown } from './show.ts';

type Part = Paragraph | Table;
const line = (text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ children: [new TextRun(text)], ...options });
const cell = (text: string, options: Omit<ITableCellOptions, 'children'> = {}): TableCell =>
  new TableCell({ children: [line(text)], ...options });
const row = (...children: readonly TableCell[]): TableRow => new TableRow({ children });

const chapters = {
  reference: 'chapters',
  levels: [
    { level: 0, format: LevelFormat.DECIMAL, text: '第%1章', alignment: AlignmentType.START },
    { level: 1, format: LevelFormat.DECIMAL, text: '%1-%2', alignment: AlignmentType.START },
    { level: 2, format: LevelFormat.DECIMAL_ENCLOSED_CIRCLE, text: '%3', alignment: AlignmentType.START },
  ],
};
const bullets = { reference: 'bullets', levels: [{ level: 0, format: LevelFormat.BULLET, text: '●' }] };
const numbered = (level: number): IParagraphOptions => ({ numbering: { reference: 'chapters', level } });

const made = async (children: readonly Part[]): Promise<Uint8Array> =>
  Packer.toBuffer(
    new Document({
      numbering: { config: [chapters, bullets] },
      footnotes: { 1: { children: [line('自動で動くこと。')] } },
      sections: [{ children: [...children] }],
    }),
  );

/** The file with a part changed as text. */
function changed(docx: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(docx);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) });
}

const wordOf = async (...children: readonly Part[]): Promise<readonly string[]> =>
  shown(await read('計画.docx', await made(children)));

describe('reading a Word file', () => {
  it('writes out the numbers that Word counts, of headings and of lists', async () => {
    const document = await wordOf(
      line('みどり町計画', { heading: HeadingLevel.TITLE }),
      line('総論', { heading: HeadingLevel.HEADING_1, ...numbered(0) }),
      line('目的', { heading: HeadingLevel.HEADING_2, ...numbered(1) }),
      line('期間', { heading: HeadingLevel.HEADING_2, ...numbered(1) }),
      line('窓口', numbered(2)),
      line('書類', numbered(2)),
      line('各論', { heading: HeadingLevel.HEADING_1, ...numbered(0) }),
      line('施策', { heading: HeadingLevel.HEADING_2, ...numbered(1) }),
      line('印', { numbering: { reference: 'bullets', level: 0 } }),
    );
    expect(document).toEqual([
      '# みどり町計画',
      '# 第1章 総論',
      '## 1-1 目的',
      '## 1-2 期間',
      '① 窓口',
      '② 書類',
      '# 第2章 各論',
      '## 2-1 施策',
      '- 印',
    ]);
  });

  it('knows headings by the outline level of a paragraph or of a style, and by Japanese names of styles', async () => {
    const docx = await made([
      line('a', { outlineLevel: 1 }),
      line('b', { style: 'own' }),
      line('c', { style: 'child' }),
      line('d', { style: 'ja' }),
    ]);
    const styles =
      '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="計画の見出し"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="child"><w:name w:val="その子"/><w:basedOn w:val="own"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="ja"><w:name w:val="見出し １"/></w:style></w:styles>';
    const given = changed(docx, 'word/styles.xml', (xml) => xml.replace('</w:styles>', styles));
    expect(shown(await read('a.docx', given))).toEqual(['## a', '### b', '### c', '# d']);
  });

  it('reads a table as a rectangle with its spans and its coloured cells', async () => {
    const green = { shading: { fill: '00B050' } };
    const table = new Table({
      rows: [
        row(cell('取組', { rowSpan: 2 }), cell('年度', { columnSpan: 3, shading: { fill: 'auto' } })),
        row(cell('R8'), cell('R9'), cell('R10', { shading: { fill: 'FFFFFF' } })),
        row(cell('窓口'), cell('検討'), cell('', green), cell('実施', green)),
      ],
    });
    expect(await wordOf(table)).toEqual([
      '| 取組{2x1} | 年度{1x3} | ^ | ^ |',
      '| ^ | R8 | R9 | R10 |',
      '| 窓口 | 検討 | * | 実施* |',
    ]);
  });

  it('reads lists in a cell as lines, a table in a cell as its rows, and breaks by hand as line breaks', async () => {
    const inner = new Table({ rows: [row(cell('R8'), cell('10件')), row(cell('R9'), cell('20件'))] });
    const table = new Table({
      rows: [
        new TableRow({
          children: [
            new TableCell({
              children: [
                line('端末', { numbering: { reference: 'bullets', level: 0 } }),
                line('台帳', { numbering: { reference: 'bullets', level: 0 } }),
              ],
            }),
            new TableCell({
              children: [
                new Paragraph({ children: [new TextRun('総務課'), new TextRun({ text: '企画課', break: 1 })] }),
              ],
            }),
            new TableCell({ children: [inner, line('')] }),
          ],
        }),
        row(cell('a'), cell('b'), cell('c')),
      ],
    });
    expect(await wordOf(table)).toEqual(['| ・端末/・台帳 | 総務課/企画課 | R8 10件/R9 20件 |', '| a | b | c |']);
  });

  it('reads a frame around a text as the text', async () => {
    const frame = new Table({ rows: [row(cell('基本理念'))] });
    expect(await wordOf(frame)).toEqual(['基本理念']);
  });

  it('keeps the mark of a note with its word, and the note', async () => {
    const text = new Paragraph({
      children: [new TextRun('RPA'), new FootnoteReferenceRun(1), new TextRun('を使う。')],
    });
    expect(await wordOf(text)).toEqual(['RPA※1を使う。', 'note ※1 自動で動くこと。']);
  });

  it('reads bold paragraphs as bold, a label and its value on two lines as two, a broken sentence as one', async () => {
    const broken = (...parts: readonly string[]): Paragraph =>
      new Paragraph({ children: parts.map((text, at) => new TextRun({ text, ...(at === 0 ? {} : { break: 1 }) })) });
    const bold = new Paragraph({
      children: [new TextRun({ text: '担当', bold: true }), new TextRun({ text: '課', bold: true })],
    });
    const link = new Paragraph({
      children: [new ExternalHyperlink({ link: 'https://example.jp', children: [new TextRun('窓口')] })],
    });
    expect(
      await wordOf(bold, broken('担当課', '総務課'), broken('限られた人手でも、', '仕事の質を保ちます。'), link),
    ).toEqual(['bold 担当課', '担当課', '総務課', '限られた人手でも、仕事の質を保ちます。', '窓口']);
  });

  it('reads the text of a text box once, and tells what is drawn', async () => {
    const box =
      '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>箱の中</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>' +
      '<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>箱の中</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>';
    const docx = changed(await made([line('本文')]), 'word/document.xml', (xml) =>
      xml.replace('</w:p>', `${box}</w:p>`),
    );
    const document = await read('a.docx', docx);
    expect(
      shown(document)
        .join('')
        .match(/箱の中/gu),
    ).toHaveLength(1);
    expect(document.losses).toEqual([{ kind: 'drawings', count: 1, spot: { file: 'a.docx' } }]);
  });

  it('reports pictures and macros, and reads the rest', async () => {
    const parts = unzipSync(await made([line('本文')]));
    const given = zipSync({
      ...parts,
      'word/media/image1.png': new Uint8Array(9),
      'word/vbaProject.bin': new Uint8Array(9),
    });
    const document = await read('a.docm', given);
    expect(shown(document)).toEqual(['本文']);
    expect(document.losses.map(({ kind }) => kind)).toEqual(['images', 'macros']);
  });

  it('looks at no shading where cells cannot be told apart', async () => {
    const table = new Table({ rows: [row(cell('a', { shading: { fill: '00B050' } }), cell('b'))] });
    const docx = changed(await made([table]), 'word/document.xml', (xml) =>
      xml.replace('<w:tr>', '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p/></w:tc></w:tr><w:tr>'),
    );
    expect(shown(await read('a.docx', docx))).toEqual(['| a | b |']);
  });
});
