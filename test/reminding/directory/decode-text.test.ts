import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/reminding/directory/decode-text.ts';
import { entriesOf, plans } from './samples.ts';
import { readDirectory } from '../../../src/reminding/directory/read-directory.ts';

const TEXT = '部署,ソ表能\r\n髙島①';
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

describe('decoding', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 as Excel writes it', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['big-endian UTF-16', utf16be(`\ufeff${TEXT}`)],
    [
      'Shift_JIS with letters that end in a backslash byte and letters of code page 932',
      bytes(
        0x95,
        0x94,
        0x8f,
        0x90,
        0x2c,
        0x83,
        0x5c,
        0x95,
        0x5c,
        0x94,
        0x5c,
        13,
        10,
        0xfb,
        0xfc,
        0x93,
        0x87,
        0x87,
        0x40,
      ),
    ],
  ])('reads %s', (_, encoded) => {
    expect(decodeText(encoded)).toEqual({ kind: 'text', text: TEXT });
  });

  it.each([
    ['a broken UTF-8 letter behind a byte order mark', bytes(0xef, 0xbb, 0xbf, 0x83, 0x5c)],
    ['half a UTF-16 letter', bytes(0xff, 0xfe, 0x41)],
    ['bytes that are no letter in any of them', bytes(0x41, 0xff, 0xfd)],
  ])('does not guess at %s', (_, encoded) => {
    expect(decodeText(encoded)).toEqual({ kind: 'unknown-encoding' });
  });

  it('tells a workbook from text', () => {
    expect(decodeText(bytes(0x50, 0x4b, 3, 4, 20, 0, 6, 0))).toEqual({ kind: 'not-text' });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (any) => {
        expect(['text', 'not-text', 'unknown-encoding']).toContain(decodeText(any).kind);
      }),
    );
  });
});

describe('a directory saved by Excel in Japan', () => {
  it('is read from Shift_JIS with full-width letters', () => {
    const file = new URL('../../fixtures/directory/shift-jis.csv', import.meta.url);
    expect(entriesOf(readDirectory({ bytes: readFileSync(file), file: 'shift-jis.csv', plans }))).toEqual([
      {
        municipality: 'ono',
        department: '予算表示課',
        contact: { kind: 'slack-channel', address: 'C0123ABCDEF' },
        promoter: true,
        from: '2027-04-01',
      },
      {
        municipality: 'ono',
        department: '髙島支所',
        contact: { kind: 'web', address: 'ono/髙島支所' },
        promoter: false,
        to: '2028-03-31',
      },
      {
        municipality: 'ono',
        department: '①番窓口課',
        contact: { kind: 'web', address: 'ono/①番窓口課' },
        promoter: false,
        from: '2027-04-01',
      },
    ]);
  });

  it.each(['unicode.txt', 'UNICODE.TXT', 'unicode.csv'])('is read as Unicode text, UTF-16 with tabs: %s', (file) => {
    const text = '\ufeff自治体\t部署\t連絡先の種類\t連絡先\t終了日\r\nharano\t情報課\tWeb\t\t\r\n';
    const read = readDirectory({ bytes: Buffer.from(text, 'utf16le'), file, plans });
    expect(entriesOf(read)).toEqual([
      {
        municipality: 'harano',
        department: '情報課',
        contact: { kind: 'web', address: 'harano/情報課' },
        promoter: false,
      },
    ]);
  });
});
