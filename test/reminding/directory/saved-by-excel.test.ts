import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entriesOf, plans } from './samples.ts';
import { readDirectory } from '../../../src/reminding/directory/read-directory.ts';

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
