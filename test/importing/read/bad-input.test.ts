import { Document, Packer, Paragraph } from 'docx';
import { type Zippable, strToU8, unzipSync, zipSync } from 'fflate';
import { fc } from '../../fast-check.ts';
import { writeXlsx } from 'hucre';
import { beforeAll, describe, expect, it } from 'vitest';
import { KakariError } from '../../../src/domain/errors.ts';
import { errorLines } from '../../../src/command-line/sentences.ts';
import { read, shown } from './show.ts';

let docx: Uint8Array;
let xlsx: Uint8Array;

beforeAll(async () => {
  docx = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('本文です。')] }] }));
  xlsx = await writeXlsx({
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          ['取組', 'R8'],
          ['窓口', '検討'],
        ],
      },
    ],
  });
});

/** The code of the error, once it is sure that a person gets one clear sentence that names the file. */
async function codeOf(name: string, content: string | Uint8Array): Promise<string> {
  const error: unknown = await read(name, content).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof KakariError)) throw new Error(`${name} should be refused, but: ${String(error)}`);
  const lines = errorLines(error);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^ファイル .+。.*(?:ください|やめました).*。$/u);
  expect(lines[0]).toContain(name);
  return error.code;
}

const joined = (parts: Zippable, base: Uint8Array): Uint8Array => zipSync({ ...unzipSync(base), ...parts });
const compound = (stream: string): Uint8Array =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
  ]);

/** The archive with another size in its directory for the entries of a name. */
function lying(zip: Uint8Array, name: RegExp, size: number): Uint8Array {
  const copy = Buffer.from(zip);
  const mark = Buffer.from([0x50, 0x4b, 1, 2]);
  for (let at = copy.indexOf(mark); at >= 0; at = copy.indexOf(mark, at + 4)) {
    const given = copy.subarray(at + 46, at + 46 + copy.readUInt16LE(at + 28)).toString();
    if (name.test(given)) copy.writeUInt32LE(size, at + 24);
  }
  return copy;
}

