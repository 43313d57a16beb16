import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/language/decode-text.ts';

const TEXT = '部署,ソ表能\r\n髙島①';
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

const JAPANESE = '計画の表\r\n';
const EUC_JP = bytes(0xb7, 0xd7, 0xb2, 0xe8, 0xa4, 0xce, 0xc9, 0xbd, 13, 10);
const ISO_2022_JP = bytes(...Array.from('\u001b$B7W2h$NI=\u001b(B\r\n', (character) => character.charCodeAt(0)));

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
    ['UTF-16 without a mark', Buffer.from(JAPANESE, 'utf16le')],
    ['big-endian UTF-16 without a mark', utf16be(JAPANESE)],
    ['EUC-JP', EUC_JP],
    ['ISO-2022-JP', ISO_2022_JP],
  ])('reads %s', (_, encoded) => {
    expect(decodeText(encoded)).toEqual({ kind: 'text', text: JAPANESE });
  });

  it('takes half-width kana of Shift_JIS for kana, though they are letters of EUC-JP too', () => {
    expect(decodeText(bytes(0xd4, 0xcf, 0xc0, 0xde))).toEqual({ kind: 'text', text: 'ﾔﾏﾀﾞ' });
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
