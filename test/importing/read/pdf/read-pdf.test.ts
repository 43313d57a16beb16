import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { KakariError } from '../../../../src/domain/errors.ts';
import { CharacterMaps } from '../../../../src/importing/read/pdf/character-maps.ts';
import { readPdf } from '../../../../src/importing/read/pdf/read-pdf.ts';
import { area, madePdf, text } from './made-pdf.ts';
import { readMade } from './read-made.ts';

/** The maps come with pdfjs-dist, which is not everywhere. */
const hasCharacterMaps = await new CharacterMaps().fetch({ kind: 'cMapUrl', filename: '90ms-RKSJ-H.bcmap' }).then(
  () => true,
  () => false,
);

const SENTENCE = text(60, 700, 12, '青葉町のデジタル化の計画です');

const fixture = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL(`../../../fixtures/import/${name}`, import.meta.url)));

/** The code and fields of the error with which a file is refused. */
async function refusal(bytes: Uint8Array, read = readMade): Promise<unknown> {
  const error: unknown = await read(bytes).catch((thrown: unknown) => thrown);
  return error instanceof KakariError ? { code: error.code, ...error.fields } : error;
}

describe('readPdf', () => {
  it('reads a document in a thread of its own, telling of each page, while other work goes on', async () => {
    const progress: string[] = [];
    let turns = 0;
    let done = false;
    const others = (async () => {
      while (!done) {
        await setImmediate();
        turns += 1;
      }
    })();
    const document = await readPdf({ name: 'plan.pdf', bytes: madePdf([SENTENCE, SENTENCE]) }, (at, of) =>
      progress.push(`${at}/${of}`),
    );
    done = true;
    await others;

    expect(document).toMatchObject({ file: 'plan.pdf', format: 'pdf', losses: [] });
    expect(document.blocks).toHaveLength(2);
    expect(progress).toEqual(['1/2', '2/2']);
    expect(turns).toBeGreaterThan(0);
  });

  it('leaves the bytes as they were', async () => {
    const bytes = madePdf([SENTENCE]);
    const before = bytes.slice();
    await readPdf({ name: 'plan.pdf', bytes });

    expect(bytes).toEqual(before);
  });

  it('opens a document that only restricts printing and copying', async () => {
    const document = await readMade(await fixture('owner-password.pdf'));

    expect(document.blocks).toMatchObject([{ text: '青葉町のデジタル化の計画です' }]);
  });

  it('asks for a document without a password where one is needed', async () => {
    const guarded = (bytes: Uint8Array) => readPdf({ name: 'plan.pdf', bytes });

    expect(await refusal(await fixture('password.pdf'), guarded)).toEqual({
      code: 'document-encrypted',
      file: 'plan.pdf',
    });
  });

  it.each([
    ['no PDF', new Uint8Array(Buffer.from('これはPDFではありません'))],
    ['empty', new Uint8Array()],
    ['without a table of pages', new Uint8Array(Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF\n'))],
  ])('says that a file is damaged: %s', async (_, bytes) => {
    expect(await refusal(bytes)).toEqual({ code: 'document-damaged', file: 'plan.pdf' });
  });

  it('says that a file was cut off, also behind the end of an earlier state', async () => {
    const whole = madePdf([SENTENCE, SENTENCE]);
    const cut = { code: 'document-truncated', file: 'plan.pdf' };
    expect(await refusal(whole.slice(0, -400))).toEqual(cut);
    expect(await refusal(new Uint8Array(Buffer.concat([whole, Buffer.from('14 0 obj\n<< /Type')])))).toEqual(cut);
  });

  it('reads a file with something else behind its end', async () => {
    const document = await readMade(new Uint8Array(Buffer.concat([madePdf([SENTENCE]), Buffer.alloc(10_240, 'x')])));
    expect(document.blocks).toMatchObject([{ text: '青葉町のデジタル化の計画です' }]);
  });

  it('says of a form that holds only itself that there is nothing to read, not that it is an image', async () => {
    const resources = '/XObject << /Fm0 13 0 R >>';
    const form = `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << ${resources} >> /Length 7 >>\nstream\n/Fm0 Do\nendstream`;
    const bytes = madePdf([{ content: '/Fm0 Do', resources }], { objects: [form] });
    expect(await refusal(bytes)).toEqual({ code: 'document-has-no-text', file: 'plan.pdf' });
  });

  it('says that a document of images has no text, and how many pages it has', async () => {
    expect(await refusal(madePdf([area(0, 0, 595, 842), area(0, 0, 595, 842)]))).toEqual({
      code: 'document-has-no-text',
      file: 'plan.pdf',
      pages: 2,
    });
  });

  it('refuses more pages than it reads', async () => {
    expect(await refusal(madePdf(Array.from({ length: 2_001 }, () => '')))).toEqual({
      code: 'document-too-many-pages',
      file: 'plan.pdf',
      most: 2_000,
    });
  });

  it.skipIf(!hasCharacterMaps)('reads letters that older programs wrote in Shift_JIS or UTF-16', async () => {
    const shiftJis = 'BT /F1 12 Tf 60 700 Td <90c2977492ac44582032303236944e> Tj ET\n';
    const read = async (content: string, encoding: string) =>
      (await readMade(madePdf([content], { encoding }))).blocks.map((block) => 'text' in block && block.text);

    expect(await read(shiftJis, '/90ms-RKSJ-H')).toEqual(['青葉町DX 2026年']);
    expect(await read(SENTENCE, '/UniJIS-UTF16-H')).toEqual(['青葉町のデジタル化の計画です']);
  });

  it('comes to an end with pages that hold each other', async () => {
    const whole = Buffer.from(madePdf([SENTENCE])).toString('latin1');
    const looped = new Uint8Array(Buffer.from(whole.replace('/Kids [11 0 R]', '/Kids [2 0 R ]'), 'latin1'));

    expect(await refusal(looped)).toEqual({ code: 'document-damaged', file: 'plan.pdf' });
  });

  it('keeps to itself what the reader says of a broken file', async () => {
    const said = [vi.spyOn(console, 'log'), vi.spyOn(console, 'warn'), vi.spyOn(process.stderr, 'write')];
    const odd = `${SENTENCE} BT /F9 10 Tf (x) Tj ET /Missing Do 1 2 3 nonsense\n`;
    await readPdf({ name: 'plan.pdf', bytes: madePdf([odd]) });
    const calls = said.flatMap((spy) => spy.mock.calls.map(String)).filter((call) => call.includes('Warning'));
    vi.restoreAllMocks();

    expect(calls).toEqual([]);
  });
});