describe('a file that is not what it should be', () => {
  it.each([
    ['nothing at all', '計画.txt', '', 'document-empty'],
    ['only blanks', '計画.txt', ' \n\u3000\n\t', 'document-has-no-text'],
    ['text under the name of a PDF', '計画.pdf', '計画です。', 'document-mislabelled'],
    ['noise under the name of a Word file', '計画.docx', Uint8Array.of(0, 1, 2, 255, 0), 'document-damaged'],
    ['a picture', '計画.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d), 'document-kind-unknown'],
    ['a web page', '計画.html', '<!DOCTYPE html><html><body>計画</body></html>', 'document-kind-unknown'],
    ['rich text', '計画.rtf', '{\\rtf1 x}', 'document-kind-unknown'],
    [
      'an encoding of nobody',
      '計画.txt',
      Uint8Array.from({ length: 500 }, (_, at) => (at % 2 === 0 ? 0xff : 0xfd)),
      'document-encoding-unknown',
    ],
    ['an old Word file', '計画.doc', compound('WordDocument'), 'document-old-office'],
    ['an encrypted Excel file', '計画.xlsx', compound('EncryptedPackage'), 'document-encrypted'],
    ['an archive of something else', '計画.zip', zipSync({ 'a.txt': strToU8('a') }), 'document-kind-unknown'],
    [
      'an archive in an archive',
      '計画.zip',
      zipSync({ 'a.docx': zipSync({ 'word/document.xml': strToU8('<a/>') }) }),
      'document-kind-unknown',
    ],
  ])('%s is refused with a sentence of its own', async (_, name, content, code) => {
    expect(await codeOf(name, content)).toBe(code);
  });

  it('is refused when it is larger than a plan can be', async () => {
    expect(await codeOf('計画.txt', new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61))).toBe('document-too-large');
    expect(await codeOf('計画.pdf', new Uint8Array(100 * 1024 * 1024 + 1))).toBe('document-too-large');
  });

  it.each(['<div>', '<b>', '<table><tr><td>'])('is refused when %s stands in itself without an end', async (mark) => {
    expect(await codeOf('計画.txt', `<table><tr><td>${mark.repeat(5_000)}`)).toBe('document-damaged');
  });

  it('is refused when it was cut off within a character of UTF-16', async () => {
    const bytes = Buffer.from('計画 A\n', 'utf16le').subarray(0, -1);
    expect(await codeOf('計画.txt', bytes)).toBe('document-truncated');
    expect(await codeOf('計画.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]))).toBe('document-truncated');
  });

  it('is refused when a line of it never ends', async () => {
    expect(await codeOf('計画.csv', 'x'.repeat(5_000_001))).toBe('document-damaged');
  });

  it('is read as what it is when its name tells another kind', async () => {
    expect(shown(await read('計画.pdf', docx))).toEqual(['本文です。']);
    expect(shown(await read('計画.docx', xlsx))).toEqual(['| 取組 | R8 |', '| 窓口 | 検討 |']);
    expect(shown(await read('計画', '本文です。'))).toEqual(['本文です。']);
  });
});

describe('an Office file that would do harm', () => {
  it('is refused when an entry is a bomb, whether its size is told or not', async () => {
    const bomb = joined({ 'word/styles.xml': new Uint8Array(120 * 1024 * 1024) }, docx);
    expect(await codeOf('爆弾.docx', bomb)).toBe('document-bomb');
    expect(await codeOf('爆弾.docx', lying(bomb, /styles/u, 2_000))).toBe('document-bomb');
  });

  it('is refused when all entries together are a bomb, before one is unpacked', async () => {
    const parts = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`xl/media/${at}.png`, new Uint8Array(9)]));
    const claimed = lying(joined(parts, xlsx), /media/u, 90 * 1024 * 1024);
    expect(await codeOf('爆弾.xlsx', claimed)).toBe('document-bomb');
  });

  it('is refused when it has more entries than any plan', async () => {
    const parts = Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`word/a${at}.xml`, new Uint8Array()]));
    expect(await codeOf('多数.docx', joined(parts, docx))).toBe('document-bomb');
  });

  it.each([
    ['Word', '計画.docx', 'word/document.xml', (): Uint8Array => docx],
    ['Excel', '計画.xlsx', 'xl/sharedStrings.xml', (): Uint8Array => xlsx],
  ])('is refused when the XML of %s declares entities', async (_, name, part, base) => {
    const entities = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>';
    expect(await codeOf(name, joined({ [part]: strToU8(entities) }, base()))).toBe('document-damaged');
  });

  it('is refused when its XML is nested without end', async () => {
    const deep = `<w:document>${'<w:tbl>'.repeat(100_000)}`;
    for (const xml of [deep, `${deep}${'</w:tbl>'.repeat(100_000)}</w:document>`]) {
      expect(await codeOf('深い.docx', joined({ 'word/document.xml': strToU8(xml) }, docx))).toBe('document-damaged');
    }
  });

  it('is refused when its text never ends, or has more elements than any plan', async () => {
    for (const body of [`<w:t>${' '.repeat(2_000_001)}</w:t>`, '<w:p/>'.repeat(700_001)]) {
      const xml = strToU8(`<w:document>${body}</w:document>`);
      expect(await codeOf('長い.docx', joined({ 'word/document.xml': xml }, docx))).toBe('document-bomb');
    }
  });

  it('is refused when its merged cells lie over each other again and again', async () => {
    const rows = Array.from({ length: 100 }, () => ['取組', 'R8']);
    const bytes = await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] });
    const part = 'xl/worksheets/sheet1.xml';
    const merges = `<mergeCells>${'<mergeCell ref="A1:B100"/>'.repeat(2_501)}</mergeCells>`;
    const sheet = Buffer.from(unzipSync(bytes)[part] ?? [])
      .toString()
      .replace('</sheetData>', `</sheetData>${merges}`);
    expect(await codeOf('結合.xlsx', joined({ [part]: strToU8(sheet) }, bytes))).toBe('document-damaged');
  });

  it('is read without a part whose address is none', async () => {
    const relations = '<Relationships><Relationship Id="r1" Type="d" Target="http://["/></Relationships>';
    const given = joined({ 'xl/worksheets/_rels/sheet1.xml.rels': strToU8(relations) }, xlsx);
    expect(shown(await read('計画.xlsx', given))).toEqual(['| 取組 | R8 |', '| 窓口 | 検討 |']);
  });

  it('opens neither the pictures nor the archives in it', async () => {
    const given = joined(
      { 'word/media/image1.png': zipSync({ a: new Uint8Array(1_000) }), 'word/embeddings/a.docx': docx },
      docx,
    );
    expect(shown(await read('計画.docx', given))).toEqual(['本文です。']);
  });
});

describe('an Office file that was cut off or damaged', () => {
  it('is refused wherever it is cut', async () => {
    for (const length of [30, 100, Math.floor(docx.length / 2), docx.length - 1]) {
      expect(await codeOf('計画.docx', docx.subarray(0, length))).toBe('document-truncated');
    }
  });

  it.each(['word/document.xml', '[Content_Types].xml'])('is refused when %s is broken', async (part) => {
    expect(await codeOf('計画.docx', joined({ [part]: strToU8('<w:document><w:body') }, docx))).toBe(
      'document-damaged',
    );
  });

  it('is refused when its sheet is missing', async () => {
    const { ['xl/worksheets/sheet1.xml']: _, ...rest } = unzipSync(xlsx);
    expect(await codeOf('計画.xlsx', zipSync(rest))).toMatch(/^document-(?:damaged|has-no-text)$/u);
  });

  it('is read or refused with a sentence, whichever bytes are wrong', async () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), changes, async (word, changed) => {
        const bytes = Uint8Array.from(word ? docx : xlsx);
        for (const [at, value] of changed) bytes[at % bytes.length] = value;
        const thrown: unknown = await read(word ? 'a.docx' : 'a.xlsx', bytes).then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(thrown === undefined || (thrown instanceof KakariError && thrown.code.startsWith('document-'))).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });
});
