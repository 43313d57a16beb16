import { describe, expect, it } from 'vitest';
import { read, shown } from './show.ts';

describe('reading a CSV file', () => {
  it.each([
    ['commas', '取組,R8\n"窓口\n改善","a,""b"""\n'],
    ['semicolons', '取組;R8\n"窓口\n改善";"a,""b"""\n'],
    ['tabs', '取組\tR8\n"窓口\n改善"\t"a,""b"""\n'],
  ])('reads values between %s, with line breaks and quotes in them', async (_, content) => {
    expect(shown(await read('a.csv', `\ufeff${content}`))).toEqual(['| 取組 | R8 |', '| 窓口/改善 | a,"b" |']);
  });

  it('keeps a title above the header as a row, and what begins with = as text', async () => {
    const document = await read('a.csv', 'みどり町 取組一覧\r\n取組,担当\r\n=1+1,@総務課\r\n+a,-b\r\n');
    expect(shown(document)).toEqual([
      '| みどり町 取組一覧 |  |',
      '| 取組 | 担当 |',
      '| =1+1 | @総務課 |',
      '| +a | -b |',
    ]);
    expect(document.blocks).toMatchObject([{ ragged: true }]);
  });

  it('tells each cell the line in which its row begins', async () => {
    const [table] = (await read('a.csv', 'a,b\n"c\nd",e\nf,g\n')).blocks;
    const lines = table?.kind === 'table' ? table.rows.map((row) => row[0]?.spot.line) : [];
    expect(lines).toEqual([1, 2, 4]);
  });

  it('takes a quote that is never closed for a character', async () => {
    expect(shown(await read('a.csv', '取組,R8\n"窓口,検討\n'))).toEqual(['| 取組 | R8 |', '| "窓口 | 検討 |']);
  });

  it('keeps a value that goes on behind its quotes as it stands', async () => {
    expect(shown(await read('a.csv', '取組,"窓口"と"電話"\r\n'))).toEqual(['| 取組 | "窓口"と"電話" |']);
  });

  it('refuses more separators than a plan can have', async () => {
    await expect(read('a.csv', ','.repeat(500_001))).rejects.toMatchObject({ code: 'document-too-many-cells' });
  });

  it('reads Shift_JIS as Excel in Japan writes it', async () => {
    const bytes = Uint8Array.of(0x8e, 0xe6, 0x91, 0x67, 0x2c, 0x87, 0x40, 13, 10);
    expect(shown(await read('a.csv', bytes))).toEqual(['| 取組 | ① |']);
  });

  it('reads ten thousand empty columns as none', async () => {
    expect(shown(await read('a.csv', `取組,R8${','.repeat(10_000)}\n窓口,検討\n`))).toEqual([
      '| 取組 | R8 |',
      '| 窓口 | 検討 |',
    ]);
  });

  it('refuses more rows than a plan can have', async () => {
    await expect(read('a.csv', 'a\n'.repeat(100_001))).rejects.toMatchObject({
      code: 'document-too-many-rows',
      fields: { file: 'a.csv', most: 100_000 },
    });
  });

  it('refuses a table that would be larger than the memory', async () => {
    const content = `${'a,'.repeat(3_000)}b\n${'c\n'.repeat(1_000)}`;
    await expect(read('a.csv', content)).rejects.toMatchObject({ code: 'document-too-many-cells' });
  });
});
