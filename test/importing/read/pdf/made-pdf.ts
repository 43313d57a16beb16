import { deflateSync } from 'node:zlib';

/** A page to be made: operators of PDF in points from the lower left corner, and what is unusual of it. */
export interface MadePage {
  readonly content: string;
  /** Entries of the page's dictionary: `/Rotate 90`, another `/MediaBox [0 0 842 595]`. */
  readonly entries?: string;
  /** Entries of its resources beside the fonts. */
  readonly resources?: string;
}

/** What is unusual of the whole file. */
export interface MadeFile {
  /** The encoding of F1 without a map to Unicode, such as `/90ms-RKSJ-H`. */
  readonly encoding?: string;
  readonly trailer?: string;
  readonly objects?: readonly string[];
}

/** A PDF of A4 pages with three fonts that are not embedded: F1 明朝, F2 the same in bold, F3 that runs downwards. */
export function madePdf(pages: readonly (string | MadePage)[], file: MadeFile = {}): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${FIRST_PAGE + 2 * at} 0 R`).join(' ')}] >>`,
    ...fonts(file.encoding),
    ...pages.flatMap((page, at) =>
      pageObjects(typeof page === 'string' ? { content: page } : page, FIRST_PAGE + 2 * at),
    ),
    ...(file.objects ?? []),
  ];
  return joined(objects, file.trailer ?? '');
}

const FIRST_PAGE = 11;

function fonts(encoding: string | undefined): readonly string[] {
  const unicode = '/ToUnicode 9 0 R';
  const font = (name: string, code: string, map: string, descendant: number): string =>
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding ${code} /DescendantFonts [${descendant} 0 R] ${map} >>`;
  const descendant = (name: string, descriptorAt: number): string =>
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor ${descriptorAt} 0 R >>`;
  const descriptor = (name: string): string =>
    `<< /Type /FontDescriptor /FontName /${name} /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 80 >>`;
  return [
    font('Ryumin-Light', encoding ?? '/Identity-H', encoding === undefined ? unicode : '', 6),
    font('Ryumin-Bold', '/Identity-H', unicode, 7),
    font('Ryumin-Light', '/Identity-V', unicode, 6),
    descendant('Ryumin-Light', 8),
    descendant('Ryumin-Bold', 10),
    descriptor('Ryumin-Light'),
    stream(
      '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end',
    ),
    descriptor('Ryumin-Bold'),
  ];
}

const stream = (content: string, entries = ''): string =>
  `<< /Length ${Buffer.byteLength(content, 'latin1')} ${entries} >>\nstream\n${content}\nendstream`;

function pageObjects(page: MadePage, number: number): readonly string[] {
  const packed = deflateSync(Buffer.from(page.content, 'latin1')).toString('latin1');
  return [
    `<< /Type /Page /Parent 2 0 R ${page.entries?.includes('/MediaBox') === true ? '' : '/MediaBox [0 0 595 842]'} ${page.entries ?? ''} /Contents ${number + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> ${page.resources ?? ''} >> >>`,
    stream(packed, '/Filter /FlateDecode'),
  ];
}

function joined(objects: readonly string[], trailer: string): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** Text whose line begins at `x` and stands on `y`; every letter is as wide as it is high. */
export const text = (x: number, y: number, size: number, words: string, font = 'F1'): string =>
  `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(words)}> Tj ET\n`;

const hex = (words: string): string =>
  [...words].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');

/** Lines of text below each other, 1.7 times their size apart. */
export const lines = (x: number, y: number, size: number, words: readonly string[], font = 'F1'): string =>
  words.map((line, at) => text(x, y - at * size * 1.7, size, line, font)).join('');

/** A line drawn from one point to another. */
export const line = (x: number, y: number, toX: number, toY: number, width = 0.5): string =>
  `${width} w ${x} ${y} m ${toX} ${toY} l S\n`;

/** A filled rectangle; `colour` is red, green and blue from 0 to 1. */
export const area = (x: number, y: number, wide: number, high: number, colour = '0.8 0.8 0.9'): string =>
  `${colour} rg ${x} ${y} ${wide} ${high} re f 0 g\n`;

/** A table with every line drawn: `xs` are the edges of its columns, `ys` those of its rows from above. */
export const grid = (xs: readonly number[], ys: readonly number[]): string => {
  const [left, right, top, bottom] = [xs[0] ?? 0, xs.at(-1) ?? 0, ys[0] ?? 0, ys.at(-1) ?? 0];
  return [...ys.map((y) => line(left, y, right, y)), ...xs.map((x) => line(x, top, x, bottom))].join('');
};

/** The texts of a table's cells, row by row, at the left of each. */
export const cells = (
  xs: readonly number[],
  ys: readonly number[],
  rows: readonly (readonly string[])[],
  size = 9,
): string =>
  rows
    .flatMap((row, at) =>
      row.map((words, column) =>
        words === '' ? '' : text((xs[column] ?? 0) + 3, (ys[at] ?? 0) - size - 4, size, words),
      ),
    )
    .join('');
